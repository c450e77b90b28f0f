"""A whole day in a minute: an afternoon of 210 minutes through the real program, and whether all of it was kept."""

import json
from collections import Counter
from datetime import datetime, timedelta

import pytest
from jsonschema import Draft202012Validator

from samenwerk_tui.core.tally import withheld
from tests.terminal.afternoon import AFTERNOON
from tests.terminal.afternoon_ideas import IDEAS
from tests.terminal.clocked import START
from tests.terminal.day import Day
from tests.terminal.ledger import Kept, Ledger
from tests.terminal.report_reader import Item, texts
from tests.terminal.steps import ROOM, Builds, Dies, Fumbles, Pastes, PhaseOfDay, Quickly, Routed, Says
from tests.terminal.words import t

pytestmark = pytest.mark.xdist_group("day")

MERGED = t("export.contributions.merged")
ADDED = "Rondje langs de tafels"
"""The phase that was added and then skipped."""


def minutes_of(phase: PhaseOfDay) -> int:
    """Whole minutes that a phase took, by the times at which the room went on."""
    times = [f"{START:%H:%M}", *(one.until for one in AFTERNOON)]
    before, after = (datetime.strptime(time, "%H:%M") for time in times[AFTERNOON.index(phase) :][:2])
    return round((after - before) / timedelta(minutes=1))


def count_called_out(phase: PhaseOfDay) -> int:
    """How many lines were called out in a phase, whatever became of them."""
    count = 0
    for step in phase.steps:
        match step:
            case Says() | Routed() | Fumbles() | Builds() | Dies():
                count += 1
            case Quickly(lines=lines) | Pastes(lines=lines):
                count += len(lines)
    return count


def test_it_is_an_afternoon_of_sixty_ideas_in_fifteen_phases(day: Day) -> None:
    assert count_called_out(IDEAS) == 60
    assert len(AFTERNOON) == 15
    assert sum(map(minutes_of, AFTERNOON)) > 210


def test_the_report_says_who_was_there_and_that_the_case_is_fiction(day: Day) -> None:
    assert day.title == "Jongeren op een plein"
    assert t("export.report_of", day="dinsdag 24 november 2026") in day.part().paragraphs
    opening = day.part(t("export.page.opening"))
    assert t("export.case_fictional", title="Jongeren op een plein") in opening.paragraphs
    assert "Hoe kunnen we het plein van iedereen laten zijn, ook na tienen?" in opening.paragraphs
    ledger = day.ledger
    assert [item.text for item in opening.items] == [f"{ledger.name(who)}: {n}" for who, n in ledger.people.items()]


def as_item(line: Kept, ledger: Ledger) -> Item:
    """A line as the report tells it, and what stands under it."""
    text = t("export.marked", text=line.text, marks=t("export.contributions.mark.outside"))
    item = Item(text if line.outside else line.text)
    if line.on is not None:
        idea = ledger.idea(line.on)
        whose = ", ".join(dict.fromkeys(ledger.name(member.who) for member in idea.members))
        item.under.append(Item(t("export.contributions.builds_on", text=f"{idea.title} – {whose}")))
    return item


def by_part(lines: list[Kept], ledger: Ledger) -> list[Item]:
    """The lines of an organisation; those to a part of the question under the name of that part."""
    parts = {line.part: [as_item(one, ledger) for one in lines if one.part == line.part] for line in lines}
    return [item for part, items in parts.items() for item in ([Item(part, items)] if part else items)]


@pytest.mark.parametrize("phase", [phase.title for phase in AFTERNOON])
def test_every_line_stands_under_its_phase_and_organisation(day: Day, phase: str) -> None:
    """But for answers to a question and for what works out an idea: those are told there."""
    ledger = day.ledger
    parts = dict.fromkeys(line.part for line in ledger.lines if line.phase == phase)
    expected: dict[str, list[Kept]] = {}
    for idea in [idea for part in parts for idea in ledger.shown(phase, part)]:
        [first, *others] = idea.members
        if not others and not first.question and not first.idea:
            expected.setdefault(ledger.name(idea.who), []).append(first)
    told = {
        part.headings[-1]: part.items
        for part in day.parts
        if len(part.headings) == 3 and part.headings[1].endswith(f". {phase}") and part.headings[2] != MERGED
    }
    assert told == {name: by_part(lines, ledger) for name, lines in expected.items()}


def test_merged_ideas_keep_every_text_and_whose_it_was(day: Day) -> None:
    ledger = day.ledger
    merged = day.part(t("export.contributions.title"), "Ideeën", MERGED).items
    assert sorted(texts(merged)) == sorted(
        (
            f"{members[0].text} – {', '.join(dict.fromkeys(ledger.name(line.who) for line in members))}",
            [f"{line.text} – {ledger.name(line.who)}" for line in members],
        )
        for members in ledger.merged
    )
    assert Counter(map(len, ledger.merged)) == {3: 1, 2: 2}


def test_what_was_mistyped_undone_or_removed_is_nowhere(day: Day) -> None:
    everything = day.markdown + json.dumps(day.shown, ensure_ascii=False)
    assert len(day.ledger.gone) >= 8
    assert [text for text in day.ledger.gone if text in everything] == []


def test_the_ranking_has_every_idea_with_its_dots_and_organisations_in_favour(day: Day) -> None:
    part = day.part(t("export.rounds.title"), "Stemronde")
    present = ", ".join(f"{day.ledger.name(who)} {n}" for who, n in day.ledger.voters.items())
    method = t("export.rounds.dots_budget_cap", budget=5, cap=3)
    assert part.paragraphs[0] == f"{method} {t('export.rounds.presence', who=present)}"
    dots = day.ledger.dots_by_idea()
    ballot = [idea.title for idea in day.ledger.shown("Ideeën")]
    rows = {row[2].removesuffix(" ◇"): row for row in part.rows[1 : len(ballot) + 1]}
    assert sorted(rows) == sorted(ballot)
    for idea in ballot:
        given = dots.get(idea, {})
        assert rows[idea][3:5] == (str(sum(given.values())), t("export.rounds.figure.part", n=len(given), all=5))
        assert rows[idea][0] == str(1 + sum(_breadth(dots, other) > _breadth(dots, idea) for other in ballot))
        assert rows[idea][1] == str(1 + sum(_total(dots, other) > _total(dots, idea) for other in ballot))
    assert part.rows[1][2] == "De kelder als huiskamer"


def test_who_gave_what_stands_under_the_ranking(day: Day) -> None:
    ballot = [idea.title for idea in day.ledger.shown("Ideeën")]
    rows = day.part(t("export.rounds.title"), "Stemronde").rows[len(ballot) + 1 :]
    dots, voters = day.ledger.dots_by_idea(), day.ledger.voters
    named = [who for who in voters if day.ledger.name(who) in rows[0]]
    hidden = withheld((day.ids[who], people) for who, people in voters.items())
    assert named == [who for who in voters if day.ids[who] not in hidden] and len(named) < len(voters)
    for idea, *given in rows[1:]:
        assert given[: len(named)] == [str(dots.get(idea, {}).get(who, 0)) for who in named]
        small = sum(n for who, n in dots.get(idea, {}).items() if who not in named)
        assert given[-1].startswith(f"{small}, ")
    assert [row[0] for row in rows[1:]] == ballot


def _total(dots: dict[str, dict[str, int]], idea: str) -> int:
    return sum(dots.get(idea, {}).values())


def _breadth(dots: dict[str, dict[str, int]], idea: str) -> tuple[int, int]:
    return len(dots.get(idea, {})), _total(dots, idea)


def test_planned_and_real_minutes_stand_side_by_side(day: Day) -> None:
    rows = {row[0]: row[1:] for row in day.part(t("export.minutes.title")).rows[1:]}
    planned = dict(
        zip(
            [phase.title for phase in AFTERNOON],
            (12, 8, 15, 35, 20, 25, 15, 25, 15, 15, 4, 4, 10, 2, 4),  # one of them was made a minute shorter
            strict=True,
        )
    )
    for phase in AFTERNOON:
        assert rows[phase.title] == (str(planned[phase.title]), str(minutes_of(phase)))
    assert rows[ADDED] == ("10", t("export.minutes.skipped"))
    assert rows[t("export.minutes.total")][1] == str(sum(map(minutes_of, AFTERNOON)))


def test_the_report_of_the_command_is_that_of_the_key(day: Day) -> None:
    assert day.desk.run("export", day.desk.session, "--output", "-") == day.markdown


def test_the_state_validates_against_the_schema_and_counts_what_was_typed(day: Day) -> None:
    shown, ledger = day.shown, day.ledger
    schema = json.loads(day.desk.run("schema"))
    Draft202012Validator(schema).validate(shown)
    assert [(o["name"], o["people"]) for o in shown["organisations"]] == [
        (name, ledger.people[short]) for short, name in ledger.names.items()
    ]
    ids = {o["id"]: o["short"] for o in shown["organisations"]}
    titles = {phase["id"]: phase["title"] for phase in shown["phases"]}
    assert Counter(
        (line["text"], ids.get(line["organisation"], ROOM), titles[line["phase"]], line["kind"], line["part"])
        for line in shown["contributions"]
    ) == Counter((line.text, line.who, line.phase, line.kind, line.part) for line in ledger.lines)
    assert {line["text"] for line in shown["contributions"] if line["outside"]} == {
        line.text for line in ledger.lines if line.outside
    }
    texts = {line["id"]: line["text"] for line in shown["contributions"]}
    assert {line["text"]: texts[line["builds_on"]] for line in shown["contributions"] if line["builds_on"]} == {
        line.text: line.on.text for line in ledger.lines if line.on
    }
    assert sorted([texts[member] for member in cluster["members"]] for cluster in shown["clusters"]) == sorted(
        [line.text for line in members] for members in ledger.merged
    )
    assert {phase["title"]: phase["state"] for phase in shown["phases"]} == {
        **{phase.title: "done" for phase in AFTERNOON},
        ADDED: "skipped",
        AFTERNOON[-1].title: "now",
    }


def test_there_is_one_round_with_the_dots_that_were_placed(day: Day) -> None:
    [voting] = day.shown["rounds"]
    titles = {line["id"]: line["text"] for line in day.shown["contributions"]} | {
        cluster["id"]: cluster["title"] for cluster in day.shown["clusters"]
    }
    shorts = {o["id"]: o["short"] for o in day.shown["organisations"]}
    assert (voting["method"], voting["state"]) == ("dots", "revealed")
    given: dict[str, dict[str, int]] = {}
    for entry in voting["entries"]:
        given.setdefault(titles[entry["idea"]], {})[shorts[entry["organisation"]]] = entry["dots"]
    assert given == day.ledger.dots_by_idea()
    assert {shorts[o]: n for o, n in voting["presence"].items()} == day.ledger.voters
