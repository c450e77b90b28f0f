"""How time, the beamer, the programme and the people are handled."""

import re

from tests.terminal.desk import Desk, play
from tests.terminal.ledger import Kept
from tests.terminal.steps import (
    Adjusts,
    Counts,
    Covers,
    Dies,
    FullScreen,
    Interrupted,
    Joins,
    NowWith,
    Palette,
    Reveals,
    Sees,
    SeesDigits,
    Slips,
    Starts,
    TalksTill,
    TurnsPages,
    TurnsTo,
)
from tests.terminal.words import PALETTE, t


@play.register
def _(step: Starts, desk: Desk) -> None:
    desk.press("f2")


@play.register
def _(step: Adjusts, desk: Desk) -> None:
    desk.press("f4" if step.minutes > 0 else "f3")


@play.register
def _(step: TalksTill, desk: Desk) -> None:
    desk.wait_till(step.time)


@play.register
def _(step: Sees, desk: Desk) -> None:
    desk.terminal.wait_for(*step.texts)


@play.register
def _(step: SeesDigits, desk: Desk) -> None:
    desk.terminal.wait_digits(step.digits)


@play.register
def _(step: FullScreen, desk: Desk) -> None:
    instruction = desk.terminal.row(2).split("  ")[1]
    desk.terminal.press("f5")
    desk.terminal.wait_gone(instruction)
    desk.terminal.wait_digits(step.clock)
    desk.terminal.press("f5")
    desk.terminal.wait_for(instruction)


@play.register
def _(step: Interrupted, desk: Desk) -> None:
    desk.press("f2")
    desk.terminal.wait_for(t("board.paused"))
    before = desk.terminal.text
    desk.terminal.press("f9")
    desk.terminal.wait_until(lambda text: not text.strip(), "a dark beamer")
    desk.clock.forward(step.minutes * 60)
    desk.terminal.press("f9")
    desk.terminal.wait_for(t("board.paused"), before.split("\n")[1][:20].rstrip())
    desk.press("f2")


@play.register
def _(step: TurnsTo, desk: Desk) -> None:
    if f"{desk.column} · {step.part} ›" not in desk.terminal.text:
        desk.terminal.press("right")
    desk.label(f"{desk.column} · {step.part}")
    desk.part = step.part
    if step.idea:
        _works_out(step.idea, desk)


def _works_out(idea: str, desk: Desk) -> None:
    """The idea may stand there in letters that cannot be read: which one it is, stands above it."""
    ideas = desk.ledger.worked_out or [idea]
    place, count = ideas.index(idea) + 1, len(ideas)
    desk.terminal.wait_for(t("develop.one_of", number=place, count=count) if count > 1 else t("develop.the_idea"))
    desk.ledger.worked_out, desk.idea = ideas, idea


@play.register
def _(step: TurnsPages, desk: Desk) -> None:
    found = re.search(r"(?m)\b1/(\d+)$", desk.terminal.text)
    assert found is not None, f"no page mark in:\n{desk.terminal.text}"
    pages = int(found[1])
    for page in range(2, pages + 1):
        desk.terminal.press("right")
        desk.terminal.wait(rf"(?m)\b{page}/{pages}$")
    desk.terminal.wait_for(step.words)


@play.register
def _(step: Covers, desk: Desk) -> None:
    desk.press("f6")
    desk.terminal.wait_for(f"F6 {t('columns.hint.reveal')}")


@play.register
def _(step: Reveals, desk: Desk) -> None:
    desk.terminal.wait_until(lambda text: not any(one in text for one in step.texts), f"{step.texts} covered")
    desk.press("f6")
    desk.terminal.wait_for(*step.texts)


@play.register
def _(step: Counts, desk: Desk) -> None:
    desk.say(step.who, str(step.people))
    desk.ledger.people[step.who] = step.people


@play.register
def _(step: Joins, desk: Desk) -> None:
    play(Palette(t("palette.add_organisation"), t("ask.organisation"), f"{step.name} {step.people}"), desk)
    desk.ledger.names[step.who] = step.name
    desk.ledger.people[step.who] = step.people


@play.register
def _(step: NowWith, desk: Desk) -> None:
    name = desk.ledger.name(step.who)
    play(Palette(t("palette.people", name=name), t("ask.people", name=name), str(step.people)), desk)
    desk.ledger.people[step.who] = step.people


@play.register
def _(step: Palette, desk: Desk) -> None:
    desk.terminal.press("ctrl+p")
    desk.terminal.wait_for(PALETTE)
    desk.terminal.type(step.command)
    command = re.escape(step.command)
    desk.terminal.wait(rf"{command}.*\n.*\n.*  {command}")  # the line, a blank one, and what was found first
    desk.begin()
    desk.terminal.press("enter")
    if step.question:
        desk.reply(step.question, step.answer)
    desk.saved()


@play.register
def _(step: Slips, desk: Desk) -> None:
    here = desk.phase
    desk.begin()
    desk.go_on()
    assert desk.phase == step.into
    desk.press("ctrl+z")
    desk.arrive(here)
    desk.terminal.wait_for(t("board.undone", what=t("told.PhaseEntered", text=step.into)))


@play.register
def _(step: Dies, desk: Desk) -> None:
    desk.go_to(step.who)
    desk.terminal.type(step.half)
    desk.terminal.wait_for(f"{step.who} › {step.half}")
    drafts = desk.clock.home / "samenwerk" / "sessions"
    desk.terminal.wait_until(
        lambda _: any(step.half in draft.read_text() for draft in drafts.glob("*draft*")), "the half line on disk"
    )
    before = desk.show()
    desk.terminal.kill()
    desk.open()
    desk.terminal.wait_for(before["title"], desk.phase, f"Enter {t('home.hint.open')}")
    desk.terminal.press("enter")
    desk.arrive(desk.phase)
    desk.terminal.wait_for(f"{step.who} › {step.half}", t("board.draft_back"))
    after = desk.show()
    assert after == before, "the session that was gone on with is not the one that died"
    desk.begin()
    desk.terminal.enter(step.rest)
    desk.saved()
    desk.ledger.lines.append(Kept(step.half + step.rest, step.who, desk.phase))
