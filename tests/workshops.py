"""Workshops for tests: five organisations over the memory store, a clock turned by hand, ids that are counted.

And moves: small numbers that become an intent which fits the state of the moment, for tests that try any sequence.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.decide import Moment
from samenwerk_tui.core.entering import placed
from samenwerk_tui.core.evolve.phases import jump
from samenwerk_tui.core.ideas import ideas
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.material import MAX_ORGANISATIONS, PhaseKind, Programme, ProgrammePhase, Statement
from samenwerk_tui.core.model import GROUP_COLUMN, Column, Contribution, Pulse, Session, Votes
from samenwerk_tui.core.rules import RuleError
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from tests.sessions import CASE, START


def make_programme_phase(kind: PhaseKind, title: str, minutes: int, **more: object) -> ProgrammePhase:
    """A phase of a programme, without an instruction unless it is given."""
    fields: dict[str, object] = {"kind": kind, "title": title, "minutes": minutes, "instruction": "", **more}
    return ProgrammePhase.model_validate(fields)


STATEMENTS = (
    Statement(id="wie", theme="Wie", text="Ik weet wie ik morgen kan bellen."),
    Statement(id="wat", theme="Wat", text="Ik weet wat de anderen mogen en kunnen."),
    Statement(id="toen", theme="Terugblik", text="Terugkijkend: bij de start wist ik dat al.", looks_back=True),
)
PROGRAMME = Programme(
    id="proef",
    title="Proef",
    statements=STATEMENTS,
    phases=(
        make_programme_phase("welcome", "Inchecken", 5),
        make_programme_phase("pulse", "Beginpeiling", 5, shorten="never"),
        make_programme_phase("columns", "Perspectieven", 10, shorten="never"),
        make_programme_phase("why", "Blik van buiten", 7),
        make_programme_phase("columns", "Ideeën", 15),
        make_programme_phase("break", "Pauze", 15),
        make_programme_phase("vote", "Stemronde", 10),
        make_programme_phase("develop", "Uitwerken", 12, shorten="first"),
        make_programme_phase("agreements", "Afspraken", 6),
        make_programme_phase("reflection", "Uitchecken", 3),
    ),
)
"""88 minutes; the ids are 01-welcome … 10-reflection."""
PULSE, PERSPECTIVES, WHY, IDEAS = "02-pulse", "03-columns", "04-why", "05-columns"
BREAK, VOTE = "06-break", "07-vote"
DEVELOP, AGREEMENTS, LAST = "08-develop", "09-agreements", "10-reflection"
TWO_PULSES = PROGRAMME.model_copy(
    update={"phases": (*PROGRAMME.phases, make_programme_phase("pulse", "Slotpeiling", 4))}
)
LAST_PULSE = "11-pulse"


class FakeClock:
    """A clock that stands still until it is turned."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._steady = 0.0

    def now(self) -> datetime:
        """The time, in the zone it was set in."""
        return self._now

    def steady(self) -> float:
        """Seconds that it was turned in all."""
        return self._steady

    def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> datetime:
        """Turn it (backwards too, with less than nothing) and return the time."""
        passed = timedelta(seconds=seconds, minutes=minutes, hours=hours)
        self._steady += passed.total_seconds()
        self._now += passed
        return self._now

    def jump(self, seconds: float) -> datetime:
        """Set it, as somebody sets the clock of a laptop, and return the time."""
        self._now += timedelta(seconds=seconds)
        return self._now

    def turn_to(self, now: datetime) -> datetime:
        """Set it to any time in any zone, and return that."""
        self._now = now
        return now


def counted_ids(name: str = "id") -> Callable[[], str]:
    """Ids that are never used twice, the same ones in every run."""
    numbers = count(1)
    return lambda: f"{name}-{next(numbers):04d}"


def make_moment(now: datetime = START) -> Moment:
    """A moment for `decide`."""
    return Moment(now=now, new_id=counted_ids())


class Day:
    """One session in memory, the screens on it, and the clock on the wall."""

    def __init__(self, programme: Programme = PROGRAMME, now: datetime = START) -> None:
        self.clock = FakeClock(now)
        self.archive = MemoryArchive()
        self._ids = counted_ids()
        self.id = start_session(self.archive, Start(case=CASE, programme=programme), self.clock, self._ids)

    def screen(self, name: str = "board") -> Workshop:
        """A screen on the session."""
        return Workshop(self.archive.open(self.id), self.clock, name, self._ids)

    def events(self) -> tuple[fact.Event, ...]:
        """What is in the store now."""
        return self.archive.open(self.id).read()[1]


def open_day(programme: Programme = PROGRAMME, now: datetime = START) -> tuple[Day, Workshop]:
    """A day whose board was opened."""
    day = Day(programme, now)
    board = day.screen()
    board.handle(intents.OpenSession())
    return day, board


def refusal(screen: Workshop, intent: Intent) -> RuleError:
    """Why it is refused; nothing may have happened."""
    before = screen.session
    with pytest.raises(RuleError) as error:
        screen.handle(intent)
    assert screen.session == before
    return error.value


def say(screen: Workshop, text: str, column: str = "gemeente", phase: str = IDEAS, **more: object) -> Contribution:
    """Have one line kept; returns the contribution."""
    line = intents.NewLine.model_validate({"text": text, "column": column, **more})
    screen.handle(intents.AddContributions(phase=phase, lines=(line,)))
    return screen.session.contributions[-1]


def merge(screen: Workshop, *ids: str) -> str:
    """Have ideas merged; returns the id of the merged idea."""
    (merged,) = screen.handle(intents.MergeIdeas(ids=ids)).facts
    assert isinstance(merged, fact.IdeasMerged)
    return merged.cluster


def open_round(screen: Workshop, **more: object) -> str:
    """Have a round opened in the voting phase; returns its id."""
    screen.handle(intents.OpenRound.model_validate({"phase": VOTE, **more}))
    return screen.session.rounds[-1].id


def table(number: int, *organisations: str) -> Column:
    """A table at which these organisations sit."""
    return Column(
        id=f"table-{number}", kind="table", name=f"Tafel {number}", short=f"T{number}", organisations=organisations
    )


def essence(session: Session) -> Session:
    """What an undo has to give back: all but the last moment, what was told of the pulse, and the curtain.

    By the clock as it was before it jumped.
    """
    pulses = (pulse.model_copy(update={"told": ()}) for pulse in session.pulses)
    known = tuple(pulse for pulse in pulses if pulse != Pulse(phase=pulse.phase))
    before = jump(session, -session.jumped)
    return before.model_copy(update={"updated": session.created, "pulses": known, "curtain": ""})


# Any sequence

TEXTS = ("Een bankje", "een bankje", "Samen eten", "Licht aan", "Ja, maar", "[/] **x**", "Buurt 🏘️")


def furnish(day: Day) -> None:
    """Let the command line add something of everything."""
    add_work(day.screen("cli"))


def add_work(clerk: Workshop) -> None:
    """Have ideas added, a merged one, a line in another phase, and a round with votes."""
    columns = ("gemeente", "politie", "bewoners", "politie", GROUP_COLUMN, "unknown", "gemeente")
    lines = [say(clerk, text, column) for text, column in zip(TEXTS, columns, strict=True)]
    say(clerk, "Kort lontje", "politie", PERSPECTIVES)
    merge(clerk, lines[0].id, lines[3].id)
    voting = open_round(clerk)
    entered = intents.EnterVotes(round=voting, idea=lines[1].id, organisation="politie", votes=Votes(dots=3))
    clerk.handle(entered)


Item = TypeVar("Item")
Move = tuple[int, int, int]
"""What to do, and with which of the things that there are."""

MOVES: st.SearchStrategy[Move] = st.tuples(st.integers(0, 42), st.integers(0, 7), st.integers(0, 7))
TABLES: tuple[tuple[Column, ...], ...] = (
    (),
    (table(1, "gemeente", "politie"), table(2, "bewoners")),
    (table(1, "bewoners"), table(2, "gemeente", "sociaal-werk")),
    (Column(id=GROUP_COLUMN, kind="group"),),
)


def make_intent(session: Session, move: Move) -> Intent | None:
    """The intent of a move in this state; None where there is nothing to do it with."""
    what, first, second = move
    phase = _pick(session.phases, first).id
    organisation = _pick(session.organisations, second).id
    text = _pick(TEXTS, first + second)
    column = _pick(session.columns(phase), second).id
    always: tuple[Intent, ...] = (
        intents.AddContributions(phase=phase, lines=(intents.NewLine(text=text, column=column),)),
        intents.AddContributions(
            phase=IDEAS, lines=tuple(intents.NewLine(text=f"{text} {n}", column="group") for n in range(second))
        ),
        intents.AddContributions(phase=IDEAS, lines=(intents.NewLine(text=text, column=GROUP_COLUMN),)),
        intents.NextPhase(),
        intents.PreviousPhase(),
        intents.EnterPhase(phase=phase),
        intents.SkipPhase(phase=phase),
        intents.AddPhase(kind="break", title="Pauze", minutes=5 + second, after=phase),
        intents.MovePhase(phase=phase, after=_pick(session.phases, second).id),
        intents.TimePhase(phase=phase, minutes=1 + 7 * second),
        intents.CatchUp(),
        intents.CoverPhase(phase=phase, covered=second % 2 == 0),
        intents.ChooseColumns(phase=phase, columns=_pick(TABLES, second)),
        intents.StartCountdown(),
        intents.PauseCountdown(),
        intents.AdjustCountdown(seconds=60 * (first - second)),
        intents.ChangePresence(organisation=organisation, people=first),
        intents.AddOrganisation(name=f"School {_pick('ABC', second)}", people=first),
        intents.RenameOrganisation(organisation=organisation, name=f"School {_pick('ABC', first)}"),
        intents.MakeAgreement(phase=phase, kind="case", what=text, organisation=organisation),
        intents.OpenRound(phase=VOTE, method="dots" if second % 2 else "hands"),
    )
    if what < len(always):
        return always[what]
    if what < len(always) + _WORK_MOVES:
        return _work(session, what - len(always), first, second)
    return _together(session, what - len(always) - _WORK_MOVES, first, second)


def _together(session: Session, what: int, first: int, second: int) -> Intent | None:
    """Moves with the pulse, questions, what is worded together and parked objections."""
    organisation, other = _pick(session.organisations, first).id, _pick(session.organisations, second).id
    statement, text = _pick(STATEMENTS, first).id, _pick(TEXTS, second)
    counts = (first % 2, 0, second % 2, 0, 0)
    if what == 9 and session.questions:
        return intents.DeleteQuestion(id=_pick(session.questions, first).id)
    if what == 10 and session.wordings:
        wording = _pick(session.wordings, first).id
        return intents.TakeStance(wording=wording, organisation=other, answer="yes_if", reason=text)
    if what == 11 and session.wordings:
        return intents.WithdrawWording(id=_pick(session.wordings, first).id)
    ideas_here = session.in_phase(IDEAS)
    if what == 12 and ideas_here:
        return intents.ParkContribution(id=_pick(ideas_here, first).id, parked=second % 2 == 0)
    if what == 8 and ideas_here:
        return intents.ChooseIdeas(ideas=(_pick(ideas_here, first).id,))
    parked = [line for line in session.contributions if line.kind == "parked"]
    if what == 7 and parked:
        return intents.SettleParked(parked=_pick(parked, first).id, how="owned", text=text, organisation=other)
    always: tuple[Intent, ...] = (
        intents.CountPulse(phase=PULSE, statement=statement, organisation=other, counts=counts),
        intents.ClearPulse(phase=PULSE, statement=statement, organisation=other),
        intents.ShowPulse(phase=PULSE, statement=statement, shown=second % 2 == 0),
        intents.RewordStatement(phase=PULSE, statement=statement, text=text),
        intents.AskQuestion(phase=WHY, text=text, asked_by=organisation, asked_of=(other,)),
        intents.Word(about="goal", phase=WHY, text=text),
        intents.AddContributions(
            phase=IDEAS, lines=(intents.NewLine(text=text, column=GROUP_COLUMN, kind="parked"),)
        ),
    )
    return always[what] if what < len(always) else None


_WORK_MOVES = 9


def _work(session: Session, what: int, first: int, second: int) -> Intent | None:
    """Moves with a contribution, a merged idea or a round."""
    if what == 8 and session.rounds:
        voting = _pick(session.rounds, 0)
        votes = Votes(dots=second % 4) if voting.method == "dots" else Votes(in_favour=second % 3)
        idea, organisation = _pick(voting.ballot, first).id, _pick(voting.presence, second)[0]
        return intents.EnterVotes(round=voting.id, idea=idea, organisation=organisation, votes=votes)
    if what == 7 and session.rounds:
        return intents.DiscardRound(round=session.rounds[-1].id)
    if what == 6 and session.clusters:
        return intents.SplitCluster(cluster=_pick(session.clusters, first).id)
    lines = session.in_phase(IDEAS)
    if not lines:
        return None
    line, other = _pick(lines, first), _pick(lines, second)
    built = intents.NewLine(text="Erop door", column=GROUP_COLUMN, builds_on=other.id)
    with_lines: tuple[Intent, ...] = (
        intents.EditContribution(id=line.id, text=_pick(TEXTS, second)),
        intents.DeleteContribution(id=line.id),
        intents.MarkContribution(id=line.id, outside=second % 2 == 0),
        intents.MoveContribution(id=line.id, column=_pick(session.columns(line.phase), second).id),
        intents.MergeIdeas(ids=(line.id, other.id)),
        intents.AddContributions(phase=line.phase, lines=(built,)),
    )
    return _pick(with_lines, what)


def _pick(items: Sequence[Item], which: int) -> Item:
    return items[which % len(items)]


def try_to(screen: Workshop, intent: Intent | None) -> tuple[fact.Fact, ...]:
    """Have it done where it may be done; returns what happened."""
    if intent is None:
        return ()
    try:
        return screen.handle(intent).facts
    except RuleError:
        return ()


def play(day: Day, screen: Workshop, moves: Sequence[Move]) -> None:
    """Make the moves one after another, with a minute and some seconds between them."""
    for move in moves:
        try_to(screen, make_intent(screen.session, move))
        day.clock.advance(seconds=61 + move[1])


def check_sound(session: Session) -> None:
    """Assert that everything in a session refers to something that is there, and that no limit is passed."""
    phases = {phase.id for phase in session.phases}
    organisations = {organisation.id for organisation in session.organisations}
    lines = {line.id: line for line in session.contributions}
    assert len(phases) == len(session.phases) and session.phase in phases
    assert not session.current.skipped
    assert all(phase.visited or phase.skipped for phase in session.phases[: session.position])
    assert len(organisations) == len(session.organisations) <= MAX_ORGANISATIONS
    assert len({o.name.casefold() for o in session.organisations}) == len(organisations)
    assert len({o.short for o in session.organisations}) == len(organisations)
    assert len(lines) == len(session.contributions)
    for line in session.contributions:
        assert line.column in {column.id for column in session.columns(line.phase)}
        assert set(line.organisations) <= organisations
        assert line.builds_on is None or line.builds_on in lines
    members = [member for cluster in session.clusters for member in cluster.members]
    assert len(members) == len(set(members)) and set(members) <= set(lines)
    assert all(len(c.members) > 1 and c.title for c in session.clusters)
    assert all(len({lines[m].phase for m in c.members}) == 1 for c in session.clusters)
    for phase_id in phases:
        shown = [member.id for idea in ideas(session, phase_id) for member in idea.members]
        assert len(shown) == len(set(shown))
    roots = Counter(voting.phase for voting in session.rounds if voting.parent is None)
    assert all(number == 1 for number in roots.values())
    for voting in session.rounds:
        assert {organisation for organisation, _ in voting.presence} <= organisations
        for organisation in organisations:
            dots, budget = placed(voting, organisation)
            assert dots <= budget
    for agreement in session.agreements:
        assert agreement.phase in phases and agreement.organisation in organisations
