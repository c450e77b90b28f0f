"""What the played afternoon led to: the plan, the proposal and the agreements, in the report and in `show --json`."""

from itertools import groupby
from typing import Any

import pytest

from tests.terminal.clocked import START
from tests.terminal.day import Day, stood
from tests.terminal.report_reader import Part, texts
from tests.terminal.steps_together import Agrees, Calls, Settled
from tests.terminal.words import t

pytestmark = pytest.mark.xdist_group("day")


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
        place: [day.said(line) for line in own]
        for place, own in groupby(lines, key=lambda line: (line.idea, line.part))
    }
    assert [idea for idea, _ in found].count(ledger.worked_out[0]) >= 3
    assert len({line.who for line in lines}) == 5


def test_the_state_has_the_chosen_ideas_and_what_every_line_works_out(day: Day) -> None:
    titles = day.titles
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
    assert texts(day.part(t("export.parked.title")).items) == [
        (day.said(line), [became(settled[line.text])]) for line in parked
    ]


def test_the_state_has_what_became_of_every_parked_objection(day: Day) -> None:
    titles, short = day.titles, day.ids
    assert [
        (titles[one["contribution"]], one["how"], one["text"], one["organisation"]) for one in day.shown["settled"]
    ] == [(one.parked, one.how, one.text or None, short.get(one.who)) for one in day.ledger.settled]


# Kan iedereen hiermee verder?


def test_the_proposal_is_told_with_its_versions_and_the_objection_it_was_repaired_for(day: Day) -> None:
    ledger = day.ledger
    assert [len(version.objections) for version in ledger.proposals] == [1, 0]
    part = day.part(t("export.solution.worked_out"), ledger.worked_out[0], t("export.solution.consent"))
    assert texts(part.items) == [
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
    titles, short = day.titles, day.ids

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
        t("export.solution.not_asked"),
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
    assert expected and texts(agreements_under(day, kind).items) == expected


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
    assert texts(agreements_under(day, "calls").items) == [(sentence(call), []) for call in day.ledger.calls]


def test_the_first_day_to_come_is_told(day: Day) -> None:
    days = sorted(one.day for one in day.ledger.agreements if one.day)
    assert days[0] == "2026-12-01" and START.date().isoformat() < days[0]
    assert agreements_under(day, "case").paragraphs == [
        t("export.agreements.next_date", day="dinsdag 1 december 2026")
    ]


def test_the_state_has_the_agreements_with_their_days(day: Day) -> None:
    short = day.ids
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
    short = day.ids
    found = [one for one in day.shown["agreements"] if one["calls"]]
    assert [
        (one["kind"], one["what"], one["owner"], one["organisation"], one["calls"], one["with"]) for one in found
    ] == [
        ("collaboration", call.about, call.caller, short[call.who], call.callee, [short[call.whom]])
        for call in day.ledger.calls
    ]
