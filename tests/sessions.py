"""Sessions for tests: an afternoon with five organisations and something of everything in it."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from samenwerk_tui.core.material import Case, CaseOrganisation, PhaseKind
from samenwerk_tui.core.model import (
    GROUP_COLUMN,
    Agreement,
    BallotIdea,
    Cluster,
    Column,
    Contribution,
    Countdown,
    Entry,
    Organisation,
    Phase,
    Presence,
    Round,
    RoundSettings,
    Session,
    Votes,
)

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
"""A Tuesday; 13:00 in Amsterdam."""
NOW = START + timedelta(minutes=85)

ORGANISATIONS = (
    Organisation(id="gemeente", name="Gemeente", short="GEM", people=4),
    Organisation(id="woningcorporatie", name="Woningcorporatie", short="COR", people=3),
    Organisation(id="sociaal-werk", name="Sociaal werk", short="SOC", people=2),
    Organisation(id="politie", name="Politie", short="POL", people=2),
    Organisation(id="bewoners", name="Bewoners", short="BEW", people=6),
)
PRESENCE = tuple((organisation.id, organisation.people) for organisation in ORGANISATIONS)

CASE = Case(
    id="jongeren-op-een-plein",
    title="Jongeren op het Wilgenplein",
    story=("Het Wilgenplein is na tienen van niemand.",),
    tension="Vertrouwen of handhaven?",
    question="Hoe kunnen we het plein van iedereen laten zijn, ook na tienen?",
    organisations=tuple(CaseOrganisation(name=o.name, short=o.short, people=o.people) for o in ORGANISATIONS),
)


def make_phase(number: int, kind: PhaseKind, title: str, minutes: int, spent: float = 0.0, **more: Any) -> Phase:
    """A phase with id `NN-kind`; visited when seconds were spent in it, unless told otherwise."""
    more.setdefault("visited", spent > 0)
    more.setdefault("instruction", "")
    return Phase(id=f"{number:02}-{kind}", kind=kind, title=title, minutes=minutes, seconds_spent=spent, **more)


TABLE = Column(id="tafel-1", kind="table", name="Tafel 1", short="T1", organisations=("gemeente", "bewoners"))

PHASES = (
    make_phase(1, "welcome", "Inchecken", 5, 6 * 60),
    make_phase(2, "pulse", "Beginpeiling", 5, skipped=True),
    make_phase(3, "columns", "Perspectieven", 10, 14 * 60, parts=("Wij zien", "Wij willen")),
    make_phase(4, "why", "Blik van buiten", 7, 8 * 60, prompt="Waarom doen jullie dat zo?"),
    make_phase(
        5,
        "columns",
        "Ideeën",
        15,
        17 * 60,
        prompt="Wat zou jij doen als alles mocht?",
        columns=(
            *(
                Column(id=o.id, kind="organisation", name=o.name, short=o.short, organisations=(o.id,))
                for o in ORGANISATIONS
            ),
            TABLE,
        ),
    ),
    make_phase(6, "vote", "Stemronde", 10, 12 * 60),
    make_phase(7, "agreements", "Afspraken", 6, visited=True),
    make_phase(8, "reflection", "Uitchecken", 3),
)


def make_line(
    line_id: str, phase: str, column: str, text: str, organisations: Iterable[str] | None = None, **more: Any
) -> Contribution:
    """A contribution; of its column's organisation unless told otherwise."""
    if organisations is None:
        organisations = () if column in ("group", "unknown") else (column,)
    more.setdefault("at", START + timedelta(minutes=20))
    return Contribution(id=line_id, phase=phase, column=column, text=text, organisations=tuple(organisations), **more)


LINES = (
    make_line("p1", "03-columns", "gemeente", "jongeren die na tienen blijven hangen", part="Wij zien"),
    make_line("p2", "03-columns", "bewoners", "gewoon weer kunnen slapen", part="Wij willen"),
    make_line("l1", "03-columns", "politie", "De corporatie mag niet zomaar bij iemand naar binnen.", kind="learned"),
    make_line("w1", "04-why", "politie", "We rijden altijd met z'n tweeën, dat is afgesproken.", kind="answer"),
    make_line("w2", "04-why", "woningcorporatie", "Zonder melding hebben wij geen dossier.", kind="answer"),
    make_line("i1", "05-columns", "gemeente", "Elke vrijdag samen de wijk in"),
    make_line("i2", "05-columns", "sociaal-werk", "Vrijdagavond met de wijkagent mee op ronde"),
    make_line("i3", "05-columns", "bewoners", "Iedere maand soep op het plein", outside=True),
    make_line("i4", "05-columns", "politie", "De jongeren koken de soep", builds_on="i3"),
    make_line("i5", "05-columns", "woningcorporatie", "Lege winkel als huiskamer"),
    make_line("i6", "05-columns", TABLE.id, "Licht met een bewegingsmelder", TABLE.organisations),
    make_line("i7", "05-columns", GROUP_COLUMN, "Eén nummer dat altijd opneemt"),
    make_line("i8", "05-columns", "gemeente", "Hier komt de wethouder nog op terug", private=True),
    make_line("k1", "05-columns", "gemeente", "Dat mag niet van de brandweer.", kind="parked"),
    make_line("l2", "05-columns", GROUP_COLUMN, "We kenden elkaars nummer niet eens.", kind="learned"),
)
CLUSTERS = (Cluster(id="c1", members=("i1", "i2"), title="Elke vrijdag samen de wijk in"),)

BALLOT = (
    BallotIdea(id="c1", text="Elke vrijdag samen de wijk in", organisations=("gemeente", "sociaal-werk")),
    BallotIdea(id="i3", text="Iedere maand soep op het plein", organisations=("bewoners",)),
    BallotIdea(id="i5", text="Lege winkel als huiskamer", organisations=("woningcorporatie",)),
)


def make_round(round_id: str, votes: dict[str, tuple[int, ...]], **more: Any) -> Round:
    """A revealed round by hands over `BALLOT`: in favour per idea, in the order of `ORGANISATIONS`."""
    entries = tuple(
        Entry(
            idea=idea,
            organisation=organisation.id,
            votes=Votes(in_favour=n, neutral=0, against=organisation.people - n),
        )
        for idea, given in votes.items()
        for organisation, n in zip(ORGANISATIONS, given, strict=False)
    )
    more = {
        "phase": "06-vote",
        "method": "hands",
        "settings": RoundSettings(),
        "ballot": BALLOT,
        "presence": PRESENCE,
        "revealed": True,
        "entries": entries,
        **more,
    }
    return Round(id=round_id, **more)


ROUND = make_round("r1", {"c1": (4, 3, 2, 2, 5), "i3": (2, 1, 2, 2, 6), "i5": (1, 3, 0, 0, 2)})

AGREEMENTS = (
    Agreement(
        id="a1",
        phase="07-agreements",
        kind="case",
        what="De lamp bij de speeltuin vervangen",
        due="3 dec",
        at=NOW - timedelta(minutes=2),
    ),
    Agreement(
        id="a2",
        phase="07-agreements",
        kind="collaboration",
        what="Elke vrijdag lopen we samen door de wijk",
        owner="wijkagent",
        organisation="politie",
        with_organisations=("gemeente", "sociaal-werk"),
        due="vr",
        first_step="De wijkagent belt maandag de jongerenwerker",
        at=NOW - timedelta(minutes=1),
    ),
)


def make_session(**changes: Any) -> Session:
    """A session in its seventh phase, 85 minutes after the start, with `changes` to its fields."""
    fields: dict[str, Any] = {
        "id": "wilgenplein-0a1b2c3d",
        "title": "Samen op het Wilgenplein",
        "language": "nl",
        "created": START - timedelta(days=1),
        "case": CASE,
        "programme": "kort",
        "organisations": ORGANISATIONS,
        "presence": tuple(
            Presence(organisation=o.id, people=o.people, at=START - timedelta(days=1)) for o in ORGANISATIONS
        ),
        "phases": PHASES,
        "phase": "07-agreements",
        "entered": NOW - timedelta(minutes=3),
        "began": START,
        "planned_minutes": sum(phase.minutes for phase in PHASES),
        "updated": NOW - timedelta(minutes=1),
        "countdown": Countdown(state="paused", remaining=192.4, total=360.0),
        "contributions": LINES,
        "clusters": CLUSTERS,
        "rounds": (ROUND,),
        "agreements": AGREEMENTS,
    }
    return Session(**{**fields, **changes})


def make_empty_session(**changes: Any) -> Session:
    """A session that was made and never opened: nobody has said anything."""
    fresh = tuple(
        phase.model_copy(update={"seconds_spent": 0.0, "skipped": False, "visited": index == 0})
        for index, phase in enumerate(PHASES)
    )
    fields: dict[str, Any] = {
        "phases": fresh,
        "phase": fresh[0].id,
        "entered": START - timedelta(days=1),
        "updated": START - timedelta(days=1),
        "began": None,
        "countdown": Countdown(remaining=300.0, total=300.0),
        "contributions": (),
        "clusters": (),
        "rounds": (),
        "agreements": (),
    }
    return make_session(**{**fields, **changes})
