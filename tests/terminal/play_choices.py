"""How the room votes and what it agrees on."""

from tests.terminal.desk import Desk, play
from tests.terminal.steps import Agrees, Dots, OpensDots, ShowsResult, TriesHands
from tests.terminal.words import t

_ONE_DIGIT = 10
"""Where no number can reach this, a digit is entered at once; else Enter follows."""
_BUDGET = 5
"""Dots of a person, with as many ideas as there are here."""
_CAP = 3
"""Dots that a person may give to one idea."""


@play.register
def _(step: TriesHands, desk: Desk) -> None:
    desk.terminal.wait_for(f"● {t('vote.method.dots')}")
    desk.terminal.press("h")
    desk.terminal.wait_for(f"● {t('vote.method.hands')}")
    desk.press("enter")
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
    desk.press("enter")
    desk.terminal.wait_for(t("vote.grid.placed"))
    desk.terminal.press("r")
    desk.terminal.wait_for(t("vote.grid.by_organisation"))
    desk.ledger.voters = dict(desk.ledger.people)


@play.register
def _(step: Dots, desk: Desk) -> None:
    """Organisation after organisation; the cursor is at the first idea of this one when the last one is done."""
    ledger, terminal = desk.ledger, desk.terminal
    ballot = [idea.title for idea in ledger.shown(_voted_on(desk))]
    people, place = ledger.voters[step.who], list(ledger.names).index(step.who)
    row = 0
    placed = 0
    for idea, dots in sorted(step.given.items(), key=lambda pair: ballot.index(pair[0])):
        terminal.press(*["down"] * (ballot.index(idea) - row))
        desk.press(*str(dots), *(["enter"] if people * _CAP >= _ONE_DIGIT else []))
        placed += dots
        row = ballot.index(idea) + 1
        terminal.wait(rf"{t('vote.grid.placed')} +(\S+ +){{{place}}}{placed}/{_BUDGET * people}\b")
    assert row < len(ballot), "the last idea is for nobody: after it the cursor is elsewhere"
    terminal.press(*["up"] * row, "right")
    ledger.dots.append(step)


def _voted_on(desk: Desk) -> str:
    return desk.titles[desk.titles.index(desk.phase) - 1]


@play.register
def _(step: ShowsResult, desk: Desk) -> None:
    desk.terminal.wait_for(t("vote.grid.complete"))
    desk.press("f6")
    title = t("vote.result_title", title=desk.phase)
    desk.terminal.wait_for(title, step.first, t("vote.result.by_breadth"))


@play.register
def _(step: Agrees, desk: Desk) -> None:
    label = f"{step.who} · {t(f'agreements.label.{step.kind}')}"
    desk.go_to(step.who)
    if label not in desk.terminal.text:
        desk.terminal.press("right")
        desk.label(label)
    desk.say(step.who, step.what)
    desk.reply(t("agreements.ask.owner"), step.owner)
    desk.reply(t("agreements.ask.partners"), step.partners)
    desk.reply(t("agreements.ask.due"), step.due)
    desk.reply(t("agreements.ask.first_step"), step.first_step)
    desk.label(label)
    desk.ledger.agreements.append(step)
