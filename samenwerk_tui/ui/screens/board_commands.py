"""Everything the palette of the board offers: the keys by name, and what has no key of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.clock import minutes_behind, squeeze
from samenwerk_tui.core.model import Organisation, Phase
from samenwerk_tui.ui.keys import COMMANDS, CommandId
from samenwerk_tui.ui.panels.columns import ColumnsPanel
from samenwerk_tui.ui.screens import board_questions as questions
from samenwerk_tui.ui.screens.board_lines import show_all_lines
from samenwerk_tui.ui.screens.palette import PaletteCommand
from samenwerk_tui.ui.themes import THEMES

if TYPE_CHECKING:
    from samenwerk_tui.ui.screens.board import BoardScreen

_AT_ONCE: Mapping[CommandId, Callable[[str], intents.Intent]] = {
    "next_phase": lambda here: intents.NextPhase(seen=here),
    "previous_phase": lambda here: intents.PreviousPhase(seen=here),
}
"""What a key does at its second press only, for a clicker sits in a pocket: nobody chooses it here by accident."""


_TO_TAKE_HOME: Sequence[CommandId] = ("export",)
_MOST_WANTED: Sequence[CommandId] = ("undo", "redo", "blank", "standstill")
_NOW_AND_THEN: Sequence[CommandId] = ("learned", "cover", "help", "quit")
_CLOCK: Sequence[CommandId] = ("countdown", "minute_less", "minute_more", "full_countdown")
"""Keys by name, with those of `_AT_ONCE` all but the palette's own."""


def board_commands(board: "BoardScreen") -> list[PaletteCommand]:
    """The commands that make sense now, those that are wanted most first."""
    end = _end_command(board)
    at_the_end = all(phase.skipped for phase in board.state.phases[board.state.position + 1 :])
    return [
        *([end] if at_the_end else []),
        *_key_commands(board, _TO_TAKE_HOME),
        *_calendar_command(board),
        *_key_commands(board, _MOST_WANTED),
        *_key_commands(board, [command.id for command in board.commands if command not in COMMANDS]),
        *_view_commands(board),
        *_key_commands(board, _NOW_AND_THEN),
        *_idea_commands(board),
        *_people_commands(board),
        *_key_commands(board, _CLOCK),
        *_time_commands(board),
        *_key_commands(board, tuple(_AT_ONCE)),
        *([] if at_the_end else [end]),
        *_phase_commands(board),
    ]


def _end_command(board: "BoardScreen") -> PaletteCommand:
    return PaletteCommand(board.t("palette.end_day"), board.t("palette.end_day_help"), board.end_day)


def _calendar_command(board: "BoardScreen") -> Iterator[PaletteCommand]:
    """Next to the report, from the first agreement on."""
    if board.state.agreements:
        t = board.t
        yield PaletteCommand(t("agreements.calendar"), t("agreements.calendar_help"), board.export_calendar)


def _time_commands(board: "BoardScreen") -> Iterator[PaletteCommand]:
    """How late it is shows only once it is asked for: the palette opens on the beamer, and it would hurry all."""
    t = board.t
    yield PaletteCommand(t("palette.how_late"), t("palette.how_late_help"), partial(_tell_time, board))
    yield PaletteCommand(t("palette.catch_up"), t("palette.catch_up_help"), partial(_catch_up, board))


def _tell_time(board: "BoardScreen") -> None:
    """Say in the bottom line how late it is, and what shortening would win."""
    t, session, now = board.t, board.state, board.clock.now()
    behind = minutes_behind(session, now)
    if behind > 0:
        told = t.n("palette.behind", behind)
    elif behind < 0:
        told = t.n("palette.ahead", -behind)
    else:
        told = t("palette.on_time")
    proposal = squeeze(session, now)
    if proposal is not None and proposal.fixed:
        told = t("palette.fixed_in_danger", phase=proposal.fixed.title, n=proposal.minutes)
    if proposal is not None and proposal.changes:
        parts = ", ".join(f"{session.get_phase(phase).title} {minutes}" for phase, minutes in proposal.changes)
        told = f"{told} {t('palette.shortening', n=proposal.saved, parts=parts)}"
    board.say(told)


def _catch_up(board: "BoardScreen") -> None:
    """Shorten, and say by how much and what is late all the same: half of every phase stays, whatever is asked."""
    t, before = board.t, board.state
    change = board.do(intents.CatchUp())
    if change is None:
        return
    minutes = {phase.id: phase.minutes for phase in before.phases}
    timed = [happened for happened in change.facts if isinstance(happened, fact.PhaseTimed)]
    saved = sum(minutes.get(happened.phase, happened.minutes) - happened.minutes for happened in timed)
    left = squeeze(board.state, board.clock.now())
    if left is None:
        rest = t("palette.fits")
    elif left.fixed is None:
        rest = t.n("palette.still_behind", left.minutes)
    else:
        rest = t.n("palette.still_late", left.minutes, phase=left.fixed.title)
    board.say(f"{t.n('palette.shortened', saved)} {rest}")


def _idea_commands(board: "BoardScreen") -> Iterator[PaletteCommand]:
    t, panel = board.t, board.panel
    vote = board.state.round_of(board.state.phase)
    if vote is not None:
        discard = intents.DiscardRound(round=vote.id, seen=vote)
        yield PaletteCommand(t("palette.discard_round"), t("palette.discard_round_help"), partial(board.do, discard))
    yield PaletteCommand(t("palette.all_lines"), t("palette.all_lines_help"), partial(show_all_lines, board))
    for offer in panel.offers():
        yield PaletteCommand(offer.title, offer.help, offer.run)
    if not isinstance(panel, ColumnsPanel):
        return
    if panel.walked is not None:
        yield PaletteCommand(t("palette.erase"), t("palette.erase_help"), panel.action_erase)
    yield PaletteCommand(t("palette.counts"), t("palette.counts_help"), panel.toggle_counts)
    phase = board.state.phase
    yield PaletteCommand(t("palette.tables"), t("palette.tables_help"), partial(questions.ask_tables, board))
    group = intents.ChooseColumns(phase=phase, columns=(questions.whole_group(),))
    yield PaletteCommand(t("palette.whole_group"), "", partial(board.do, group))
    apart = partial(board.do, intents.ChooseColumns(phase=phase))
    yield PaletteCommand(t("palette.organisations"), t("palette.organisations_help"), apart)


def _phase_commands(board: "BoardScreen") -> Iterator[PaletteCommand]:
    t, session = board.t, board.state
    here = session.current
    coming = [phase for phase in session.phases[session.position + 1 :] if not phase.skipped]
    pause = next((phase for phase in coming if phase.kind == "break"), None)
    if pause is not None:
        now = intents.MovePhase(phase=pause.id, after=here.id)
        yield PaletteCommand(t("palette.break_next", phase=pause.title), "", partial(board.do, now))
    for phase in session.phases:
        if phase.id != here.id:
            go = intents.EnterPhase(phase=phase.id, seen=here.id)
            yield PaletteCommand(t("palette.go_to", phase=phase.title), "", partial(board.do, go))
    yield PaletteCommand(t("palette.add_phase"), t("palette.add_phase_help"), partial(questions.ask_phase, board))
    yield PaletteCommand(t("palette.add_break"), t("palette.add_break_help"), partial(questions.ask_break, board))
    for phase in (here, *coming):
        yield from _changes(board, phase)


def _changes(board: "BoardScreen", phase: Phase) -> Iterator[PaletteCommand]:
    t, skip = board.t, intents.SkipPhase(phase=phase.id, seen=board.state.phase)
    minutes = partial(questions.ask_minutes, board, phase)
    yield PaletteCommand(t("palette.minutes", phase=phase.title), t.n("palette.now_minutes", phase.minutes), minutes)
    yield PaletteCommand(t("palette.skip", phase=phase.title), "", partial(board.do, skip))
    if phase.id != board.state.phase:
        fixed = phase.at.strftime("%H:%M") if phase.at else ""
        fix = partial(questions.ask_fixed_time, board, phase)
        yield PaletteCommand(t("palette.fix", phase=phase.title), fixed, fix)


def _people_commands(board: "BoardScreen") -> Iterator[PaletteCommand]:
    t = board.t
    for organisation in board.state.organisations:
        yield from _about(board, organisation)
    add = partial(questions.ask_organisation, board)
    yield PaletteCommand(t("palette.add_organisation"), t("palette.add_organisation_help"), add)
    yield PaletteCommand(t("palette.title"), board.state.title, partial(questions.ask_title, board))


def _about(board: "BoardScreen", organisation: Organisation) -> Iterator[PaletteCommand]:
    t = board.t
    people = partial(questions.ask_people, board, organisation)
    now = t.n("palette.now_people", organisation.people)
    yield PaletteCommand(t("palette.people", name=organisation.name), now, people)
    yield PaletteCommand(
        t("palette.rename", name=organisation.name), "", partial(questions.ask_name, board, organisation)
    )


def _view_commands(board: "BoardScreen") -> Iterator[PaletteCommand]:
    t = board.t
    yield PaletteCommand(t("palette.home"), t("palette.home_help"), board.go_home)
    if board.beamed:
        tell = partial(board.say, t("desk.open_how", session=board.state.id))
        yield PaletteCommand(t("desk.open"), t("desk.open_help"), tell)
    for theme in THEMES:
        if theme.name in board.app.available_themes and theme.name != board.app.theme:
            title, told = t(f"palette.theme.{theme.name}"), t(f"palette.theme_help.{theme.name}")
            yield PaletteCommand(title, told, partial(board.show_in, theme.name))
    bell = t("palette.bell_off") if board.bell_on else t("palette.bell_on")
    yield PaletteCommand(bell, "", board.toggle_bell)


def _key_commands(board: "BoardScreen", ids: Sequence[CommandId]) -> Iterator[PaletteCommand]:
    shown = {command.id: command.shown for command in board.commands}
    for command in ids:
        action = getattr(board, f"action_{command}")
        if command in _AT_ONCE:
            action = partial(board.do, _AT_ONCE[command](board.state.phase))
        # Where reports go: the bottom line has no room for it on a narrow screen.
        where = f"  {board.files.exports}" if command == "export" else ""
        yield PaletteCommand(board.t(f"keys.{command}.name"), f"{shown[command]}{where}", action)
