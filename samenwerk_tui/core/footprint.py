"""What a fact changes and what it rests on, as tokens: how `undoing` knows that one fact builds on another.

A token is a kind of thing with its id, maybe with an aspect: ("line", id) is that the line is there,
("line", id, "text") what it says. The tokens of one word below are of the session as a whole.
"""

from collections.abc import Iterable

from samenwerk_tui.core import events as fact

Token = tuple[str, ...]

HERE: Token = ("here",)
"""The phase the room is in."""
COUNTDOWN: Token = ("countdown",)
"""The countdown of the current phase."""
ROUTE: Token = ("route",)
"""Which phases come after which: what going to another phase passes over."""
NAMES: Token = ("names",)
"""The names of the organisations: no two are the same."""
PLACES: Token = ("places",)
"""Room for organisations on the board."""
COLUMNS: Token = ("columns",)
"""The columns of the phases."""
ROUNDS: Token = ("rounds",)
"""The voting rounds: one that is no run-off a phase."""

_SHARED = frozenset({ROUTE, NAMES, COLUMNS, ROUNDS})
"""What two facts may change without being in each other's way."""

_LINE_ASPECTS = ("text", "column", "outside", "kind")


def touches(happened: fact.Fact) -> frozenset[Token]:
    """Tokens of what a fact makes or changes."""
    match happened:
        case fact.SessionTitled():
            return frozenset({("title",)})
        case fact.OrganisationAdded(organisation=new):
            return frozenset({("organisation", new.id)})
        case fact.OrganisationRenamed(organisation=renamed):
            return frozenset({("organisation", renamed, "name"), NAMES})
        case fact.PresenceChanged(organisation=counted):
            return frozenset({("organisation", counted, "people")})
        case fact.PhaseEntered():
            return frozenset({HERE, COUNTDOWN})
        case fact.PhaseAdded(phase=added):
            return frozenset({("phase", added.id)})
        case fact.PhaseTimed(phase=phase):
            return frozenset({("phase", phase, "minutes")})
        case fact.PhaseFixed(phase=phase):
            return frozenset({("phase", phase, "at")})
        case fact.PhaseSkipped(phase=phase) | fact.PhaseMoved(phase=phase):
            return frozenset({("phase", phase, "place"), ROUTE})
        case fact.PhaseCovered(phase=phase) | fact.PhaseRevealed(phase=phase):
            return frozenset({("phase", phase, "covered")})
        case fact.ColumnsChosen(phase=phase):
            return frozenset({("phase", phase, "columns"), COLUMNS})
        case fact.LensesSet(phase=phase):
            return frozenset({("phase", phase, "lenses")})
        case fact.CountdownStarted() | fact.CountdownPaused() | fact.CountdownAdjusted():
            return frozenset({COUNTDOWN})
    return _touches_work(happened)


def _touches_work(happened: fact.Fact) -> frozenset[Token]:
    match happened:
        case fact.ContributionAdded(contribution=line):
            return frozenset({("line", line.id)})
        case fact.ContributionEdited(id=line_id):
            return frozenset({("line", line_id, "text")})
        case fact.ContributionMoved(id=line_id):
            return frozenset({("line", line_id, "column")})
        case fact.ContributionMarked(id=line_id):
            return frozenset({("line", line_id, "outside")})
        case fact.ContributionParked(id=line_id):
            return frozenset({("line", line_id, "kind"), ("line", line_id, "cluster")})
        case fact.ContributionDeleted(id=line_id):
            return frozenset({("line", line_id, "gone")})
        case fact.IdeasMerged(cluster=cluster, members=members):
            return frozenset({("cluster", cluster), *(("line", member, "cluster") for member in members)})
        case fact.ClusterTitled(cluster=cluster) | fact.ClusterSplit(cluster=cluster):
            return frozenset({("cluster", cluster)})
        case fact.RoundOpened(id=round_id):
            return frozenset({("round", round_id)})
        case fact.VotesEntered(round=round_id, idea=idea, organisation=voter, votes=votes):
            dots = {("dots", round_id, voter)} if votes.dots is not None else set()
            return frozenset({("votes", round_id, idea, voter), *dots})
        case fact.VotesCleared(round=round_id, idea=idea, organisation=voter):
            return frozenset({("votes", round_id, idea, voter), ("dots", round_id, voter)})
        case (
            fact.ChoiceGuessed(round=round_id, organisation=voter)
            | fact.GuessCleared(round=round_id, organisation=voter)
        ):
            return frozenset({("guess", round_id, voter)})
        case fact.RoundRevealed(round=round_id) | fact.RoundCovered(round=round_id):
            return frozenset({("round", round_id, "revealed")})
        case fact.RoundDiscarded(round=round_id):
            return frozenset({("round", round_id, "gone"), ROUNDS})
        case fact.AgreementMade(agreement=agreed):
            return frozenset({("agreement", agreed.id)})
        case fact.AgreementEdited(agreement=agreed):
            return frozenset({("agreement", agreed.id, "content")})
        case fact.AgreementDeleted(id=agreement_id):
            return frozenset({("agreement", agreement_id, "gone")})
    return _touches_together(happened)


def _touches_together(happened: fact.Fact) -> frozenset[Token]:
    match happened:
        case fact.QuestionAsked(question=question):
            return frozenset({("question", question.id)})
        case fact.QuestionEdited(id=question_id):
            return frozenset({("question", question_id, "text")})
        case fact.QuestionDeleted(id=question_id):
            return frozenset({("question", question_id, "gone")})
        case fact.NoteWritten(note=note):
            return frozenset({("note", note.id)})
        case fact.NoteEdited(id=note_id):
            return frozenset({("note", note_id, "text")})
        case fact.NoteDeleted(id=note_id):
            return frozenset({("note", note_id, "gone")})
        case fact.IdeasChosen():
            return frozenset({("chosen",)})
        case fact.ParkedSettled(settled=settled):
            return frozenset({("settled", settled.parked)})
        case fact.ParkedReopened(parked=parked):
            return frozenset({("settled", parked)})
        case fact.PulseArranged(phase=phase):
            return frozenset({("pulse", phase, "arranged")})
        case fact.StatementReworded(phase=phase, statement=statement):
            return frozenset({("pulse", phase, statement, "text")})
        case fact.PulseCounted(phase=phase, count=count):
            return frozenset({("pulse", phase, count.statement, "of", count.organisation or "")})
        case fact.PulseCleared(phase=phase, statement=statement, organisation=organisation):
            return frozenset({("pulse", phase, statement, "of", organisation or "")})
        case fact.PulseShown(phase=phase, statement=statement) | fact.PulseHidden(phase=phase, statement=statement):
            return frozenset({("pulse", phase, statement, "shown")})
        case fact.GroupCompared(phase=phase):
            return frozenset({("pulse", phase, "group")})
        case fact.WordingMade(wording=wording):
            return frozenset({("wording", wording.id)})
        case fact.WordingWithdrawn(id=wording_id):
            return frozenset({("wording", wording_id, "gone")})
        case fact.StanceTaken(stance=stance):
            return frozenset({("stance", stance.wording, stance.organisation)})
        case fact.StanceCleared(wording=wording_id, organisation=organisation):
            return frozenset({("stance", wording_id, organisation)})
    return frozenset()


def rests_on(happened: fact.Fact) -> frozenset[Token]:
    """Tokens of what has to be as it is for a fact to keep its meaning, beside what it changes itself."""
    match happened:
        case fact.OrganisationAdded():
            return frozenset({NAMES})
        case fact.OrganisationRenamed(organisation=organisation):
            return frozenset({("organisation", organisation), NAMES})
        case fact.PresenceChanged(organisation=organisation):
            return frozenset({("organisation", organisation)})
        case fact.PhaseEntered(phase=phase):
            return frozenset({("phase", phase), ("phase", phase, "minutes"), ("phase", phase, "place"), HERE, ROUTE})
        case fact.PhaseTimed(phase=phase) | fact.PhaseFixed(phase=phase):
            return frozenset({("phase", phase)})
        case fact.PhaseCovered(phase=phase) | fact.PhaseRevealed(phase=phase):
            return frozenset({("phase", phase)})
        case fact.PhaseSkipped(phase=phase):
            return frozenset({("phase", phase), HERE})
        case fact.PhaseMoved(phase=phase, after=after):
            return frozenset({("phase", phase), HERE, *_phase(after)})
        case fact.PhaseAdded(after=after):
            return frozenset({HERE, *_phase(after)})
        case fact.ColumnsChosen(phase=phase, columns=columns):
            return frozenset({("phase", phase), *_organisations(o for c in columns for o in c.organisations)})
        case fact.LensesSet(phase=phase, lenses=lenses):
            return frozenset({("phase", phase), *_organisations(o for pair in lenses for o in pair)})
        case fact.CountdownStarted() | fact.CountdownPaused() | fact.CountdownAdjusted():
            return frozenset({HERE})
    return _rests_on_work(happened)


def _rests_on_work(happened: fact.Fact) -> frozenset[Token]:
    match happened:
        case fact.ContributionAdded(contribution=new):
            built_on = {("line", new.builds_on)} if new.builds_on else set()
            where = {("phase", new.phase), ("phase", new.phase, "columns")}
            about = {("question", new.question)} if new.question else set()
            whose = _organisations(filter(None, (*new.organisations, new.as_organisation)))
            return frozenset({*where, *whose, *built_on, *about, *_idea(new.idea)})
        case fact.ContributionMoved(id=line, organisations=organisations):
            return frozenset({("line", line), COLUMNS, *_organisations(organisations)})
        case fact.ContributionEdited(id=line) | fact.ContributionMarked(id=line) | fact.ContributionParked(id=line):
            return frozenset({("line", line)})
        case fact.ContributionDeleted(id=line):
            return frozenset({("line", line), *(("line", line, aspect) for aspect in _LINE_ASPECTS)})
        case fact.IdeasMerged(members=members):
            return frozenset(
                token for m in members for token in (("line", m), ("line", m, "text"), ("line", m, "kind"))
            )
        case fact.RoundOpened(phase=phase, ballot=ballot, presence=presence, tables=tables, parent=parent):
            ideas = {token for idea in ballot for token in (("line", idea.id), ("cluster", idea.id))}
            run_off = {("round", parent)} if parent else set()
            seated = (organisation for table in tables for organisation in table.organisations)
            there = _organisations(seated if tables else (organisation for organisation, _ in presence))
            return frozenset({("phase", phase), ROUNDS, *ideas, *there, *run_off})
        case (
            fact.VotesEntered(round=round_id)
            | fact.VotesCleared(round=round_id)
            | fact.ChoiceGuessed(round=round_id)
            | fact.GuessCleared(round=round_id)
            | fact.RoundRevealed(round=round_id)
            | fact.RoundCovered(round=round_id)
        ):
            return frozenset({("round", round_id)})
        case fact.RoundDiscarded(round=round_id):
            return frozenset({("round", round_id), ("round", round_id, "revealed")})
        case fact.AgreementMade(agreement=agreed) | fact.AgreementEdited(agreement=agreed):
            owner = (agreed.organisation,) if agreed.organisation else ()
            involved = _organisations((*owner, *agreed.with_organisations))
            return frozenset({("agreement", agreed.id), *_phase(agreed.phase), *involved})
        case fact.AgreementDeleted(id=agreement):
            return frozenset({("agreement", agreement), ("agreement", agreement, "content")})
    return _rests_on_together(happened)


def _rests_on_together(happened: fact.Fact) -> frozenset[Token]:
    match happened:
        case fact.QuestionAsked(question=new):
            asked = (new.asked_by, *new.asked_of) if new.asked_by else new.asked_of
            return frozenset({*_phase(new.phase), *_organisations(asked)})
        case fact.QuestionEdited(id=question, asked_by=by, asked_of=of):
            return frozenset({("question", question), *_organisations((by, *of) if by else of)})
        case fact.QuestionDeleted(id=question):
            return frozenset({("question", question), ("question", question, "text")})
        case fact.NoteWritten(note=note):
            return _phase(note.phase)
        case fact.NoteEdited(id=note_id):
            return frozenset({("note", note_id)})
        case fact.NoteDeleted(id=note_id):
            return frozenset({("note", note_id), ("note", note_id, "text")})
        case fact.IdeasChosen(ideas=ideas):
            return frozenset(token for idea in ideas for token in _idea(idea))
        case fact.ParkedSettled(settled=settled):
            owner = (settled.organisation,) if settled.organisation else ()
            return frozenset({("line", settled.parked), ("line", settled.parked, "kind"), *_organisations(owner)})
        case (
            fact.PulseArranged(phase=phase)
            | fact.StatementReworded(phase=phase)
            | fact.PulseShown(phase=phase)
            | fact.PulseHidden(phase=phase)
            | fact.GroupCompared(phase=phase)
            | fact.PulseCleared(phase=phase)
        ):
            return frozenset({("phase", phase)})
        case fact.PulseCounted(phase=phase, count=count):
            who = (count.organisation,) if count.organisation else ()
            rules = {("pulse", phase, "arranged"), ("pulse", phase, count.statement, "text")}
            return frozenset({("phase", phase), *rules, *_organisations(who)})
        case fact.WordingMade(wording=wording):
            return frozenset({("phase", wording.phase), *_idea(wording.idea)})
        case fact.WordingWithdrawn(id=wording_id) | fact.StanceCleared(wording=wording_id):
            return frozenset({("wording", wording_id)})
        case fact.StanceTaken(stance=stance):
            return frozenset({("wording", stance.wording), *_organisations((stance.organisation,))})
    return frozenset()


def claims(happened: fact.Fact) -> frozenset[Token]:
    """Tokens of what there is only so much of: two facts that claim the same need not both fit."""
    match happened:
        case fact.OrganisationAdded():
            return frozenset({PLACES})
        case fact.RoundOpened(parent=None):
            return frozenset({ROUNDS})
    return frozenset()


def builds_on(later: fact.Fact, earlier: fact.Fact) -> bool:
    """Whether `later` rests on what `earlier` did, or changed it again."""
    changed = touches(earlier)
    return bool(changed & rests_on(later) or (changed & touches(later)) - _SHARED)


def clashes(one: fact.Fact, other: fact.Fact) -> bool:
    """Whether facts that were decided without knowing each other cannot both be kept in any order."""
    return builds_on(one, other) or builds_on(other, one) or bool(claims(one) & claims(other))


def _idea(idea: str | None) -> frozenset[Token]:
    return frozenset({("line", idea), ("cluster", idea)}) if idea else frozenset()


def _phase(phase_id: str | None) -> frozenset[Token]:
    return frozenset({("phase", phase_id)}) if phase_id else frozenset()


def _organisations(ids: Iterable[str]) -> frozenset[Token]:
    return frozenset(("organisation", organisation) for organisation in ids)
