"""The sections of the report about working together, as blocks of Markdown."""

from collections.abc import Iterator

from samenwerk_tui.export.blocks import Column, heading, item, listing, paragraph, quote, table
from samenwerk_tui.export.lines import LineWriter, day_words
from samenwerk_tui.export.sections import (
    Agreed,
    Agreements,
    Asked,
    Goal,
    Joint,
    Learned,
    Objection,
    Parked,
    Questions,
    Stood,
)
from samenwerk_tui.locale import Catalog


def write_agreements(agreements: Agreements, t: Catalog) -> Iterator[str]:
    """What was agreed: about the collaboration first."""
    yield heading(2, t("export.agreements.title"))
    if not agreements.collaboration and not agreements.case and not agreements.calls:
        yield paragraph(t("export.agreements.none"))
        return
    yield heading(3, t("export.agreements.collaboration"))
    yield _agreed(agreements.collaboration, t) or paragraph(t("export.agreements.no_collaboration"))
    if agreements.calls:
        yield heading(3, t("export.agreements.calls"))
        yield listing(item(call_words(agreed, t), _details_ofcall_words(agreed, t)) for agreed in agreements.calls)
    yield heading(3, t("export.agreements.case"))
    yield _agreed(agreements.case, t) or paragraph(t("export.agreements.no_case"))
    if agreements.next_date is not None:
        yield paragraph(t("export.agreements.next_date", day=day_words(t, agreements.next_date)))


def _agreed(agreements: tuple[Agreed, ...], t: Catalog) -> str:
    return listing(item(agreed.what, _details(agreed, t)) for agreed in agreements)


def _details(agreed: Agreed, t: Catalog) -> Iterator[str]:
    yield t("export.agreements.owner", who=role_words(agreed.owner, agreed.organisation, t))
    if agreed.together_with:
        yield t("export.agreements.together_with", who=", ".join(agreed.together_with))
    yield _when(agreed, t)
    yield from _then(agreed, t)


def _details_ofcall_words(agreed: Agreed, t: Catalog) -> Iterator[str]:
    """Who calls whom has mostly no day and no first step: that is no gap."""
    if agreed.due_date is not None or agreed.due:
        yield _when(agreed, t)
    yield from _then(agreed, t)


def _then(agreed: Agreed, t: Catalog) -> Iterator[str]:
    """The first step, and how it stands."""
    if agreed.first_step:
        yield t("export.agreements.first_step", step=agreed.first_step)
    if agreed.status != "open" or agreed.carried:
        yield t("export.agreements.status_is", status=t(f"export.agreements.status.{agreed.status}"))
    if agreed.carried:
        yield t("export.agreements.carried")


def _when(agreed: Agreed, t: Catalog) -> str:
    if agreed.due_date is None:
        return t("export.agreements.due", when=agreed.due) if agreed.due else t("export.agreements.no_due")
    day = day_words(t, agreed.due_date)
    if agreed.due:
        return t("export.agreements.due_at", day=day, when=agreed.due)
    return t("export.agreements.due_on", day=day)


def role_words(role: str, organisation: str | None, t: Catalog) -> str:
    """A role, or that it is nobody yet, and of which organisation."""
    role = role or t("export.agreements.nobody")
    return role if organisation is None else t("export.agreements.owner_of", role=role, organisation=organisation)


def call_words(agreed: Agreed, t: Catalog) -> str:
    """Who calls whom, and when or why."""
    whom = role_words(agreed.calls, ", ".join(agreed.together_with) or None, t)
    who = role_words(agreed.owner, agreed.organisation, t)
    return t("export.agreements.call", who=who, whom=whom, about=agreed.what)


def write_joint(joint: Joint, t: Catalog) -> Iterator[str]:
    """What was made together; nothing where that is nothing."""
    figures = tuple(_figures(joint, t))
    if not figures:
        return
    yield heading(2, t("export.joint.title"))
    yield listing(map(item, figures))
    if joint.built:
        yield paragraph(t("export.joint.matrix"))
        times = {(pair.by, pair.on): str(pair.times) for pair in joint.built}
        built = [name for name in joint.organisations if any(pair.by == name for pair in joint.built)]
        on_whom = [name for name in joint.organisations if any(pair.on == name for pair in joint.built)]
        rows = [(by, *(times.get((by, on), "") for on in on_whom)) for by in built]
        yield table((Column(t("export.joint.by")), *(Column(name, right=True) for name in on_whom)), rows)


def _figures(joint: Joint, t: Catalog) -> Iterator[str]:
    if joint.shared:
        yield t.n("export.joint.shared", joint.shared, all=joint.ideas)
    if joint.outside:
        yield t.n("export.joint.outside", joint.outside, all=joint.ideas)
    if joint.built:
        yield t.n("export.joint.built", sum(pair.times for pair in joint.built))


def write_goal(goal: Goal, t: Catalog) -> Iterator[str]:
    """The shared goal, where everybody stands, and how it came to be."""
    if not goal.text and not goal.question:
        return
    yield heading(2, t("export.goal.title"))
    if goal.text:
        yield quote(goal.text)
    if goal.question:
        yield paragraph(t("export.goal.question", question=goal.question))
    if goal.stood:
        yield listing(item(stood_words(stood, t)) for stood in goal.stood)
    if goal.before:
        yield paragraph(t("export.goal.before"))
        yield listing(
            item(version.text, (stood_words(stood, t) for stood in version.stood)) for version in goal.before
        )
    if goal.questions_before:
        yield paragraph(t("export.goal.questions_before"))
        yield listing(item(text) for text in goal.questions_before)


def stood_words(stood: Stood, t: Catalog) -> str:
    """Where an organisation stands, in a sentence."""
    if stood.answer == "no" and stood.reason:
        return t("export.stance.no_because", who=stood.organisation, reason=stood.reason)
    return t(f"export.stance.{stood.answer}", who=stood.organisation, reason=stood.reason)


def write_learned(learned: Learned, lines: LineWriter) -> Iterator[str]:
    """What people learned about each other."""
    if learned.lines:
        yield heading(2, lines.t("export.learned.title"))
        yield listing(lines.item(line, attributed=True) for line in learned.lines)


def write_questions(questions: Questions, lines: LineWriter) -> Iterator[str]:
    """The why-questions with what was said to them."""
    if questions.asked:
        yield heading(2, lines.t("export.questions.title"))
        yield listing(text for asked in questions.asked for text in _asked(asked, lines))


def _asked(asked: Asked, lines: LineWriter) -> Iterator[str]:
    t, text = lines.t, asked.question
    if asked.asked_by and asked.asked_of:
        text = t("export.questions.of", text=text, who=asked.asked_by, whom=", ".join(asked.asked_of))
    elif asked.asked_by:
        text = lines.said(text, (asked.asked_by,))
    yield item(text)
    for line in asked.lines:  # under the question it goes without saying that it is an answer, and to what
        plain = line.model_copy(update={"question": None, "kind": "contribution"})
        yield lines.item(plain, attributed=True, level=1)


def write_parked(parked: Parked, lines: LineWriter) -> Iterator[str]:
    """The parked objections with what became of them."""
    if parked.objections:
        yield heading(2, lines.t("export.parked.title"))
        yield paragraph(lines.t("export.parked.intro"))
        yield listing(text for objection in parked.objections for text in _objection(objection, lines))


def _objection(objection: Objection, lines: LineWriter) -> Iterator[str]:
    t = lines.t
    yield lines.item(objection.line, attributed=True)
    if objection.how is None:
        yield item(t("export.parked.open"), level=1)
        return
    text = t(f"export.parked.{objection.how}", text=objection.text)
    yield item(lines.said(text, (objection.organisation,) if objection.organisation else ()), level=1)
