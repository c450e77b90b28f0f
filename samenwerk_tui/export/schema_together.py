"""The schema of what is told of working together."""

from typing import get_args

from samenwerk_tui.core.developing import ConsentOutcome
from samenwerk_tui.core.model import Agreement, SettledHow, StanceAnswer, WordingAbout
from samenwerk_tui.export.schema_parts import (
    Schema,
    count,
    flag,
    id_,
    list_,
    object_,
    one_of,
    or_null,
    text,
    time_,
    values,
)


def pulse() -> Schema:
    """The answers to one statement at one moment."""
    five = {**list_("People who answered 1, 2, 3, 4, 5; null: withheld.", count("People.")), "minItems": 5}
    return object_(
        "The answers of one organisation, or of the whole room, to one statement: a conversation starter, no"
        " measurement.",
        moment=one_of("Opening or closing pulse.", ("start", "end")),
        statement=id_("The statement."),
        text=text("Its words, as they were asked."),
        method=one_of("From paper slips, or fingers raised together.", ("slips", "fingers")),
        organisation=or_null(id_("Whose answers these are; null: the whole room.")),
        answered=count("How many people answered; of small groups too, for it is no answer."),
        counts=or_null({**five, "maxItems": 5}),
    )


def pulse_about() -> Schema:
    """How to read the pulse."""
    scale = {"1": text("What 1 stands for."), "5": text("What 5 stands for.")}
    return object_(
        "How the figures of the pulse are to be read, in the language of the session: for wherever they are told.",
        scale=object_("The ends of the scale from 1 to 5.", **scale),
        caveat=text("What they are worth."),
        small_groups=text("What is told of small organisations."),
    )


def question() -> Schema:
    """A why-question."""
    return object_(
        "A why-question: of the case, or of the room.",
        id=id_("The question."),
        text=text("Its words."),
        of_case=flag("Whether it came with the case."),
        asked_by=or_null(id_("The organisation that asked; null: somebody from outside.")),
        asked_of=list_("The organisations that were asked; empty: everybody.", id_("An organisation.")),
    )


def _version() -> dict[str, Schema]:
    return {
        "id": id_("The version."),
        "about": one_of("What it words.", get_args(WordingAbout)),
        "text": text("Its words."),
        "at": time_("When it was worded."),
    }


def goal() -> Schema:
    """The shared goal."""
    return object_(
        "The shared goal.",
        text=or_null(text("The goal in one sentence; null: none yet.")),
        question=or_null(text('Its "Hoe kunnen we …?" question; null: none yet.')),
        versions=list_("Every version of both, oldest first.", object_("A version.", **_version())),
        assent=list_(
            "Where the organisations stand on the newest goal.",
            object_(
                "One of them.",
                organisation=id_("The organisation."),
                answer=one_of("Yes, yes on a condition, or no.", get_args(StanceAnswer)),
                condition=or_null(text("The condition; null: none.", least=1)),
            ),
        ),
    )


def proposal() -> Schema:
    """A version of a proposal."""
    stance = object_(
        "Where an organisation stands on it.",
        organisation=id_("The organisation."),
        answer=one_of("No objection, or one.", get_args(StanceAnswer)),
        reason=or_null(text("Why; null: no objection.", least=1)),
    )
    return object_(
        "A version of the proposal about an idea; the newest of an idea counts.",
        **_version(),
        idea=or_null(id_("The idea; null: none was chosen.")),
        stances=list_("Who said so far whether it can go on with it.", stance),
        outcome=one_of(
            "What came of asking: nobody was asked, not everybody yet, there are objections, or all can go on.",
            get_args(ConsentOutcome),
        ),
    )


def settled() -> Schema:
    """What became of a parked objection."""
    return object_(
        'What became of a parked "ja, maar".',
        contribution=id_("The parked contribution."),
        how=one_of("Answered, taken on, left standing, or not about the idea.", get_args(SettledHow)),
        text=or_null(text("The answer, or the role that takes it on; null: none.", least=1)),
        organisation=or_null(id_("Whose answer, or the owner's; null: none kept.")),
    )


def agreement() -> Schema:
    """Something that was agreed."""
    fields: dict[str, Schema] = {
        "id": id_("The agreement."),
        "kind": one_of("About the case or about the collaboration.", values(Agreement, "kind")),
        "what": text("What was agreed."),
        "owner": or_null(text("The role that takes it on; null: nobody yet.", least=1)),
        "organisation": or_null(id_("The owner's organisation; null: not known.")),
        "with": list_("Other organisations that do it together with the owner.", id_("An organisation.")),
        "due": or_null(text("When, as it was said; null: no date yet.", least=1)),
        "due_date": or_null(
            {"type": "string", "format": "date", "description": "The day that was meant; null: it cannot be told."}
        ),
        "first_step": or_null(text("The first step; null: none yet.", least=1)),
        "calls": or_null(
            text("Who calls whom: the role that the owner calls; null: another kind of agreement.", least=1)
        ),
        "status": one_of("How it stands.", values(Agreement, "status")),
        "carried_from": or_null(id_("The earlier session in which it was agreed; null: this one.")),
    }
    return object_("Something that was agreed.", **fields)


def yielded() -> Schema:
    """The figures of the day."""
    fields: dict[str, Schema] = {
        "shifted": list_(
            "Statements of the pulse to which the room saw that more, or fewer, people agree at the end; most first.",
            object_(
                "One of them.",
                statement=id_("The statement."),
                people=count("By how many people.", least=1),
                direction=one_of("More or fewer people agree.", ("more", "fewer")),
            ),
        ),
        "ideas": count("Ideas to choose from; a merged one counts once."),
        "shared": count(
            "Ideas that two or more organisations carry: merged, of a mixed table, or built on an idea of another."
        ),
        "outside": count('Ideas marked "voorbij eigen taak".'),
        "parked": count('Parked "ja, maar"s.'),
        "learned": count("What people learned about each other."),
        "built_on": list_(
            "Who built on whose ideas.",
            object_(
                "How many times one built on another.",
                organisation=id_("Who built."),
                on=id_("Whose idea it was."),
                times=count("How many times.", least=1),
            ),
        ),
    }
    return object_("The figures of the day; what is private counts nowhere.", **fields)


def note() -> Schema:
    """What the co-facilitator wrote down."""
    return object_(
        "A private note of the co-facilitator.",
        id=id_("The note."),
        phase=id_("The phase in which it was written."),
        text=text("What it says."),
        at=time_("When it was written."),
    )
