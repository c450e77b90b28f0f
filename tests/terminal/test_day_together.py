"""What the played afternoon yielded of working together: in the report and in `show --json`, as it was typed."""

from collections import Counter

import pytest

from samenwerk_tui.export.first_page import PAGE_ROWS, rows_of
from tests.terminal.day import Day, stood
from tests.terminal.ledger import Ledger
from tests.terminal.report_reader import texts
from tests.terminal.steps_together import Polls
from tests.terminal.words import t

pytestmark = pytest.mark.xdist_group("day")

TOO_SMALL = {"Beginpeiling": (), "Slotpeiling": ("POL", "SOC")}
"""Of the police two are left at the end; were they alone out of sight, a subtraction would tell their answers."""
MOMENTS = {"Beginpeiling": "start", "Slotpeiling": "end"}


# The order of the story


def test_the_collaboration_comes_first_and_the_solution_after_it(day: Day) -> None:
    headings = [part.headings[0] for part in day.parts if len(part.headings) == 1]
    assert headings[:14] == [
        t("export.page.agreements"),
        t("export.page.learned"),
        t("export.page.pulse_title"),
        t("export.page.joint"),
        t("export.page.goal"),
        t("export.page.solution"),
        t("export.page.opening"),
        t("export.agreements.title"),
        t("export.learned.title"),
        t("export.pulse.title"),
        t("export.joint.title"),
        t("export.goal.title"),
        t("export.solution.title"),
        t("export.pulse.spread_title"),
    ]


def test_the_first_page_is_one_sheet_that_ends_with_the_solution(day: Day) -> None:
    page, _, _ = day.markdown.partition("\n\n---\n\n")
    assert rows_of(page) <= PAGE_ROWS
    assert day.part(t("export.page.solution")).paragraphs[-1] == t("export.turn")


# The pulse


def counts(digits: str) -> list[int]:
    """How many people gave 1, 2, 3, 4 and 5."""
    return [digits.count(answer) for answer in "12345"]


def everybody(poll: Polls) -> str:
    """The answers of the whole room."""
    return "".join(digits for _, digits in poll.answers)


def tellable(phase: str, poll: Polls) -> list[tuple[str, list[int]]]:
    """The answers of the organisations that are large enough, by short name."""
    return [(who, counts(digits)) for who, digits in poll.answers if who not in TOO_SMALL[phase]]


def of_statement(day: Day) -> dict[str, dict[str, Polls]]:
    """What was answered, by statement and by phase."""
    found: dict[str, dict[str, Polls]] = {}
    for phase, poll in day.ledger.polls:
        found.setdefault(poll.statement, {})[phase] = poll
    return found


def test_the_pulse_tells_how_many_people_agree_at_the_start_and_at_the_end(day: Day) -> None:
    def agree(poll: Polls | None) -> str:
        answers = everybody(poll) if poll else ""
        return t("export.pulse.agree_of", n=sum(counts(answers)[3:]), all=len(answers)) if poll else "–"

    rows = day.part(t("export.pulse.title")).rows[1:]
    assert [row[:3] for row in rows] == [
        (statement, agree(polls.get("Beginpeiling")), agree(polls.get("Slotpeiling")))
        for statement, polls in of_statement(day).items()
    ]


def test_another_group_is_not_compared_with_the_one_at_the_start(day: Day) -> None:
    rows = {row[0]: row[3] for row in day.part(t("export.pulse.title")).rows[1:]}
    assert rows == {
        statement: t(f"export.pulse.why.{'other_group' if len(polls) == 2 else 'no_end'}")
        for statement, polls in of_statement(day).items()
    }


def test_the_pulse_says_what_it_is_worth_and_what_was_left_out(day: Day) -> None:
    paragraphs = day.part(t("export.pulse.title")).paragraphs
    assert paragraphs == [t("export.pulse.agree"), t("export.pulse.caveat"), t("export.pulse.small")]


def test_every_answer_stands_in_the_tables_but_for_those_of_small_organisations(day: Day) -> None:
    def rows(who: str, phase: str, found: list[int]) -> tuple[str, ...]:
        moment = t(f"export.pulse.{MOMENTS[phase]}")
        people = t.n("export.pulse.people", sum(found))
        return (who, t("export.pulse.at", moment=moment, people=people), *map(str, found))

    for statement, polls in of_statement(day).items():
        expected = [rows(t("export.pulse.room"), phase, counts(everybody(poll))) for phase, poll in polls.items()]
        for who, name in day.ledger.names.items():
            expected += [
                rows(name, phase, found)
                for phase, poll in polls.items()
                for one, found in tellable(phase, poll)
                if one == who
            ]
        assert day.part(t("export.pulse.spread_title"), statement).rows[1:] == expected


def test_the_state_has_every_answer_but_those_of_small_organisations(day: Day) -> None:
    shorts = {organisation: short for short, organisation in day.ids.items()}
    found = [
        (row["moment"], row["text"], shorts.get(row["organisation"]), row["counts"]) for row in day.shown["pulse"]
    ]
    expected: list[tuple[str, str, str | None, list[int] | None]] = []
    for phase, poll in day.ledger.polls:
        expected.append((MOMENTS[phase], poll.statement, None, counts(everybody(poll))))
        withheld = [(who, None) for who in TOO_SMALL[phase]]
        by_organisation = dict([*tellable(phase, poll), *withheld])
        expected += [(MOMENTS[phase], poll.statement, who, by_organisation[who]) for who, _ in poll.answers]
    assert found == expected


# What was learned, and asked


def test_what_was_learned_about_each_other_is_told_with_who_said_it(day: Day) -> None:
    learned = [line for line in day.ledger.lines if line.kind == "learned"]
    assert {"De casus", "Ideeën", "Afspraken", "Uitchecken"} < {line.phase for line in learned}
    assert [item.text for item in day.part(t("export.learned.title")).items] == [day.said(line) for line in learned]
    assert day.shown["yield"]["learned"] == len(learned)


def test_the_questions_stand_there_with_who_asked_whom_and_what_was_answered(day: Day) -> None:
    ledger = day.ledger
    expected = []
    for asked in ledger.questions:
        who, whom = ledger.names.get(asked.who), ledger.names.get(asked.whom)
        text = asked.text if who is None else t("export.said", text=asked.text, who=who)
        if whom is not None:
            text = t("export.questions.of", text=asked.text, who=who, whom=whom)
        expected.append((text, [day.said(line) for line in ledger.lines if line.question == asked.text]))
    assert texts(day.part(t("export.questions.title")).items) == expected
    assert [len(answers) for _, answers in expected] == [2, 1, 0]


def test_the_state_has_the_questions_with_who_asked_whom_and_what_was_answered(day: Day) -> None:
    ledger, short = day.ledger, day.ids
    assert [
        (card["text"], card["asked_by"], card["asked_of"]) for card in day.shown["questions"] if not card["of_case"]
    ] == [(asked.text, short.get(asked.who), [short[asked.whom]] if asked.whom else []) for asked in ledger.questions]
    assert {line["text"]: line["question"] for line in day.shown["contributions"] if line["question"]} == {
        line.text: line.question for line in ledger.lines if line.question
    }


# What was made together


def pairs(ledger: Ledger) -> Counter[tuple[str, str]]:
    """Who built on whom, by short name, and how often; on one's own idea does not count."""
    found: Counter[tuple[str, str]] = Counter()
    for line in ledger.lines:
        members = ledger.idea(line.on).members if line.on else []
        found.update((line.who, on) for on in {member.who for member in members} - {line.who})
    return found


def shared(ledger: Ledger) -> list[str]:
    """The ideas of two or more organisations: merged, or built on another's."""
    whose = {idea.title: {line.who for line in idea.members} for idea in ledger.shown("Ideeën")}
    for line in ledger.lines:
        if line.on is not None:
            whose[ledger.idea(line).title] |= {member.who for member in ledger.idea(line.on).members}
    return [title for title, organisations in whose.items() if len(organisations) > 1]


def test_who_built_on_whom_is_a_table_of_organisations(day: Day) -> None:
    ledger = day.ledger
    built = pairs(ledger)
    assert len(built) == 4
    head, *rows = day.part(t("export.joint.title")).rows
    on_whom = [who for who in ledger.names if any(on == who for _, on in built)]
    assert head == (t("export.joint.by"), *map(ledger.name, on_whom))
    assert rows == [
        (ledger.name(by), *(str(built[by, on] or "–") for on in on_whom))
        for by in ledger.names
        if any(one == by for one, _ in built)
    ]


def test_the_state_has_who_built_on_whom(day: Day) -> None:
    found = {(one["organisation"], one["on"]): one["times"] for one in day.shown["yield"]["built_on"]}
    short = day.ids
    assert found == {(short[by], short[on]): times for (by, on), times in pairs(day.ledger).items()}


def test_shared_ideas_and_those_beyond_the_own_task_are_counted(day: Day) -> None:
    ledger = day.ledger
    ideas_shown = list(ledger.shown("Ideeën"))
    n, outside, built = len(ideas_shown), sum(line.outside for line in ledger.lines), sum(pairs(ledger).values())
    assert [item.text for item in day.part(t("export.joint.title")).items] == [
        t.n("export.joint.shared", len(shared(ledger)), all=n),
        t.n("export.joint.outside", outside, all=n),
        t.n("export.joint.built", built),
    ]
    figures = day.shown["yield"]
    assert (figures["ideas"], figures["shared"], figures["outside"]) == (n, len(shared(ledger)), outside)


# The goal


def test_the_goal_stands_there_with_what_it_was_before_and_where_everybody_stands(day: Day) -> None:
    ledger, part = day.ledger, day.part(t("export.goal.title"))
    *before, goal = [one.text for one in ledger.wordings if one.about == "goal"]
    [question] = [one.text for one in ledger.wordings if one.about == "question"]
    assert before and set(ledger.stances) == set(ledger.names)
    assert part.paragraphs == [goal, t("export.goal.question", question=question), t("export.goal.before")]
    stances = [stood(ledger.name(who), *stance) for who, stance in ledger.stances.items()]
    assert [item.text for item in part.items] == [*stances, *before]


def test_the_state_has_every_version_of_the_goal_and_every_condition(day: Day) -> None:
    ledger, goal, short = day.ledger, day.shown["goal"], day.ids
    assert [(one["about"], one["text"]) for one in goal["versions"]] == [
        (one.about, one.text) for one in ledger.wordings
    ]
    assert goal["text"] == [one.text for one in ledger.wordings if one.about == "goal"][-1]
    assert [(one["organisation"], one["answer"], one["condition"]) for one in goal["assent"]] == [
        (short[who], answer, condition or None) for who, (answer, condition) in ledger.stances.items()
    ]
    assert any(condition for _, condition in ledger.stances.values())
