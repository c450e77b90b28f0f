"""The JSON Schema (draft 2020-12) of `data.show`, as `samenwerk schema` prints it.

Every field is required, and null only where its description says what that means. More fields may come.
"""

from typing import get_args

from samenwerk_tui.core.material import MAX_ORGANISATIONS, MAX_PEOPLE, MIN_ORGANISATIONS, PHASE_KINDS
from samenwerk_tui.core.model import ContributionKind, Countdown, PhaseState, VotingMethod
from samenwerk_tui.export import schema_together as together
from samenwerk_tui.export.data import DATA_VERSION
from samenwerk_tui.export.schema_parts import (
    Schema,
    count,
    flag,
    id_,
    list_,
    object_,
    one_of,
    or_null,
    share,
    text,
    time_,
    values,
)
from samenwerk_tui.locale import LANGUAGES


def schema() -> Schema:
    """The schema, JSON-ready."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Samenwerk session",
        **object_(
            "A whole workshop session and its results at one moment. Unknown or withheld is null, never 0. Fields may"
            " be added, never renamed.",
            schema={"const": DATA_VERSION, "description": "Version of this document."},
            id=text("The session's id: slug and 8 hexadecimal digits.", least=1),
            title=text("The session's title."),
            language=one_of("Language of the session.", LANGUAGES),
            created=time_("When the session was made."),
            case=_case(),
            organisations=list_(
                "Who takes part.",
                _organisation(),
                minItems=MIN_ORGANISATIONS,
                maxItems=MAX_ORGANISATIONS,
            ),
            phases=list_("The programme, in its order.", _phase(), minItems=1),
            phase=id_("The current phase."),
            countdown=_countdown(),
            contributions=list_("Every line that was called out, oldest first.", _contribution()),
            clusters=list_("Merged ideas.", _cluster()),
            group=or_null(id_("Group of sessions that this one belongs to; null: none.")),
            follows=or_null(id_("The session that this one follows up; null: none.")),
            rounds=list_("Voting rounds, oldest first.", _round()),
            results=or_null(
                list_(
                    "The ranking of the newest revealed round (with --results: of the newest round) in the order"
                    ' "breed gedragen". Empty: there is no round; null: withheld, for no round is revealed.',
                    _result(),
                )
            ),
            pulse=list_(
                "The pulse at the start and at the end, as far as it was counted. Of small groups only the room's"
                " total; nothing of statements that are still covered, or that not everybody was counted of.",
                together.pulse(),
            ),
            pulse_about=together.pulse_about(),
            questions=list_("Why-questions: first those of the case, then those of the room.", together.question()),
            goal=together.goal(),
            chosen=list_("Ideas that were chosen to work out; empty: nobody chose.", id_("An idea.")),
            proposals=list_("Every version of what was proposed, oldest first.", together.proposal()),
            settled=list_('What became of parked "ja, maar"s.', together.settled()),
            agreements=list_("What was agreed, oldest first.", together.agreement()),
            **{"yield": together.yielded()},
            notes=list_("What the co-facilitator noted for themselves: in no report. Oldest first.", together.note()),
        ),
    }


def _case() -> Schema:
    return object_(
        "The case that the day is about.",
        id=id_("The case."),
        title=text("Its title."),
        fictional=flag("Whether it is made up."),
        question=text('Its "Hoe kunnen we …?" question.'),
    )


def _organisation() -> Schema:
    return object_(
        "An organisation, or a group such as the residents.",
        id=id_("The organisation."),
        name=text("Its name.", least=1),
        short=text("Three letters, unique in the session.", least=1),
        people={**count("People present now; 0: all have left."), "maximum": MAX_PEOPLE},
    )


def _phase() -> Schema:
    return object_(
        "A phase of the day.",
        id={
            "type": "string",
            "pattern": r"^\d{2,}-[a-z]+",
            "description": "The phase: number and kind, stable within the session.",
        },
        kind=one_of("What kind of phase it is.", PHASE_KINDS),
        title=text("Its title."),
        minutes=count("Planned, in minutes.", least=1),
        seconds_spent=count("Wall time in the phase in whole seconds, every visit and the running one together."),
        state=one_of('"next" is every phase to come.', get_args(PhaseState)),
    )


def _countdown() -> Schema:
    return object_(
        "The countdown of the current phase.",
        state=one_of("Whether it runs; idle: not started.", values(Countdown, "state")),
        remaining_seconds={
            "type": "integer",
            "description": "Seconds left, rounded up as on the screen; negative in overrun.",
        },
    )


def _contribution() -> Schema:
    return object_(
        "One line that was called out.",
        id=id_("The contribution."),
        phase=id_("The phase in which it was called out."),
        organisation=or_null(id_("Whose it is; null: of a table, of the whole group or not known.")),
        organisations=list_("Whose it is: one, a table's several, or none.", id_("An organisation.")),
        column=id_('Where it stands: an organisation, a table, "group" or "unknown".'),
        text=text("What was said."),
        kind=one_of(
            "learned: about each other; answer: to a why-question, or an assumption; parked: a yes, but.",
            get_args(ContributionKind),
        ),
        builds_on=or_null(id_("The contribution that it builds on; null: none.")),
        cluster=or_null(id_("The merged idea that it is in; null: it stands alone.")),
        outside=flag('Marked "voorbij eigen taak": outside one\'s own task, responsibility or power.'),
        part=or_null(text("The part of the prompt that it answers; null: the prompt has no parts, or none given.")),
        as_organisation=or_null(id_("The organisation in whose place it was said; null: for themselves.")),
        question=or_null(text("The question that it answers; null: none kept.")),
        asked_by=or_null(id_("The organisation that asked the question; null: none kept.")),
        idea=or_null(id_("The idea that it works out; null: none.")),
        private=flag("Whether it stays out of reports that are shared."),
        at=time_("When it was called out."),
    )


def _cluster() -> Schema:
    return object_(
        "Contributions that count as one idea; every text is kept.",
        id=id_("The merged idea."),
        members=list_("Its contributions.", id_("A contribution."), minItems=2, uniqueItems=True),
        title=text("What it is called."),
    )


def _round() -> Schema:
    return object_(
        "A voting round, as it was frozen when it was opened.",
        id=id_("The round."),
        phase=id_("The phase that it was held in."),
        method=one_of("hands: for, neutral, against; dots; fist: 0 to 5 fingers.", get_args(VotingMethod)),
        state=one_of("open: not revealed to the room yet.", ("open", "revealed")),
        parent=or_null(id_("The round that this is a run-off of; null: no run-off.")),
        settings=object_(
            "What was agreed before the round.",
            budget=or_null(count("Dots a person may give; null: no dots.", least=1)),
            cap=or_null(count("Dots a person may give to one idea; null: no dots.", least=1)),
            against=flag("With hands: whether who is against was counted too."),
            dotters=flag("With dots: whether the people who gave one to an idea were counted too."),
        ),
        ballot=list_("The ideas voted on: merged ideas by their cluster's id.", id_("An idea."), uniqueItems=True),
        tables=list_(
            "The tables, where votes were entered from their slips; empty: by organisation.",
            object_(
                "A table.",
                id=id_("The table."),
                name=text("What it is called."),
                organisations=list_("Who sat there.", id_("An organisation.")),
            ),
        ),
        presence={
            "type": "object",
            "description": "People present when the round was opened, by organisation (by table where tables voted).",
            "additionalProperties": count("People."),
        },
        guesses=list_(
            "What organisations thought that another would choose first.",
            object_(
                "A guess.",
                organisation=id_("Who guessed; a table where tables voted."),
                about=id_("About whom."),
                idea=id_("What was guessed."),
                choices=or_null(
                    list_(
                        "First choices of whom it was about, several where they got as much; null: not revealed yet,"
                        " nothing chosen, or withheld as on the screen, for the sake of a small group.",
                        id_("An idea of the ballot."),
                    )
                ),
            ),
        ),
        entries=or_null(list_("What was entered; null: withheld until the round is revealed.", _entry())),
        results=or_null(list_("The ranking of this round; null: withheld until it is revealed.", _result())),
    )


def _entry() -> Schema:
    finger_counts = list_("People with 0, 1, … 5 fingers; null: not entered.", count("People."))
    fields: dict[str, Schema] = {
        "idea": id_("The idea."),
        "organisation": or_null(id_("Whose votes these are; null: those of a table.")),
        "table": or_null(id_("The table whose votes these are; null: those of an organisation.")),
        "for": or_null(count("People in favour; null: not entered.")),
        "neutral": or_null(count("People neutral; null: not entered.")),
        "against": or_null(count("People against; null: not entered.")),
        "dots": or_null(count("Dots given; null: not entered.")),
        "dotters": or_null(count("People who gave it at least one dot; null: not entered.")),
        "fingers": or_null({**finger_counts, "minItems": 6, "maxItems": 6}),
    }
    return object_("The votes of one organisation for one idea.", **fields)


def _result() -> Schema:
    fields: dict[str, Schema] = {
        "round": id_("The round that this is the result of."),
        "idea": id_("The idea; a merged one by its cluster's id."),
        "rank": count('Place in the order "meeste stemmen", shared where equal.', least=1),
        "broad_rank": count('Place in the order "breed gedragen", shared where what is shown is equal.', least=1),
        "for": or_null(count("People in favour; null: not known of all that were entered.")),
        "neutral": or_null(count("People neutral; null: not counted of all that were entered.")),
        "against": or_null(count("People against; null: not counted of all that were entered.")),
        "dots": or_null(count("Dots; null: no dots in this round, or none entered for this idea.")),
        "fingers": or_null(list_("People with 0, 1, … 5 fingers; null: no fingers.", count("People."))),
        "voters": count("People present of the organisations entered."),
        "breadth": or_null(count("Organisations in favour; null: not known.")),
        "entered": count("Organisations of which the votes for this idea are known."),
        "asked": count("Organisations with somebody present."),
        "share": or_null(
            share("Draagvlak: mean over the organisations entered of their own share in favour; null: not known.")
        ),
        "support": or_null(
            share("Geometric mean of (A + 1) / (S + 2) over the organisations entered; null: not known.")
        ),
        "group_informed_consensus": or_null(
            share("Product of (A + 1) / (S + 2), after Polis (Small et al. 2021); null: not known.")
        ),
        "not_yet": list_(
            "Organisations entered that do not carry it; those whose figures are withheld are left out.",
            id_("An organisation, or a table."),
        ),
        "lowest": or_null(
            object_(
                "The organisation with the lowest share; null: not known, or withheld for a small group.",
                organisation=id_("The organisation."),
                share=share("Its people in favour of those present."),
                n=count("Its people present.", least=1),
            )
        ),
    }
    return object_("What a round says of one idea.", **fields)
