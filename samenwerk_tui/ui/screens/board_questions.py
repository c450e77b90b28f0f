"""Questions that commands of the palette ask in the input line: a number, a time, a name."""

from datetime import time
from typing import TYPE_CHECKING

from samenwerk_tui.core import intents
from samenwerk_tui.core.line import find_organisation
from samenwerk_tui.core.model import GROUP_COLUMN, Column, Organisation, Phase, Session
from samenwerk_tui.ui.messages import Answer, Ask

if TYPE_CHECKING:
    from samenwerk_tui.ui.screens.board import BoardScreen

BREAK_MINUTES = 15


def whole_group() -> Column:
    """The one column of a phase in which nobody's organisation matters."""
    return Column(id=GROUP_COLUMN, kind="group")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _name_and_number(text: str) -> tuple[str, int | None]:
    """`Naam: 5` or `Naam 5`: split on the last colon or blank; None where there is no number."""
    for separator in (":", " "):
        name, found, number = text.rpartition(separator)
        if found and _number(number.strip()) is not None:
            return name.strip(), _number(number.strip())
    return text, None


def ask_minutes(board: "BoardScreen", phase: Phase) -> None:
    """How many minutes a phase gets."""

    def answer(text: str, _: str) -> Answer:
        minutes = _number(text)
        return board.t("ask.number") if minutes is None else intents.TimePhase(phase=phase.id, minutes=minutes)

    board.ask(Ask(board.t("ask.minutes", phase=phase.title), answer, value=str(phase.minutes)))


def ask_fixed_time(board: "BoardScreen", phase: Phase) -> None:
    """At what time a phase starts whatever happens; empty sets it free."""

    def answer(text: str, _: str) -> Answer:
        if not text:
            return intents.FixPhase(phase=phase.id, at=None)
        hour, _, minute = text.replace(".", ":").partition(":")
        numbers = _number(hour), _number(minute or "0")
        if numbers[0] is None or numbers[1] is None or numbers[0] > 23 or numbers[1] > 59:
            return board.t("ask.time")
        return intents.FixPhase(phase=phase.id, at=time(numbers[0], numbers[1]))

    value = phase.at.strftime("%H:%M") if phase.at else ""
    board.ask(Ask(board.t("ask.fixed", phase=phase.title), answer, value=value, hint="12:30"))


def ask_break(board: "BoardScreen") -> None:
    """How long a break takes that comes right after this phase."""
    t, here = board.t, board.state.phase

    def answer(text: str, _: str) -> Answer:
        minutes = _number(text)
        if minutes is None:
            return t("ask.number")
        return intents.AddPhase(
            kind="break",
            title=t("ask.break_title"),
            minutes=minutes,
            after=here,
            instruction=t("ask.break_instruction"),
        )

    board.ask(Ask(t("ask.break_minutes"), answer, value=str(BREAK_MINUTES)))


def ask_phase(board: "BoardScreen") -> None:
    """Name and minutes of a phase with columns that comes right after this one."""
    t, here = board.t, board.state.phase

    def answer(text: str, _: str) -> Answer:
        title, minutes = _name_and_number(text)
        if not title or minutes is None:
            return t("ask.name_and_minutes")
        return intents.AddPhase(kind="columns", title=title, minutes=minutes, after=here)

    board.ask(Ask(t("ask.phase"), answer, hint=t("ask.phase_hint")))


def ask_organisation(board: "BoardScreen") -> None:
    """Name and head count of an organisation that joins."""
    t = board.t

    def answer(text: str, _: str) -> Answer:
        name, people = _name_and_number(text)
        if not name or people is None:
            return t("ask.name_and_people")
        return intents.AddOrganisation(name=name, people=people)

    board.ask(Ask(t("ask.organisation"), answer, hint=t("ask.organisation_hint")))


def ask_people(board: "BoardScreen", organisation: Organisation) -> None:
    """How many of an organisation are here now."""

    def answer(text: str, _: str) -> Answer:
        people = _number(text)
        if people is None:
            return board.t("ask.number")
        return intents.ChangePresence(organisation=organisation.id, people=people)

    board.ask(Ask(board.t("ask.people", name=organisation.name), answer, value=str(organisation.people)))


def ask_name(board: "BoardScreen", organisation: Organisation) -> None:
    """Another name for an organisation."""

    def answer(text: str, _: str) -> Answer:
        return intents.RenameOrganisation(organisation=organisation.id, name=text)

    board.ask(Ask(board.t("ask.name", name=organisation.name), answer, value=organisation.name))


def ask_title(board: "BoardScreen") -> None:
    """Another title for the day."""
    board.ask(Ask(board.t("ask.title"), lambda text, _: intents.TitleSession(title=text), value=board.state.title))


def ask_tables(board: "BoardScreen") -> None:
    """Who sits at which table: `gem pol, cor soc` makes two tables."""
    t, session = board.t, board.state

    def answer(text: str, _: str) -> Answer:
        tables = _tables(board, session, text)
        if isinstance(tables, str):
            return tables
        return intents.ChooseColumns(phase=session.phase, columns=tables)

    board.ask(Ask(t("ask.tables"), answer, hint=t("ask.tables_hint")))


def _tables(board: "BoardScreen", session: Session, text: str) -> tuple[Column, ...] | str:
    columns: list[Column] = []
    for number, table in enumerate((part for part in text.split(",") if part.strip()), 1):
        members: list[str] = []
        for word in table.split():
            organisation = find_organisation(word, session.organisations)
            if organisation is None:
                return board.t("ask.unknown_organisation", text=word)
            members.append(organisation.id)
        shorts = "+".join(session.organisation(member).short for member in members)
        name = f"{board.t('board.column.table', n=number)} {shorts}"
        columns.append(
            Column(id=f"table-{number}", kind="table", name=name, short=f"T{number}", organisations=tuple(members))
        )
    return tuple(columns) if columns else board.t("ask.tables_hint")
