"""How an idea becomes a plan that everybody can go on with, what the room agrees on and how it looks back."""

import re

from tests.terminal.desk import Desk, play, told
from tests.terminal.ledger import Proposed
from tests.terminal.steps_together import (
    Agrees,
    AlsoWorksOut,
    AsksAround,
    Calls,
    CanGoOn,
    Objects,
    Polls,
    Proposes,
    Repairs,
    RestStays,
    Settles,
)
from tests.terminal.words import t

_SETTLING = f"A {t('develop.hint.answer')}"
"""In the bottom line while a "ja, maar" is under the walker."""
_ASKING = f"G {t('consent.hint.agree')}"
"""The same of an organisation that is asked whether it can go on."""
_KINDS = ("collaboration", "case", "calls")
"""Of agreements, in the order in which → goes through them."""
_SETTLE_KEYS = {"answered": "a", "owned": "t", "stays": "s", "elsewhere": "x"}


# Uitwerken


@play.register
def _(step: AlsoWorksOut, desk: Desk) -> None:
    """The list begins at the idea that is looked at: the first."""
    desk.terminal.press("down", "i")
    desk.terminal.wait(rf"✓ +1 {re.escape(desk.ledger.ranking()[0])}")
    desk.terminal.press(*["down"] * desk.ledger.ranking().index(step.idea))
    desk.press(" ")
    desk.terminal.wait(rf"✓ +\d+ {re.escape(step.idea)}")
    desk.ledger.worked_out.append(step.idea)
    desk.terminal.press("escape", "escape")
    desk.label(f"{desk.column} · {desk.part}")


@play.register
def _(step: Settles, desk: Desk) -> None:
    """Below the last line of the idea are the objections; after an answer the walk goes on by itself."""
    desk.go_to(next(one.who for one in step.outcomes if one.who))
    desk.terminal.press("down", "down")
    for one in step.outcomes:
        desk.terminal.wait_for(_SETTLING)
        if one.how == "answered":
            desk.terminal.press(_SETTLE_KEYS[one.how])
            desk.begin()
            desk.reply(f"{desk.column} · {t('develop.label')} {t('develop.ask.answer')}", one.text)
        elif one.how == "owned":
            desk.terminal.press(_SETTLE_KEYS[one.how])
            desk.begin()
            desk.reply(f"{desk.column} · {t('develop.label')} {t('develop.ask.owner')}", f"{one.who} {one.text}")
        else:
            desk.press(_SETTLE_KEYS[one.how])
            desk.terminal.press("down")  # below the last one is the line
        desk.saved()
        desk.ledger.settled.append(one)
    desk.terminal.wait_for(t("develop.all_settled"))
    desk.label(f"{desk.column} · {t('develop.label')}")


# Kan iedereen hiermee verder?


@play.register
def _(step: Proposes, desk: Desk) -> None:
    desk.label(f"{desk.column} · {t('consent.label.first')}")
    desk.begin()
    desk.terminal.enter(step.text)
    desk.saved()
    desk.label(f"{desk.column} · {t('consent.label.again')}")
    desk.ledger.proposals.append(Proposed(step.text))


@play.register
def _(step: Objects, desk: Desk) -> None:
    desk.say(step.who, f"bezwaar: {step.reason}")
    desk.terminal.wait_for(f"{t('consent.objection')} {step.reason}")
    if step.undone:
        desk.undo(t("told.StanceTaken", text=desk.ledger.name(step.who)))
        desk.ledger.gone.append(step.reason)
    else:
        desk.ledger.proposals[-1].said[step.who] = step.reason


@play.register
def _(step: CanGoOn, desk: Desk) -> None:
    desk.say(step.who, "Geen bezwaar")
    desk.ledger.proposals[-1].said[step.who] = ""


@play.register
def _(step: AsksAround, desk: Desk) -> None:
    """The walk begins at the first that was not asked, and goes on after each answer."""
    names, said = list(desk.ledger.names), desk.ledger.proposals[-1].said
    desk.terminal.press("down")
    first = next(who for who in names if who not in said)
    for who in names[names.index(first) :]:
        desk.terminal.wait(rf"(?m)^  {who} ›")
        if who in step.agree:
            desk.press("g")
            said[who] = ""
        else:
            desk.terminal.press("down")
        desk.column = who
    desk.terminal.press("escape")
    desk.label(f"{desk.column} · {t('consent.label.again')}")


@play.register
def _(step: Repairs, desk: Desk) -> None:
    before = desk.ledger.proposals[-1].text
    desk.terminal.press("up")
    desk.terminal.wait_for(f"{t('consent.ask.reword')} › {before}")
    desk.retype(before, step.text)
    if step.undone:
        desk.undo(told(step.text))
        desk.ledger.gone.append(step.text)
    else:
        desk.ledger.proposals.append(Proposed(step.text))


@play.register
def _(step: RestStays, desk: Desk) -> None:
    *_, before, newest = desk.ledger.proposals
    desk.terminal.press("down")
    desk.terminal.wait_for(_ASKING, f"R {t('consent.hint.rest')}")
    desk.press("r")
    newest.said |= {who: "" for who, reason in before.said.items() if not reason}
    desk.column = next(iter(newest.said))
    desk.terminal.press("escape")
    desk.label(f"{desk.column} · {t('consent.label.again')}")


# Slotpeiling, Afspraken


@play.register
def _(step: Polls, desk: Desk) -> None:
    """Who is complete makes way for the next by itself."""
    for who, digits in step.answers:
        desk.terminal.wait_for(f"▸{who}")
        desk.press(*digits)
    desk.terminal.wait_for(t("pulse.complete"))
    desk.press("f6")
    desk.terminal.wait_for(*step.shows, t("pulse.caveat"))
    desk.terminal.press("right")
    desk.terminal.wait_gone(t("pulse.caveat"))
    desk.ledger.polls.append((desk.phase, step))


@play.register
def _(step: Agrees, desk: Desk) -> None:
    label = _agrees_on(step.who, step.kind, step.what, desk)
    desk.reply(t("agreements.ask.owner"), step.owner)
    desk.reply(t("agreements.ask.partners"), step.partners)
    desk.reply(t("agreements.ask.due"), step.due)
    desk.reply(t("agreements.ask.first_step"), step.first_step)
    desk.label(label)
    desk.ledger.agreements.append(step)


@play.register
def _(step: Calls, desk: Desk) -> None:
    label = _agrees_on(step.who, "calls", step.about, desk)
    desk.reply(t("agreements.ask.caller"), step.caller)
    desk.reply(t("agreements.ask.callee"), f"{step.whom} {step.callee}")
    desk.label(label)
    desk.ledger.calls.append(step)


def _agrees_on(who: str, kind: str, what: str, desk: Desk) -> str:
    """→ to this kind of agreement, and the line that makes one; returns what stands before the line by then."""
    desk.go_to(who)
    labels = [f"{who} · {t(f'agreements.label.{one}')}" for one in _KINDS]
    now = next(place for place, label in enumerate(labels) if label in desk.terminal.text)
    desk.terminal.press(*["right"] * ((_KINDS.index(kind) - now) % len(_KINDS)))
    label = labels[_KINDS.index(kind)]
    desk.label(label)
    desk.say(who, what)
    return label
