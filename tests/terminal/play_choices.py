"""How the room votes and what it agrees on."""

from tests.terminal.desk import Desk, play
from tests.terminal.steps import Agrees, Dots, OpensDots, ShowsResult, TriesHands

_ONE_DIGIT = 10
"""Where no number can reach this, a digit is entered at once; else Enter follows."""
_BUDGET = 5
"""Dots of a person, with as many ideas as there are here."""
_CAP = 3
"""Dots that a person may give to one idea."""


@play.register
def _(step: TriesHands, desk: Desk) -> None:
    desk.terminal.wait_for("● stippen")
    desk.terminal.press("h")
    desk.terminal.wait_for("● handen")
    desk.press("enter")
    desk.terminal.wait_for("ingevuld", "de uitslag komt met F6")
    for count, number in enumerate(step.numbers, start=1):
        desk.press(str(number))
        desk.terminal.wait(rf"\b{count} van \d+ ingevuld")


@play.register
def _(step: OpensDots, desk: Desk) -> None:
    desk.terminal.wait_for("● handen")
    desk.terminal.press("s")
    desk.terminal.wait_for("● stippen")
    desk.press("enter")
    desk.terminal.wait_for("geplaatst")
    desk.terminal.press("r")
    desk.terminal.wait_for("per organisatie")
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
        terminal.wait(rf"geplaatst +(\S+ +){{{place}}}{placed}/{_BUDGET * people}\b")
    assert row < len(ballot), "the last idea is for nobody: after it the cursor is elsewhere"
    terminal.press(*["up"] * row, "right")
    ledger.dots.append(step)


def _voted_on(desk: Desk) -> str:
    return desk.titles[desk.titles.index(desk.phase) - 1]


@play.register
def _(step: ShowsResult, desk: Desk) -> None:
    desk.terminal.wait_for("Alles is ingevuld. F6 toont de uitslag.")
    desk.press("f6")
    desk.terminal.wait_for("Stemronde · uitslag", step.first, "volgorde: breed gedragen")


@play.register
def _(step: Agrees, desk: Desk) -> None:
    about = "samenwerken" if step.kind == "collaboration" else "de casus"
    desk.go_to(step.who)
    if f"Afspraak over {about} ›" not in desk.terminal.text:
        desk.terminal.press("right")
        desk.label(f"{step.who} · Afspraak over {about}")
    desk.say(step.who, step.what)
    desk.reply("Trekker (rol)", step.owner)
    desk.reply("Met welke organisatie", step.partners)
    desk.reply("Wanneer", step.due)
    desk.reply("Eerste stap", step.first_step)
    desk.label(f"{step.who} · Afspraak over {about}")
    desk.ledger.agreements.append(step)
