"""The input line of the board: what a typed line becomes, questions, correcting and pasting."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.line import is_help, is_parking, parse, suggests_parking
from samenwerk_tui.core.routes import Place, place_of_line, read_line, typing_phase
from samenwerk_tui.core.rules import Rule, RuleError
from samenwerk_tui.store.protocol import Draft, StoreError
from samenwerk_tui.ui.messages import Answer, Ask, ColumnWanted, LineWanted, ask_text
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.panels.idea_actions import correct_line
from samenwerk_tui.ui.screens.screen_files import question_again
from samenwerk_tui.ui.screens.told import told
from samenwerk_tui.ui.screens.waiting_stage import WaitingStage
from samenwerk_tui.ui.widgets.column_names import place_name
from samenwerk_tui.ui.widgets.input_bar import InputBar
from samenwerk_tui.ui.widgets.lean_input import LeanInput

if TYPE_CHECKING:
    from samenwerk_tui.ui.screens.paste import Paste


class TypingStage(WaitingStage):
    """A stage on which one types."""

    def action_help(self) -> None:
        """What `?` and Enter asks for."""
        raise NotImplementedError

    @on(LineWanted)
    def _line_wanted(self, message: LineWanted) -> None:
        message.stop()
        self.take_line()
        if message.typed:
            self.bar.put(self.bar.line.value + message.typed)

    @on(ColumnWanted)
    def _column_wanted(self, message: ColumnWanted) -> None:
        message.stop()
        self.column = message.column

    @on(Ask)
    def _ask(self, message: Ask) -> None:
        message.stop()
        self.ask(message)

    def ask(self, question: Ask) -> None:
        """Ask for one line, in every phase; what would hide the question goes."""
        if self.curtain in ("blank", "standstill"):
            self.curtain = ""
        self.bar.ask(question)
        self.remove_class("-no-line")
        self.bar.line.focus(scroll_visible=False)
        self.show_hints()

    @on(InputBar.Replied)
    def _replied(self, message: InputBar.Replied) -> None:
        message.stop()
        self.keep_draft()
        text, column = message.text, self.column
        if message.ask.of_column:
            # As in the line: an answer with a short name before it is that organisation's.
            line = parse(text, self.routes())
            place = self.routes().get(line.route or "")
            if place is not None and place.caller is None:
                text, column = line.text, place.column
        answer = message.ask.answer(text, column)
        if isinstance(answer, str):
            self._ask_again(message)
            self.say(answer, alarm=True)
        elif answer is not None:
            self._have_done(message, answer)
        self.bar.reply_dealt_with()
        self.keep_draft()

    def _have_done(self, reply: InputBar.Replied, intent: Intent) -> None:
        """What an answer leads to. Where another screen took away what it is about, it is a line of its own again."""
        panel = self.panel  # another one may be next, where the phase changed meanwhile
        try:
            change = self.attempt(intent)
        except RuleError as error:
            self._give_back(reply, error, panel)
        except StoreError as error:
            self.save_failed(error)
            self._ask_again(reply)
        else:
            if change.conflict is None and change.facts and _is_unseen(change.facts[0]):
                self._say_told(change.facts)

    def _give_back(self, reply: InputBar.Replied, error: RuleError, panel: Panel) -> None:
        as_line = reply.ask.as_line if self.panel.has_line else None
        if error.rule is Rule.ERASED:
            panel.question_closed()
            self.say_refused(error)
        elif error.rule is Rule.GONE and isinstance(reply.ask.completes, intents.EditNote):
            self.ask(ask_text(reply.ask.label, intents.WriteNote(phase=self.state.phase, text="")))
            self.bar.put(reply.text)  # never the line: a note is nobody else's to see
            self.say_refused(error, self.t("board.in_line"))
        elif error.rule in (Rule.GONE, Rule.CHANGED) and as_line is not None:
            panel.question_closed()
            self.bar.wait_in_line(as_line + reply.text)
            self.say_refused(error, self.t("board.in_line"))
        else:
            self._ask_again(reply)
            self.say_refused(error)

    def _say_told(self, facts: tuple[fact.Fact, ...]) -> None:
        first = facts[0]
        failed = self.files.erase_in_group(self.state, first, self.clock) if isinstance(first, fact.Erased) else ()
        if failed:
            self.say(self.t("board.not_erased_in", sessions=", ".join(failed)), alarm=True)
        else:
            self.say(told(self.t, facts, self.state))

    def _ask_again(self, reply: InputBar.Replied) -> None:
        """The answer is in the line to be corrected, and counts as typed."""
        self.ask(reply.ask)
        self.bar.put(reply.text)

    @on(InputBar.Closed)
    def _question_closed(self, message: InputBar.Closed) -> None:
        message.stop()
        self.set_class(not self.panel.has_line and not self.bar.asking, "-no-line")
        self.panel.question_closed()
        self.take_line()
        self.show_hints()

    def begin_again(self, draft: Draft) -> None:
        """What was an answer is one again; where the panel has no line, what was learned is too: that is the line."""
        question = question_again(draft.asked) if draft.asked is not None else None
        if question is not None:
            self.bar.begin(draft.waiting)
            self.ask(question)
            self.bar.put(draft.text)
            return
        learned = parse(draft.text, self.routes())
        if self.panel.has_line or learned.kind != "learned":
            super().begin_again(draft)
            return
        self.bar.begin(draft.waiting)
        self.ask_learned()
        self.bar.put(learned.text)

    def ask_learned(self) -> None:
        """Open a line for what was learned about each other, in whatever phase."""

        def keep(text: str, column: str) -> Answer:
            if not text:
                return None
            # At a table a short name says who of them said it.
            read = read_line(text, self.routes(), Place(column=column))
            line = read.model_copy(update={"kind": "learned"})
            return intents.AddContributions(phase=self.typing_in, lines=(line,))

        self.ask(Ask(self.t("board.learned_line"), keep, as_line="! ", of_column=True))

    @on(InputBar.Entered)
    def _entered(self, message: InputBar.Entered) -> None:
        message.stop()
        # The draft is the whole line until that is saved, and nothing from then on: never lost and never there twice.
        self.keep_draft()
        if is_help(message.text):
            self.action_help()
        elif is_parking(message.text):
            self._park_last()
        elif not message.text:
            if not self.curtain:
                self.panel.confirm()
        elif not self._keep_line(message.text):
            self.bar.give_back(message.text)
        self.bar.dealt_with()
        self.keep_draft()

    def _keep_line(self, text: str) -> bool:
        """Keep a typed line, or let the panel do something of its own with it; one that cannot be saved now waits.

        False when it is no good: it is to be given back.
        """
        here = Place(column=self.column)
        line = read_line(text, self.routes(), here)
        place = place_of_line(line)
        phase = typing_phase(self.state)
        named = place_name(self.t, self.state, phase.id, place)  # before another screen changes the columns
        meant = self.panel.take_line(line.text, place) if line.kind == "contribution" and line.text else None
        if isinstance(meant, str):
            self.say(meant, alarm=True)
            return False
        intent = meant or intents.AddContributions(phase=phase.id, lines=(self.panel.completed(line),))
        try:
            change = self.attempt(intent)
        except RuleError as error:
            self.say_refused(error)
            return False
        except StoreError as error:
            self.save_failed(error)
            self.let_wait(text, here.column, intent)
            return True
        if self.typing_in != phase.id:
            self.say(self.t("board.kept_in", phase=phase.title))
        if meant is not None or self.typing_in != phase.id:
            return True
        if line.kind != "contribution":
            self.say(told(self.t, change.facts, self.state))
        elif suggests_parking(line.text):
            self.say(self.t("board.park_offer"))
        elif place != here:
            self.say(self.t("board.routed", column=named))
        return True

    def _park_last(self) -> None:
        """Park the newest line of the current column after all."""
        lines = [one for one in self.state.in_column(self.typing_in, self.column) if one.kind == "contribution"]
        change = self.do(intents.ParkContribution(id=lines[-1].id, parked=True)) if lines else None
        if not lines:
            self.say(self.t("board.nothing_to_park"))
        elif change is not None:
            self.say(told(self.t, change.facts, self.state))

    @on(LeanInput.Turn)
    def _turn(self, message: LeanInput.Turn) -> None:
        columns = [column.id for column in self.columns()]
        here = columns.index(self.current_column().id)
        self.column = columns[(here + message.step) % len(columns)]

    @on(LeanInput.Walk)
    def _walk(self) -> None:
        if not self.bar.asking and not self.curtain and not self.panel.take_keys():
            self.say(self.t("board.nothing_to_walk"))

    @on(LeanInput.Page)
    def _page(self, message: LeanInput.Page) -> None:
        if not self.bar.asking and not self.curtain:
            self.panel.turn_page(message.step)
            self.show_label()
            self.show_hints()

    @on(LeanInput.Recall)
    def _recall(self) -> None:
        if self.bar.asking or self.curtain == "standstill" or self.panel.recall():
            return
        lines = self.state.in_column(self.typing_in, self.column)
        if not lines:
            self.say(self.t("board.nothing_to_recall"))
            return
        self.edit(lines[-1].id)

    def edit(self, contribution: str) -> None:
        """Take a contribution back into the line to correct it."""
        self.ask(correct_line(self.t, self.state.contribution(contribution)))

    @on(LeanInput.LinesPasted)
    def _pasted(self, message: LeanInput.LinesPasted) -> None:
        from samenwerk_tui.ui.screens.paste import Paste, read_paste

        if self.bar.asks_privately:
            self.bar.put(" ".join((self.bar.line.value, *message.lines)).strip())
            return
        if len(message.lines) > intents.MAX_LINES:
            self.say(self.t(f"rule.{Rule.TOO_MANY_LINES}", limit=intents.MAX_LINES), alarm=True)
            return
        here = Place(column=self.current_column().id)
        lines = read_paste(message.lines, self.routes(), here, self.panel.meaning)
        completed = tuple(replace(one, line=self.panel.completed(one.line)) for one in lines)
        paste = Paste(self.typing_in, completed)
        self._propose(paste, place_name(self.t, self.state, paste.phase, here) if paste.is_all_at(here) else "")

    def _propose(self, paste: "Paste", where: str) -> None:
        """Show what a paste will do, and do it when that is agreed; shown again where it cannot be kept.

        `where` is the name of the column that all of it goes to, empty where it goes to several.
        """

        def keep(agreed: bool | None) -> None:
            if not agreed:
                return
            if self.do(paste.intent()) is None:
                self._propose(paste, where)
            elif where:
                self.say(self.t.n("board.pasted", len(paste.lines), column=where))
            else:
                self.say(self.t.n("board.pasted_apart", len(paste.lines)))

        from samenwerk_tui.ui.screens.paste import PasteScreen

        self.app.push_screen(PasteScreen(self.t, self.state, paste, where), keep)


def _is_unseen(happened: fact.Fact) -> bool:
    """Whether what happened shows nowhere in the columns, so that it has to be said."""
    return isinstance(happened, fact.Erased) or (
        isinstance(happened, fact.ContributionAdded) and happened.contribution.kind != "contribution"
    )
