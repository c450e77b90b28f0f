"""How the room votes."""

from tests.terminal.desk import Desk, play
from tests.terminal.steps import Dots, OpensDots, ShowsResult, TriesHands
from tests.terminal.words import t

_ONE_DIGIT = 10
"""Where fewer people are present a digit is entered at once, with + for ten more before it; else Enter follows."""
_BUDGET = 5
"""Dots of a person, with as many ideas as there are here."""
_CAP = 3
"""Dots that a person may give to one idea."""


@play.register
def _(step: TriesHands, desk: Desk) -> None:
    desk.terminal.wait_for(f"● {t('vote.method.dots')}")
    desk.terminal.press("h")
    desk.terminal.wait_for(f"● {t('vote.method.hands')}")
    _open(desk)
    desk.terminal.wait_for(t("vote.grid.entered"), t("vote.grid.on_reveal"))
    cells = len(list(desk.ledger.shown(_voted_on(desk)))) * len(desk.ledger.names)
    for count, number in enumerate(step.numbers, start=1):
        desk.press(str(number))
        desk.terminal.wait_for(t("vote.grid.filled", n=count, total=cells))


@play.register
def _(step: OpensDots, desk: Desk) -> None:
    desk.terminal.wait_for(f"● {t('vote.method.hands')}")
    desk.terminal.press("s")
    desk.terminal.wait_for(f"● {t('vote.method.dots')}")
    _open(desk)
    desk.terminal.wait_for(t("vote.grid.placed"))
    desk.terminal.press("r")
    desk.terminal.wait_for(t("vote.grid.by_organisation"))
    desk.ledger.voters = dict(desk.ledger.people)


def _open(desk: Desk) -> None:
    """Open the round although there are more ideas than anybody calmly chooses from: that takes a second Enter."""
    ideas = len(list(desk.ledger.shown(_voted_on(desk))))
    desk.terminal.press("enter")
    desk.terminal.wait_for(t("vote.setup.many_sure", n=ideas).partition(",")[0])
    desk.press("enter")


@play.register
def _(step: Dots, desk: Desk) -> None:
    """Organisation after organisation; when all its dots are placed the cursor is at the first idea of the next."""
    ledger, terminal = desk.ledger, desk.terminal
    ballot = [idea.title for idea in ledger.shown(_voted_on(desk))]
    people, place = ledger.voters[step.who], list(ledger.names).index(step.who)
    row = 0
    given = sorted(step.given.items(), key=lambda pair: ballot.index(pair[0]))
    for count, (idea, dots) in enumerate(given, start=1):
        terminal.press(*["down"] * (ballot.index(idea) - row))
        tens, digit = divmod(dots, 10)
        desk.press(*["+"] * tens, str(digit)) if people < _ONE_DIGIT else desk.press(*str(dots), "enter")
        row = ballot.index(idea) + 1
        if count < len(given):
            terminal.wait_for(t("vote.grid.own", short=step.who, n=count, total=len(ballot)))
    placed = sum(step.given.values())
    assert placed == _BUDGET * people, "everybody places every dot"
    terminal.wait(rf"{t('vote.grid.placed')} +(\S+ +){{{place}}}{placed}/{placed}\b")
    ledger.dots.append(step)


def _voted_on(desk: Desk) -> str:
    return desk.titles[desk.titles.index(desk.phase) - 1]


@play.register
def _(step: ShowsResult, desk: Desk) -> None:
    desk.terminal.wait_for(t("vote.grid.complete"))
    desk.press("f6")
    title = t("vote.result_title", title=desk.phase)
    desk.terminal.wait_for(title, step.first, t("vote.result.by_breadth"))
