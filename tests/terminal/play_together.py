"""How the room asks why, words its goal and says where it stands."""

from tests.terminal.desk import Desk, last_word, play, told
from tests.terminal.steps import ROOM
from tests.terminal.steps_together import Asks, Stands, Words
from tests.terminal.words import t


@play.register
def _(step: Asks, desk: Desk) -> None:
    desk.say(step.who, step.typed)
    if step.whom:
        name, asked = desk.ledger.name(step.who), desk.ledger.name(step.whom)
        desk.terminal.wait_for(f"{step.who} {name} {t('why.asks')} {step.whom} {asked}")
        desk.column = step.whom
        desk.label(step.whom)
    elif step.who == ROOM:
        desk.terminal.wait_for(t("why.from_outside"))
    desk.ledger.questions.append(step)


@play.register
def _(step: Words, desk: Desk) -> None:
    desk.begin()
    desk.terminal.enter(step.text)
    desk.saved()
    desk.terminal.wait_for(last_word(step.text))
    if step.undone:
        desk.undo(told(step.text))
        desk.ledger.gone.append(step.text)
    else:
        desk.ledger.wordings.append(step)


@play.register
def _(step: Stands, desk: Desk) -> None:
    desk.terminal.press("down")
    for who, answer, condition in step.said:
        desk.label(who)
        word = t(f"goal.answer.{answer}")
        if condition:
            desk.terminal.press(t(f"goal.key.{answer}").lower())
            desk.begin()
            desk.reply(f"{who} {word}", condition)
            desk.saved()
        else:
            desk.press(t(f"goal.key.{answer}").lower())
        desk.terminal.wait(rf"{who}  . {word} *{condition}")
        desk.ledger.stances[who] = answer, condition
    desk.terminal.press("escape")
    desk.column = step.said[-1][0]
    desk.label(f"{desk.column} · {t('goal.label')}")
