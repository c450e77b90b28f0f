"""What may be entered in a voting round, and how far that is: budgets, presence and caps, in one place."""

from samenwerk_tui.core.model import Round, RoundSettings, Votes, VotingMethod
from samenwerk_tui.core.rules import Rule, RuleError

FIELDS: dict[VotingMethod, tuple[str, tuple[str, ...]]] = {
    "hands": ("in_favour", ("neutral", "against")),
    "dots": ("dots", ("dotters",)),
    "fist": ("fingers", ()),
}
"""The field of the votes that each method needs, and those that it allows beside it."""
MOST_FINGERS = 5


def default_settings(method: VotingMethod, options: int) -> RoundSettings:
    """With dots `min(5, max(3, round(options / 4)))` a person (Python's round: 18 options make 4), 3 on one idea at
    most; the rules of thumb behind it are NN/g's and Parabol's. Hands and fingers have no settings.
    """
    if method != "dots":
        return RoundSettings()
    budget = min(5, max(3, round(options / 4)))
    return RoundSettings(budget=budget, cap=min(3, budget))


def placed(voting: Round, organisation: str) -> tuple[int, int]:
    """Dots that the organisation has placed, and has to place: budget times people present. (0, 0) without dots."""
    if voting.method != "dots":
        return 0, 0
    dots = sum(entry.votes.dots or 0 for entry in voting.entries if entry.organisation == organisation)
    return dots, (voting.settings.budget or 0) * voting.present(organisation)


def most(voting: Round, organisation: str) -> int:
    """The largest number that a cell of this organisation can ever take, whatever is entered elsewhere."""
    present, settings = voting.present(organisation), voting.settings
    if voting.method != "dots" or settings.budget is None:
        return present
    return present * min(settings.budget, settings.cap or settings.budget)


def dots_left(voting: Round, idea: str, organisation: str) -> int:
    """Dots that the organisation may still give to this idea; those that it gave to it before may be given anew."""
    already, limit = placed(voting, organisation)
    before = voting.votes(idea, organisation)
    return limit - already + ((before.dots or 0) if before else 0)


def check_votes(voting: Round, idea: str, organisation: str, votes: Votes) -> None:
    """Refuse votes that cannot be; what was entered at this cell before does not count.

    Raises RuleError with `idea` or `organisation` (ids) among its values: NOT_ON_BALLOT, NOBODY_PRESENT, WRONG_METHOD
    (fields of another method, or not those that this round needs), NEGATIVE_VOTES, OVER_PRESENCE (`limit`), OVER_CAP
    (`limit` dots on this idea, `cap` a person) and OVER_BUDGET (`left` of `limit` dots).
    """
    if all(choice.id != idea for choice in voting.ballot):
        raise RuleError(Rule.NOT_ON_BALLOT, idea=idea)
    present = voting.present(organisation)
    if present <= 0:
        raise RuleError(Rule.NOBODY_PRESENT, organisation=organisation)
    needed, allowed = FIELDS[voting.method]
    asked = {needed, *(("against",) if voting.settings.against else ()), *_dotters(voting)}
    given = {name for name, value in votes if value is not None}
    if not asked <= given or not given <= {needed, *allowed}:
        raise RuleError(Rule.WRONG_METHOD, organisation=organisation)
    people = [n for n in (votes.in_favour, votes.neutral, votes.against, *(votes.fingers or ())) if n is not None]
    if min(*people, votes.dots or 0, votes.dotters or 0, 0) < 0:
        raise RuleError(Rule.NEGATIVE_VOTES, organisation=organisation)
    if sum(people) > present:
        raise RuleError(Rule.OVER_PRESENCE, organisation=organisation, limit=present)
    if votes.dots is not None:
        _check_dots(voting, idea, organisation, votes.dots, votes.dotters)


def _dotters(voting: Round) -> tuple[str, ...]:
    return ("dotters",) if voting.settings.dotters else ()


def _check_dots(voting: Round, idea: str, organisation: str, dots: int, dotters: int | None) -> None:
    present, cap = voting.present(organisation), voting.settings.cap
    if dotters is not None and dotters > min(dots, present):
        raise RuleError(Rule.OVER_PRESENCE, organisation=organisation, limit=min(dots, present))
    if cap is not None:
        limit = cap * (present if dotters is None else dotters)
        if dots > limit:
            raise RuleError(Rule.OVER_CAP, organisation=organisation, limit=limit, cap=cap)
    if voting.settings.budget is not None:
        left = dots_left(voting, idea, organisation)
        if dots > left:
            limit = placed(voting, organisation)[1]
            raise RuleError(Rule.OVER_BUDGET, organisation=organisation, left=left, limit=limit)
