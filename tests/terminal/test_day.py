"""A whole day in a minute: an afternoon of 210 minutes through the real program, and whether all of it was kept."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from samenwerk_tui.core.tally import withheld
from tests.terminal import play_choices, play_lines, play_room, play_together
from tests.terminal.afternoon import AFTERNOON, AT_THE_START, CASE, PROGRAMME
from tests.terminal.afternoon_ideas import IDEAS
from tests.terminal.clocked import START, Clockwork
from tests.terminal.desk import Desk
from tests.terminal.ledger import Kept, Ledger
from tests.terminal.report_reader import Item, Part, read_report
from tests.terminal.steps import ROOM, Builds, Dies, Fumbles, Pastes, PhaseOfDay, Quickly, Routed, Says
from tests.terminal.words import t

pytestmark = pytest.mark.xdist_group("day")  # where tests are dealt out by group, the afternoon is played once

PLAYERS = (play_choices, play_lines, play_room, play_together)
"""They know how a step is played, and register themselves."""
SHORTS = {"Gemeente": "GEM", "Woningcorporatie": "COR", "Politie": "POL", "Bewoners": "BEW"}
MERGED = t("export.contributions.merged")
ADDED = "Rondje langs de tafels"
"""The phase that was added and then skipped."""


@dataclass
class Day:
    """The afternoon as it was played, and what came out of it."""

    desk: Desk
    title: str
    parts: list[Part]
    """The report that Ctrl+E made."""
    markdown: str
    shown: dict[str, Any]
    """`show --json`."""

    @property
    def ledger(self) -> Ledger:
        """What was typed."""
        return self.desk.ledger

    def part(self, *headings: str) -> Part:
        """The part under these headings; the number before the name of a phase may be left out."""
        for part in self.parts:
            if tuple(re.sub(r"^\d+\. ", "", heading) for heading in part.headings) == headings:
                return part
        raise AssertionError(f"no {headings} in {[part.headings for part in self.parts]}")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Play the afternoon once; export it with Ctrl+E and leave with Ctrl+Q."""
    home = tmp_path_factory.mktemp("day")
    ledger = Ledger(
        {SHORTS[name]: name for name, _ in AT_THE_START}, {SHORTS[name]: people for name, people in AT_THE_START}
    )
    organisations = [part for name, people in AT_THE_START for part in ("--org", f"{name}:{people}")]
    with Desk(Clockwork(home), ledger, [phase.title for phase in AFTERNOON]) as desk:
        desk.open("new", CASE, "--programme", PROGRAMME, *organisations)
        desk.arrive(AFTERNOON[0].title)
        [session] = (home / "samenwerk" / "sessions").glob("*.json")
        desk.session = session.stem
        for phase in AFTERNOON:
            desk.play(phase)
            if phase is not AFTERNOON[-1]:
                desk.go_on()
        desk.terminal.press("ctrl+e")
        desk.terminal.wait_for(t("board.exported", path=""))
        [report] = (home / "samenwerk" / "exports").iterdir()
        desk.terminal.wait_for(report.name)
        markdown = report.read_text(encoding="utf-8")
        title, parts = read_report(markdown)
        desk.terminal.press("ctrl+q")
        assert desk.terminal.end() == 0
        yield Day(desk, title, parts, markdown, desk.show())


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
    opening = day.part()
    assert day.title == "Jongeren op een plein"
    assert t("export.report_of", day="dinsdag 24 november 2026") in opening.paragraphs
    assert t("export.case_fictional", title="Jongeren op een plein") in opening.paragraphs
    assert "Hoe kunnen we het plein van iedereen laten zijn, ook na tienen?" in opening.paragraphs
    ledger = day.ledger
    assert [item.text for item in opening.items] == [f"{ledger.name(who)}: {n}" for who, n in ledger.people.items()]


def owned_by(role: str, organisation: str) -> str:
    """Who takes an agreement on, as the report tells it."""
    return t("export.agreements.owner", who=t("export.agreements.owner_of", role=role, organisation=organisation))


def test_agreements_come_first_and_those_about_the_collaboration_before_the_others(day: Day) -> None:
    assert [part.headings for part in day.parts[1:4]] == [
        (t("export.agreements.title"),),
        (t("export.agreements.title"), t("export.agreements.collaboration")),
        (t("export.agreements.title"), t("export.agreements.case")),
    ]
    assert [(item.text, item.details) for item in day.parts[2].items] == [
        (
            "Elke maandag bellen wijkagent en jongerenwerker",
            [
                owned_by("wijkagent", "Politie"),
                t("export.agreements.together_with", who="Sociaal werk, Bewoners"),
                t("export.agreements.due", when="vanaf 1 december"),
                t("export.agreements.first_step", step="maandag om negen uur de eerste keer"),
            ],
        ),
        (
            "Eén groepsapp voor wat haast heeft",
            [
                owned_by(t("export.agreements.nobody"), "Woningcorporatie"),
                t("export.agreements.together_with", who="Gemeente, Politie, Bewoners, Sociaal werk"),
                t("export.agreements.no_due"),
            ],
        ),
    ]
    assert [(item.text, item.details) for item in day.parts[3].items] == [
        (
            "De kelder open op vrijdagavond",
            [
                owned_by("jongerenwerker", "Sociaal werk"),
                t("export.agreements.together_with", who="Woningcorporatie, Gemeente"),
                t("export.agreements.due", when="vr 4 december"),
                t("export.agreements.first_step", step="donderdag samen de kelder leeghalen"),
            ],
        )
    ]


@pytest.mark.parametrize(
    ("heading", "kind"), [(t("export.learned.title"), "learned"), (t("export.parked.title"), "parked")]
)
def test_what_was_learned_and_parked_is_told_with_who_said_it(day: Day, heading: str, kind: str) -> None:
    expected = [
        f"{f'{line.part}: ' if line.part else ''}{line.text} – {day.ledger.name(line.who)}"
        for line in day.ledger.lines
        if line.kind == kind
    ]
    assert len(expected) >= 3
    assert [item.text for item in day.part(heading).items] == expected


def as_item(line: Kept, ledger: Ledger) -> tuple[str, list[str]]:
    """A line as the report tells it, and what stands under it."""
    text = f"{line.part}: {line.text}" if line.part else line.text
    marks = [
        mark
        for mark, there in (
            (t("export.contributions.mark.answer"), line.kind == "answer"),
            (t("export.contributions.mark.outside"), line.outside),
        )
        if there
    ]
    text += f" ({', '.join(marks)})" if marks else ""
    if line.on is None:
        return text, []
    idea = ledger.idea(line.on)
    whose = ", ".join(dict.fromkeys(ledger.name(member.who) for member in idea.members))
    return text, [t("export.contributions.builds_on", text=f"{idea.title} – {whose}")]


@pytest.mark.parametrize("phase", [phase.title for phase in AFTERNOON])
def test_every_line_stands_under_its_phase_and_organisation(day: Day, phase: str) -> None:
    ledger = day.ledger
    expected: dict[str, list[tuple[str, list[str]]]] = {}
    parts = dict.fromkeys(line.part for line in ledger.lines if line.phase == phase)
    for idea in [idea for part in parts for idea in ledger.shown(phase, part)]:
        if len(idea.members) == 1:
            expected.setdefault(ledger.name(idea.who), []).append(as_item(idea.members[0], ledger))
    told = {
        part.headings[-1]: [(item.text, item.details) for item in part.items]
        for part in day.parts
        if len(part.headings) == 3 and part.headings[1].endswith(f". {phase}") and part.headings[2] != MERGED
    }
    assert told == expected


def test_merged_ideas_keep_every_text_and_whose_it_was(day: Day) -> None:
    def told(item: Item) -> tuple[str, list[str]]:
        return item.text, item.details

    ledger = day.ledger
    merged = day.part(t("export.contributions.title"), "Ideeën", MERGED).items
    assert sorted(map(told, merged)) == sorted(
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


def given_dots(day: Day) -> dict[str, dict[str, int]]:
    """Dots by idea and organisation."""
    dots: dict[str, dict[str, int]] = {}
    for step in day.ledger.dots:
        for idea, number in step.given.items():
            dots.setdefault(idea, {})[step.who] = number
    return dots


def test_the_ranking_has_every_idea_with_its_dots_and_organisations_in_favour(day: Day) -> None:
    part = day.part(t("export.rounds.title"), "Stemronde")
    present = ", ".join(f"{day.ledger.name(who)} {n}" for who, n in day.ledger.voters.items())
    method = t("export.rounds.dots_budget_cap", budget=5, cap=3)
    assert part.paragraphs[0] == f"{method} {t('export.rounds.presence', who=present)}"
    dots = given_dots(day)
    ballot = [idea.title for idea in day.ledger.shown("Ideeën")]
    rows = {row[2].removesuffix(" ○"): row for row in part.rows[1 : len(ballot) + 1]}
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
    dots, voters = given_dots(day), day.ledger.voters
    named = [who for who in voters if day.ledger.name(who) in rows[0]]
    assert named == [who for who in voters if who not in withheld(voters.items())] and len(named) < len(voters)
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
    assert len(shown["agreements"]) == len(ledger.agreements)
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
    assert given == given_dots(day)
    assert {shorts[o]: n for o, n in voting["presence"].items()} == day.ledger.voters
