"""What the played afternoon yielded of working together: in the report and in `show --json`, as it was typed."""

from collections import Counter
from itertools import groupby
from typing import Any

import pytest

from tests.terminal.clocked import START
from tests.terminal.day import Day
from tests.terminal.ledger import Kept, Ledger
from tests.terminal.report_reader import Item, Part
from tests.terminal.steps_together import Agrees, Calls, Polls, Settled
from tests.terminal.words import t

pytestmark = pytest.mark.xdist_group("day")

TOO_SMALL = {"Beginpeiling": (), "Slotpeiling": ("COR", "POL")}
"""Of the police two are left at the end; were they alone out of sight, a subtraction would tell their answers."""
MOMENTS = {"Beginpeiling": "start", "Slotpeiling": "end"}


def ids(day: Day) -> dict[str, str]:
    """Id of every organisation by its short name."""
    return {organisation["short"]: organisation["id"] for organisation in day.shown["organisations"]}


def ideas(day: Day) -> dict[str, str]:
    """What stands on the board by the id of an idea or a line."""
    lines = {line["id"]: line["text"] for line in day.shown["contributions"]}
    return lines | {cluster["id"]: cluster["title"] for cluster in day.shown["clusters"]}


def told(items: list[Item]) -> list[tuple[str, list[str]]]:
    """Items of a list as texts, with the texts under them."""
    return [(item.text, item.details) for item in items]


def said(line: Kept, ledger: Ledger) -> str:
    """A line and whose it is."""
    return t("export.said", text=line.text, who=ledger.name(line.who))


# The order of the story


def test_the_collaboration_comes_first_and_the_solution_after_it(day: Day) -> None:
    first_page = [part.headings[0] for part in day.parts if len(part.headings) == 1][:7]
    assert first_page == [
        t("export.agreements.title"),
        t("export.pulse.title"),
        t("export.learned.title"),
        t("export.joint.title"),
        t("export.goal.title"),
        t("export.solution.title"),
        t("export.pulse.spread_title"),
    ]


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
        statement: t("export.pulse.why.other_group") if len(polls) == 2 else "–"
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
    shorts = {organisation: short for short, organisation in ids(day).items()}
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
    assert [item.text for item in day.part(t("export.learned.title")).items] == [
        said(line, day.ledger) for line in learned
    ]
    assert day.shown["yield"]["learned"] == len(learned)


def test_the_questions_stand_there_with_who_asked_whom_and_what_was_answered(day: Day) -> None:
    ledger = day.ledger
    expected = []
    for asked in ledger.questions:
        who, whom = ledger.names.get(asked.who), ledger.names.get(asked.whom)
        text = asked.text if who is None else t("export.said", text=asked.text, who=who)
        if whom is not None:
            text = t("export.questions.of", text=asked.text, who=who, whom=whom)
        expected.append((text, [said(line, ledger) for line in ledger.lines if line.question == asked.text]))
    assert told(day.part(t("export.questions.title")).items) == expected
    assert [len(answers) for _, answers in expected] == [2, 1, 0]


def test_the_state_has_the_questions_with_who_asked_whom_and_what_was_answered(day: Day) -> None:
    ledger, short = day.ledger, ids(day)
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
    """The ideas of two or more organisations: merged, built on by another, or themselves built on another's."""
    whose = {idea.title: {line.who for line in idea.members} for idea in ledger.shown("Ideeën")}
    for line in ledger.lines:
        if line.on is not None:
            idea, base = ledger.idea(line).title, ledger.idea(line.on)
            whose[base.title].add(line.who)
            whose[idea] |= {member.who for member in base.members}
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
    short = ids(day)
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


def stood(who: str, answer: str, reason: str) -> str:
    """Where an organisation stands, as the report tells it."""
    return t(f"export.stance.{answer}", who=who, reason=reason)


def test_the_goal_stands_there_with_what_it_was_before_and_where_everybody_stands(day: Day) -> None:
    ledger, part = day.ledger, day.part(t("export.goal.title"))
    *before, goal = [one.text for one in ledger.wordings if one.about == "goal"]
    [question] = [one.text for one in ledger.wordings if one.about == "question"]
    assert before and set(ledger.stances) == set(ledger.names)
    assert part.paragraphs == [goal, t("export.goal.question", question=question), t("export.goal.before")]
    stances = [stood(ledger.name(who), *stance) for who, stance in ledger.stances.items()]
    assert [item.text for item in part.items] == [*stances, *before]


def test_the_state_has_every_version_of_the_goal_and_every_condition(day: Day) -> None:
    ledger, goal, short = day.ledger, day.shown["goal"], ids(day)
    assert [(one["about"], one["text"]) for one in goal["versions"]] == [
        (one.about, one.text) for one in ledger.wordings
    ]
    assert goal["text"] == [one.text for one in ledger.wordings if one.about == "goal"][-1]
    assert [(one["organisation"], one["answer"], one["condition"]) for one in goal["assent"]] == [
        (short[who], answer, condition or None) for who, (answer, condition) in ledger.stances.items()
    ]
    assert any(condition for _, condition in ledger.stances.values())


# From idea to plan


def test_every_idea_that_was_worked_out_has_its_lines_by_part(day: Day) -> None:
    ledger = day.ledger
    lines = [line for line in ledger.lines if line.idea and line.kind == "contribution"]
    found = {
        part.headings[1:]: [item.text for item in part.items]
        for part in day.parts
        if part.headings[:1] == (t("export.solution.worked_out"),)
        and len(part.headings) == 3
        and part.headings[2] != t("export.solution.consent")
    }
    assert found == {
        place: [said(line, ledger) for line in own]
        for place, own in groupby(lines, key=lambda line: (line.idea, line.part))
    }
    assert [idea for idea, _ in found].count(ledger.worked_out[0]) >= 3
    assert len({line.who for line in lines}) == 5


def test_the_state_has_the_chosen_ideas_and_what_every_line_works_out(day: Day) -> None:
    titles = ideas(day)
    assert [titles[idea] for idea in day.shown["chosen"]] == day.ledger.worked_out
    assert {
        line["text"]: (titles[line["idea"]], line["part"]) for line in day.shown["contributions"] if line["idea"]
    } == {line.text: (line.idea, line.part) for line in day.ledger.lines if line.idea}


def test_every_parked_objection_has_what_became_of_it(day: Day) -> None:
    def became(one: Settled) -> str:
        text = t(f"export.parked.{one.how}", text=one.text).strip()
        return t("export.said", text=text, who=day.ledger.name(one.who)) if one.who else text

    settled = {one.parked: one for one in day.ledger.settled}
    parked = [line for line in day.ledger.lines if line.kind == "parked"]
    assert {one.how for one in settled.values()} == {"answered", "owned", "stays", "elsewhere"}
    assert told(day.part(t("export.parked.title")).items) == [
        (said(line, day.ledger), [became(settled[line.text])]) for line in parked
    ]


def test_the_state_has_what_became_of_every_parked_objection(day: Day) -> None:
    titles, short = ideas(day), ids(day)
    assert [
        (titles[one["contribution"]], one["how"], one["text"], one["organisation"]) for one in day.shown["settled"]
    ] == [(one.parked, one.how, one.text or None, short.get(one.who)) for one in day.ledger.settled]


# Kan iedereen hiermee verder?


def test_the_proposal_is_told_with_its_versions_and_the_objection_it_was_repaired_for(day: Day) -> None:
    ledger = day.ledger
    assert [len(version.objections) for version in ledger.proposals] == [1, 0]
    part = day.part(t("export.solution.worked_out"), ledger.worked_out[0], t("export.solution.consent"))
    assert told(part.items) == [
        (
            version.text,
            [
                stood(ledger.name(who), "objection" if reason else "no_objection", reason)
                for who, reason in version.said.items()
            ],
        )
        for version in ledger.proposals
    ]


def test_the_state_has_every_version_of_the_proposal_with_its_objection(day: Day) -> None:
    titles, short = ideas(day), ids(day)

    def stances(version: dict[str, Any]) -> list[tuple[str, str, str | None]]:
        return [(one["organisation"], one["answer"], one["reason"]) for one in version["stances"]]

    assert [(titles[one["idea"]], one["text"], stances(one)) for one in day.shown["proposals"]] == [
        (
            day.ledger.worked_out[0],
            version.text,
            [
                (short[who], "objection" if reason else "no_objection", reason or None)
                for who, reason in version.said.items()
            ],
        )
        for version in day.ledger.proposals
    ]


def test_the_solution_is_what_was_chosen_as_it_was_proposed_last(day: Day) -> None:
    ledger = day.ledger
    newest = ledger.proposals[-1]
    assert set(newest.said) == set(ledger.names) and not newest.objections, "everybody can go on"

    def whose(title: str) -> str:
        members = ledger.idea(ledger.line(title)).members
        return ", ".join(dict.fromkeys(ledger.name(line.who) for line in members))

    first, second = (t("export.said", text=title, who=whose(title)) for title in ledger.worked_out)
    assert day.part(t("export.solution.title")).paragraphs == [
        first,
        t("export.solution.proposal", text=newest.text),
        t("export.solution.carried"),
        second,
        t("export.turn"),
    ]


# Agreements


def agreed(day: Day, agreement: Agrees) -> tuple[str, list[str]]:
    """An agreement as the report tells it, with what stands under it."""
    ledger = day.ledger
    everybody = [who for who in ledger.names if who != agreement.who]
    partners = everybody if agreement.partners == "iedereen" else partners_of(agreement)
    return (
        agreement.what,
        [
            owned_by(role_of(agreement) or t("export.agreements.nobody"), ledger.name(agreement.who)),
            t("export.agreements.together_with", who=", ".join(map(ledger.name, partners))),
            DUE[agreement.due],
            *([t("export.agreements.first_step", step=agreement.first_step)] if agreement.first_step else []),
        ],
    )


def partners_of(agreement: Agrees) -> list[str]:
    """Short names of those who join in, in the order in which they were typed."""
    return [word.upper() for word in agreement.partners.replace(",", " ").split() if word != "en"]


def role_of(agreement: Agrees) -> str:
    """The role that was typed, without the short name before it."""
    return agreement.owner.removeprefix(f"{agreement.who} ")


def owned_by(role: str, organisation: str) -> str:
    """Who takes an agreement on, as the report tells it."""
    return t("export.agreements.owner", who=t("export.agreements.owner_of", role=role, organisation=organisation))


DUE = {
    "": t("export.agreements.no_due"),
    "vanaf 1 december": t("export.agreements.due_at", day="dinsdag 1 december 2026", when="vanaf 1 december"),
    "vr 4 december": t("export.agreements.due_on", day="vrijdag 4 december 2026"),
}
"""When, as it was typed and as the report tells it: the day, and what was said where that says more than the day."""


def agreements_under(day: Day, heading: str) -> Part:
    return day.part(t("export.agreements.title"), t(f"export.agreements.{heading}"))


@pytest.mark.parametrize("kind", ["collaboration", "case"])
def test_agreements_are_told_by_kind_with_owner_partners_day_and_first_step(day: Day, kind: str) -> None:
    expected = [agreed(day, one) for one in day.ledger.agreements if one.kind == kind]
    assert expected and told(agreements_under(day, kind).items) == expected


def test_agreements_about_the_collaboration_come_before_those_about_the_case(day: Day) -> None:
    headings = [
        part.headings[1]
        for part in day.parts
        if part.headings[:1] == (t("export.agreements.title"),)[:1] and len(part.headings) == 2
    ]
    assert headings == [t(f"export.agreements.{kind}") for kind in ("collaboration", "calls", "case")]


def test_who_calls_whom_is_one_sentence(day: Day) -> None:
    def role(name: str, who: str) -> str:
        return t("export.agreements.owner_of", role=name, organisation=day.ledger.name(who))

    def sentence(call: Calls) -> str:
        who, whom = role(call.caller, call.who), role(call.callee, call.whom)
        return t("export.agreements.call", who=who, whom=whom, about=call.about)

    assert day.ledger.calls
    assert told(agreements_under(day, "calls").items) == [(sentence(call), []) for call in day.ledger.calls]


def test_the_first_day_to_come_is_told(day: Day) -> None:
    days = sorted(one.day for one in day.ledger.agreements if one.day)
    assert days[0] == "2026-12-01" and START.date().isoformat() < days[0]
    assert agreements_under(day, "case").paragraphs == [
        t("export.agreements.next_date", day="dinsdag 1 december 2026")
    ]


def test_the_state_has_the_agreements_with_their_days(day: Day) -> None:
    short = ids(day)
    everybody = list(short)
    expected = [
        (
            one.kind,
            one.what,
            role_of(one) or None,
            short[one.who],
            [short[who] for who in (everybody if one.partners == "iedereen" else partners_of(one)) if who != one.who],
            one.due or None,
            one.day or None,
            one.first_step or None,
        )
        for one in day.ledger.agreements
    ]
    fields = ("kind", "what", "owner", "organisation", "with", "due", "due_date", "first_step")
    assert [tuple(one[name] for name in fields) for one in day.shown["agreements"] if not one["calls"]] == expected


def test_the_state_has_who_calls_whom(day: Day) -> None:
    short = ids(day)
    found = [one for one in day.shown["agreements"] if one["calls"]]
    assert [
        (one["kind"], one["what"], one["owner"], one["organisation"], one["calls"], one["with"]) for one in found
    ] == [
        ("collaboration", call.about, call.caller, short[call.who], call.callee, [short[call.whom]])
        for call in day.ledger.calls
    ]
