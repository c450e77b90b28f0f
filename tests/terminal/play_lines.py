"""How lines are typed, and what is done with ideas on the board."""

from tests.terminal.desk import Desk, last_word, play, quoted, told
from tests.terminal.ledger import Kept
from tests.terminal.steps import (
    Answers,
    Builds,
    Corrects,
    Fumbles,
    Learns,
    MarksOutside,
    Merges,
    Moves,
    Parks,
    Pastes,
    Quickly,
    Removes,
    Routed,
    Says,
    TakesApart,
    TakesBack,
    ThinksBetter,
)
from tests.terminal.words import CHECKING_OUT, CORRECTING, WALKING, WHY, t

_IN_QUESTION = 30
"""Characters of a text that a question quotes at most."""


def _keep(desk: Desk, who: str, text: str, kind: str = "contribution", on: Kept | None = None) -> None:
    question = None
    if desk.phase == WHY and kind in ("contribution", "answer"):
        kind, question = "answer", desk.ledger.questions[-1].text
    if desk.phase == CHECKING_OUT:
        kind = "learned"
    desk.ledger.lines.append(Kept(text, who, desk.kept_in, kind, desk.part, question, on, idea=desk.idea))


@play.register
def _(step: Says, desk: Desk) -> None:
    desk.say(step.who, step.text)
    _keep(desk, step.who, step.text)


@play.register
def _(step: Quickly, desk: Desk) -> None:
    columns = desk.ledger.columns()
    keys = ""
    for who, text in step.lines:
        keys += "\t" * ((columns.index(who) - columns.index(desk.column)) % len(columns)) + text + "\r"
        desk.column = who
        _keep(desk, who, text)
    desk.begin()
    desk.terminal.type(keys)
    desk.terminal.wait_for(*(last_word(text) for _, text in step.lines))
    desk.saved()


@play.register
def _(step: Routed, desk: Desk) -> None:
    desk.begin()
    desk.terminal.enter(f"{step.who.lower()}: {step.text}")
    desk.terminal.wait_for(t("board.routed", column=desk.ledger.name(step.who)))
    _keep(desk, step.who, step.text)


@play.register
def _(step: Fumbles, desk: Desk) -> None:
    desk.say(step.who, step.typed)
    desk.terminal.press("up")
    desk.terminal.wait_for(f"{CORRECTING} {step.typed}")
    desk.retype(step.typed, step.text)
    desk.ledger.gone.append(step.typed)
    _keep(desk, step.who, step.text)


@play.register
def _(step: Learns, desk: Desk) -> None:
    desk.go_to(step.who)
    desk.begin()
    if step.in_the_middle_of:
        desk.terminal.type(step.in_the_middle_of)
        desk.terminal.press("f8")
        desk.reply(f"{step.who} {t('board.learned_line')}", step.text)
    else:
        desk.terminal.enter(f"! {step.text}")
    desk.saved()
    desk.terminal.wait_for(t("told.hidden.learned"))
    if step.in_the_middle_of:
        desk.terminal.wait_for(f"{step.who} › {step.in_the_middle_of}")
        desk.terminal.press("ctrl+u")
    _keep(desk, step.who, step.text, "learned")


@play.register
def _(step: Answers, desk: Desk) -> None:
    desk.say(step.who, f"? {step.text}")
    _keep(desk, step.who, step.text, "answer")


@play.register
def _(step: Parks, desk: Desk) -> None:
    desk.say(step.who, f"~{step.text}")
    desk.terminal.wait_for(t("told.hidden.parked"))
    _keep(desk, step.who, step.text, "parked")


@play.register
def _(step: Pastes, desk: Desk) -> None:
    desk.go_to(step.who)
    desk.terminal.paste("\n".join(f"- {line}" for line in step.lines) + "\n")
    title = t.n("paste.title", len(step.lines), column=desk.ledger.name(step.who))
    kind = t("lines.kind.contribution")
    desk.terminal.wait_for(title, *(f"{step.who}  {kind}  {line}" for line in step.lines))
    desk.press("enter")
    for line in step.lines:
        _keep(desk, step.who, line)


@play.register
def _(step: TakesBack, desk: Desk) -> None:
    desk.undo(told(step.text))
    desk.ledger.drop(step.text)


@play.register
def _(step: ThinksBetter, desk: Desk) -> None:
    desk.undo(told(step.text))
    desk.redo(told(step.text))


@play.register
def _(step: Corrects, desk: Desk) -> None:
    desk.walk_to(step.wrong)
    desk.terminal.press("enter")
    desk.terminal.wait_for(f"{CORRECTING} {step.wrong}")
    desk.retype(step.wrong, step.text)
    desk.ledger.change(step.wrong, step.text)


@play.register
def _(step: Moves, desk: Desk) -> None:
    desk.walk_to(step.text)
    desk.terminal.press("v")
    desk.terminal.wait_for(f"{t('columns.move_to', text=quoted(step.text, _IN_QUESTION))} ›")
    desk.begin()
    desk.terminal.enter(step.to.lower())
    desk.saved()
    desk.ledger.line(step.text).who = step.to


@play.register
def _(step: Removes, desk: Desk) -> None:
    desk.walk_to(step.text)
    desk.press("delete")
    desk.terminal.wait_gone(WALKING)
    desk.ledger.drop(step.text)


@play.register
def _(step: MarksOutside, desk: Desk) -> None:
    desk.walk_to(step.text)
    desk.press("o")
    desk.back_to_line()
    desk.ledger.line(step.text).outside = True


@play.register
def _(step: Builds, desk: Desk) -> None:
    source = desk.ledger.line(step.on)
    desk.walk_to(step.on)
    desk.terminal.press("b")
    desk.terminal.wait_for(t("columns.builds_on", text=quoted(step.on, _IN_QUESTION)))
    desk.say(step.who, step.text)
    _keep(desk, step.who, step.text, on=source)


@play.register
def _(step: Merges, desk: Desk) -> None:
    desk.walk_to(step.text)
    desk.terminal.press("m")
    merged = any(desk.ledger.line(step.text) in members for members in desk.ledger.merged)
    desk.terminal.wait_for(t("columns.merge_again") if merged else t("columns.merge_with"))
    desk.walk_on_to(step.text, step.other)
    desk.press("enter")
    desk.column = desk.ledger.line(step.text).who  # the merged idea stands there, and with it the walker
    desk.back_to_line()
    desk.ledger.merge(step.text, step.other)


@play.register
def _(step: TakesApart, desk: Desk) -> None:
    desk.walk_to(step.text)
    desk.terminal.press("m")
    desk.terminal.wait_for(t("columns.merge_again"))
    desk.press("m")
    desk.back_to_line()
    desk.ledger.take_apart(step.text)
