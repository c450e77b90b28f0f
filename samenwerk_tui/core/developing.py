"""From idea to plan: which ideas are worked out, what is said about them, and whether everybody can go on with it.

Ideas are merged, taken apart and taken away during the day; what was said about one is about what it is now.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from samenwerk_tui.core import intents
from samenwerk_tui.core.ideas import IDEA_KINDS, Idea, idea_now, idea_phases, ideas, ideas_now, open_text
from samenwerk_tui.core.model import BallotIdea, Contribution, Session, Settled, Stance, Wording
from samenwerk_tui.core.tally import results

MOST_TIED = 2
"""Ideas that are worked out where nobody chose and the vote ended in a tie."""

# Which ideas


class Choice(NamedTuple):
    """An idea that can be chosen to work out."""

    idea: Idea
    rank: int | None
    """In the order "breed gedragen" of the newest revealed round; None where it was not voted on, or nobody did."""
    chosen: bool


def first_ranked(session: Session) -> tuple[BallotIdea, ...]:
    """First in the order "breed gedragen" of the newest revealed round, in the order of the ballot.

    Several where that place is shared; none where nobody voted for anything.
    """
    voting = next((voting for voting in reversed(session.rounds) if voting.revealed), None)
    if voting is None:
        return ()
    first = {
        result.idea
        for result in results(voting)
        if result.broad_rank == 1 and max(result.in_favour or 0, result.dots or 0) > 0
    }
    return tuple(idea for idea in voting.ballot if idea.id in first)


def chosen_ideas(session: Session) -> tuple[Idea, ...]:
    """The ideas that are worked out, as they are now and as the room may read them; each once.

    Those that were chosen; where nobody chose, those that the vote put first, at most `MOST_TIED`. What is gone is
    left out.
    """
    chosen = session.chosen
    if chosen is None:
        chosen = tuple(idea.id for idea in first_ranked(session)[:MOST_TIED])
    return tuple(_told(session, chosen).values())


def choices(session: Session, phase_id: str) -> tuple[Choice, ...]:
    """The ideas to choose from in this phase: as the vote ranked them, then those that were not voted on."""
    voting = next((voting for voting in reversed(session.rounds) if voting.revealed), None)
    ranked = () if voting is None else results(voting)
    votes = [phase.id for phase in session.phases[: session.index(phase_id)] if phase.kind == "vote"]
    phases = dict.fromkeys(phase for one in (*votes[-1:], phase_id) for phase in idea_phases(session, one))
    called_out = tuple(idea.id for phase in phases for idea in ideas(session, phase))
    chosen = {idea.id: idea for idea in chosen_ideas(session)}
    voted_on = tuple(result.idea for result in ranked)
    now = ideas_now(session, voted_on)
    ranks: dict[str, int] = {}
    for result in ranked:
        if result.entered and result.idea in now:
            ranks.setdefault(now[result.idea].id, result.broad_rank)
    found = {**_told(session, voted_on), **_told(session, called_out), **chosen}
    return tuple(Choice(idea, ranks.get(one), one in chosen) for one, idea in found.items())


def _told(session: Session, wanted: tuple[str, ...]) -> dict[str, Idea]:
    """By id the ideas as they are now, with a text that the room may read."""
    found: dict[str, Idea] = {}
    for idea in ideas_now(session, wanted).values():
        text = open_text(idea)
        if text is not None:
            found[idea.id] = idea._replace(text=text)
    return found


# What is said about them


class Objection(NamedTuple):
    """A parked "ja, maar", and what became of it; None while it is open."""

    line: Contribution
    settled: Settled | None


def objections(session: Session) -> tuple[Objection, ...]:
    """Every parked "ja, maar" that the room may read, oldest first."""
    settled = {one.parked: one for one in session.settled}
    parked = (line for line in session.contributions if line.kind == "parked" and not line.private)
    return tuple(Objection(line, settled.get(line.id)) for line in parked)


def open_objections(session: Session) -> tuple[Objection, ...]:
    """Those that still wait for an answer, an owner or a word that they stay."""
    return tuple(objection for objection in objections(session) if objection.settled is None)


def settled_objections(session: Session) -> tuple[Objection, ...]:
    """Those of which is known what became of them."""
    return tuple(objection for objection in objections(session) if objection.settled is not None)


Part = tuple[str, tuple[Contribution, ...]]
"""What is asked about an idea (empty where nothing in particular is), and what was said to it, oldest first."""


def worked_out(session: Session, idea: Idea | None) -> tuple[Part, ...]:
    """What was said in the `develop` phases about an idea, by their parts; None: about no idea in particular.

    What is about no idea that is still there belongs to the first that is worked out; what was said to no part
    belongs to the first part. Private lines are no part of it.
    """
    phases = {phase.id: phase for phase in session.phases if phase.kind == "develop"}
    parts = tuple(dict.fromkeys(part for phase in phases.values() for part in phase.parts)) or ("",)
    about = _About(session, idea)
    said: dict[str, list[Contribution]] = {part: [] for part in parts}
    for line in session.contributions:
        if line.phase in phases and line.kind in IDEA_KINDS and not line.private and about.holds(line.idea):
            said[line.part if line.part in said else parts[0]].append(line)
    return tuple((part, tuple(lines)) for part, lines in said.items())


class _About:
    """Whether something is about an idea: about what that is now, or about none where it is the first."""

    def __init__(self, session: Session, idea: Idea | None) -> None:
        self._session = session
        self._wanted = idea.id if idea else None
        first = next(iter(chosen_ideas(session)), None)
        self._is_first = self._wanted == (first.id if first else None)
        self._known: dict[str | None, bool] = {}

    def holds(self, named: str | None) -> bool:
        if named not in self._known:
            now = None if named is None else idea_now(self._session, named)
            self._known[named] = self._is_first if now is None else now.id == self._wanted
        return self._known[named]


# Whether everybody can go on

ConsentOutcome = Literal["not_asked", "asked", "objections", "carried"]
"""Nobody was asked; some were; somebody objects; everybody who is there can go on with it."""


class Consent(NamedTuple):
    """Where the organisations stand on one version of a proposal."""

    version: Wording | None
    """None: nothing was proposed yet."""
    stances: tuple[tuple[str, Stance | None], ...]
    """Every organisation by its id with where it stands; None: not asked."""
    missing: tuple[str, ...]
    """Organisations that are there and were not asked."""
    absent: tuple[str, ...]
    """Organisations of which nobody is there now, and that did not answer before they left."""
    outcome: ConsentOutcome

    @property
    def objections(self) -> tuple[Stance, ...]:
        """Objections with their reasons."""
        return tuple(stance for _, stance in self.stances if stance is not None and stance.answer == "objection")


def versions_of(session: Session, idea: Idea | None) -> tuple[Wording, ...]:
    """Every version of the proposal about an idea, oldest first; those about no idea are the first chosen one's."""
    about = _About(session, idea)
    return tuple(w for w in session.wordings if w.about == "proposal" and about.holds(w.idea))


def consent_of(session: Session, idea: Idea | None) -> Consent:
    """Where the organisations stand on the newest version of the proposal about an idea."""
    return consent_on(session, next(reversed(versions_of(session, idea)), None))


def consent_on(session: Session, version: Wording | None) -> Consent:
    """Where the organisations stand on a version."""
    given = {stance.organisation: stance for stance in session.stances if version and stance.wording == version.id}
    silent = [organisation for organisation in session.organisations if organisation.id not in given]
    missing = tuple(organisation.id for organisation in silent if organisation.people)
    outcome: ConsentOutcome = "asked" if given else "not_asked"
    if any(stance.answer == "objection" for stance in given.values()):
        outcome = "objections"
    elif not missing and any(organisation.people for organisation in session.organisations):
        outcome = "carried"
    return Consent(
        version=version,
        stances=tuple((organisation.id, given.get(organisation.id)) for organisation in session.organisations),
        missing=missing,
        absent=tuple(organisation.id for organisation in silent if not organisation.people),
        outcome=outcome,
    )


def carried_over(session: Session, idea: Idea | None) -> "intents.Together | None":
    """What says "de rest blijft erbij": who had no objection to an earlier version has none to the newest either.

    Only of organisations that are there and were not asked about it; what they said last counts. None where that is
    nobody.
    """
    versions = versions_of(session, idea)
    if not versions:
        return None
    *earlier, newest = versions
    parts = tuple(
        intents.TakeStance(wording=newest.id, organisation=organisation, answer="no_objection")
        for organisation in consent_on(session, newest).missing
        if (last := _last_stance(session, earlier, organisation)) is not None and last.answer == "no_objection"
    )
    return intents.Together(parts=parts) if parts else None


def _last_stance(session: Session, versions: Sequence[Wording], organisation: str) -> Stance | None:
    given = (session.stance(version.id, organisation) for version in reversed(versions))
    return next((stance for stance in given if stance is not None), None)
