"""The JSON Schema (draft 2020-12) of `data.show`, as `samenwerk schema` prints it.

Every field is required, and null only where its description says what that means. More fields may come.
"""

from typing import Any, get_args

from samenwerk_tui.core.base import Frozen
from samenwerk_tui.core.material import MAX_ORGANISATIONS, MAX_PEOPLE, MIN_ORGANISATIONS, PHASE_KINDS
from samenwerk_tui.core.model import Agreement, ContributionKind, Countdown, PhaseState, VotingMethod
from samenwerk_tui.export.data import DATA_VERSION
from samenwerk_tui.locale import LANGUAGES

_Schema = dict[str, Any]

_TIME_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"


def schema() -> _Schema:
    """The schema, JSON-ready."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Samenwerk session",
        **_object(
            "A whole workshop session and its results at one moment. Unknown or withheld is null, never 0. Fields may"
            " be added, never renamed.",
            schema={"const": DATA_VERSION, "description": "Version of this document."},
            id=_text("The session's id: slug and 8 hexadecimal digits.", least=1),
            title=_text("The session's title."),
            language=_one_of("Language of the session.", LANGUAGES),
            created=_time("When the session was made."),
            case=_case(),
            organisations=_list(
                "Who takes part.",
                _organisation(),
                minItems=MIN_ORGANISATIONS,
                maxItems=MAX_ORGANISATIONS,
            ),
            phases=_list("The programme, in its order.", _phase(), minItems=1),
            phase=_id("The current phase."),
            countdown=_countdown(),
            contributions=_list("Every line that was called out, oldest first.", _contribution()),
            clusters=_list("Merged ideas.", _cluster()),
            group=_or_null(_id("Group of sessions that this one belongs to; null: none.")),
            follows=_or_null(_id("The session that this one follows up; null: none.")),
            rounds=_list("Voting rounds, oldest first.", _round()),
            results=_or_null(
                _list(
                    "The ranking of the newest revealed round (with --results: of the newest round) in the order"
                    ' "breed gedragen". Empty: there is no round; null: withheld, for no round is revealed.',
                    _result(),
                )
            ),
            pulse=_list("Pulse at the start and at the end, raised fingers or slips counted.", _pulse()),
            goal=_goal(),
            agreements=_list("What was agreed, oldest first.", _agreement()),
        ),
    }


def _object(description: str, **properties: _Schema) -> _Schema:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def _list(description: str, items: _Schema, **limits: int | bool) -> _Schema:
    return {"type": "array", "description": description, "items": items, **limits}


def _text(description: str, least: int = 0) -> _Schema:
    return {"type": "string", "description": description, **({"minLength": least} if least else {})}


def _id(description: str) -> _Schema:
    return _text(f"{description} An id.", least=1)


def _time(description: str) -> _Schema:
    return {
        "type": "string",
        "format": "date-time",
        "pattern": _TIME_PATTERN,
        "description": f"{description} ISO 8601, UTC.",
    }


def _count(description: str, least: int = 0) -> _Schema:
    return {"type": "integer", "minimum": least, "description": description}


def _share(description: str) -> _Schema:
    return {"type": "number", "minimum": 0, "maximum": 1, "description": description}


def _flag(description: str) -> _Schema:
    return {"type": "boolean", "description": description}


def _one_of(description: str, values: tuple[str, ...]) -> _Schema:
    return {"type": "string", "enum": list(values), "description": description}


def _values(model: type[Frozen], field: str) -> tuple[str, ...]:
    """The values of a field that is a Literal."""
    return get_args(model.model_fields[field].annotation)


def _or_null(known: _Schema) -> _Schema:
    """The same, or null; the description says what null means."""
    return {**known, "type": [known["type"], "null"]}


def _case() -> _Schema:
    return _object(
        "The case that the day is about.",
        id=_id("The case."),
        title=_text("Its title."),
        fictional=_flag("Whether it is made up."),
        question=_text('Its "Hoe kunnen we …?" question.'),
    )


def _organisation() -> _Schema:
    return _object(
        "An organisation, or a group such as the residents.",
        id=_id("The organisation."),
        name=_text("Its name.", least=1),
        short=_text("Three letters, unique in the session.", least=1),
        people={**_count("People present now; 0: all have left."), "maximum": MAX_PEOPLE},
    )


def _phase() -> _Schema:
    return _object(
        "A phase of the day.",
        id={
            "type": "string",
            "pattern": r"^\d{2,}-[a-z]+",
            "description": "The phase: number and kind, stable within the session.",
        },
        kind=_one_of("What kind of phase it is.", PHASE_KINDS),
        title=_text("Its title."),
        minutes=_count("Planned, in minutes.", least=1),
        seconds_spent=_count("Wall time in the phase in whole seconds, every visit and the running one together."),
        state=_one_of('"next" is every phase to come.', get_args(PhaseState)),
    )


def _countdown() -> _Schema:
    return _object(
        "The countdown of the current phase.",
        state=_one_of("Whether it runs; idle: not started.", _values(Countdown, "state")),
        remaining_seconds={
            "type": "integer",
            "description": "Seconds left, rounded up as on the screen; negative in overrun.",
        },
    )


def _contribution() -> _Schema:
    return _object(
        "One line that was called out.",
        id=_id("The contribution."),
        phase=_id("The phase in which it was called out."),
        organisation=_or_null(_id("Whose it is; null: of a table, of the whole group or not known.")),
        organisations=_list("Whose it is: one, a table's several, or none.", _id("An organisation.")),
        column=_id('Where it stands: an organisation, a table, "group" or "unknown".'),
        text=_text("What was said."),
        kind=_one_of(
            "learned: about each other; answer: to a why-question, or an assumption; parked: a yes, but.",
            get_args(ContributionKind),
        ),
        builds_on=_or_null(_id("The contribution that it builds on; null: none.")),
        cluster=_or_null(_id("The merged idea that it is in; null: it stands alone.")),
        outside=_flag('Marked "voorbij eigen taak": outside one\'s own task, responsibility or power.'),
        part=_or_null(_text("The part of the prompt that it answers; null: the prompt has no parts, or none given.")),
        as_organisation=_or_null(_id("The organisation in whose place it was said; null: for themselves.")),
        question=_or_null(_text("The question that it answers; null: none kept.")),
        asked_by=_or_null(_id("The organisation that asked the question; null: none kept.")),
        private=_flag("Whether it stays out of reports that are shared."),
        at=_time("When it was called out."),
    )


def _cluster() -> _Schema:
    return _object(
        "Contributions that count as one idea; every text is kept.",
        id=_id("The merged idea."),
        members=_list("Its contributions.", _id("A contribution."), minItems=2, uniqueItems=True),
        title=_text("What it is called."),
    )


def _round() -> _Schema:
    return _object(
        "A voting round, as it was frozen when it was opened.",
        id=_id("The round."),
        phase=_id("The phase that it was held in."),
        method=_one_of("hands: for, neutral, against; dots; fist: 0 to 5 fingers.", get_args(VotingMethod)),
        state=_one_of("open: not revealed to the room yet.", ("open", "revealed")),
        parent=_or_null(_id("The round that this is a run-off of; null: no run-off.")),
        settings=_object(
            "What was agreed before the round.",
            budget=_or_null(_count("Dots a person may give; null: no dots.", least=1)),
            cap=_or_null(_count("Dots a person may give to one idea; null: no dots.", least=1)),
            against=_flag("With hands: whether who is against was counted too."),
            dotters=_flag("With dots: whether the people who gave one to an idea were counted too."),
        ),
        ballot=_list("The ideas voted on: merged ideas by their cluster's id.", _id("An idea."), uniqueItems=True),
        tables=_list(
            "The tables, where votes were entered from their slips; empty: by organisation.",
            _object(
                "A table.",
                id=_id("The table."),
                name=_text("What it is called."),
                organisations=_list("Who sat there.", _id("An organisation.")),
            ),
        ),
        presence={
            "type": "object",
            "description": "People present when the round was opened, by organisation (by table where tables voted).",
            "additionalProperties": _count("People."),
        },
        guesses=_list(
            "What organisations thought that another would choose first.",
            _object(
                "A guess.",
                organisation=_id("Who guessed; a table where tables voted."),
                about=_id("About whom."),
                idea=_id("What was guessed."),
            ),
        ),
        entries=_or_null(_list("What was entered; null: withheld until the round is revealed.", _entry())),
        results=_or_null(_list("The ranking of this round; null: withheld until it is revealed.", _result())),
    )


def _entry() -> _Schema:
    finger_counts = _list("People with 0, 1, … 5 fingers; null: not entered.", _count("People."))
    fields: dict[str, _Schema] = {
        "idea": _id("The idea."),
        "organisation": _or_null(_id("Whose votes these are; null: those of a table.")),
        "table": _or_null(_id("The table whose votes these are; null: those of an organisation.")),
        "for": _or_null(_count("People in favour; null: not entered.")),
        "neutral": _or_null(_count("People neutral; null: not entered.")),
        "against": _or_null(_count("People against; null: not entered.")),
        "dots": _or_null(_count("Dots given; null: not entered.")),
        "dotters": _or_null(_count("People who gave it at least one dot; null: not entered.")),
        "fingers": _or_null({**finger_counts, "minItems": 6, "maxItems": 6}),
    }
    return _object("The votes of one organisation for one idea.", **fields)


def _result() -> _Schema:
    fields: dict[str, _Schema] = {
        "round": _id("The round that this is the result of."),
        "idea": _id("The idea; a merged one by its cluster's id."),
        "rank": _count('Place in the order "meeste stemmen", shared where equal.', least=1),
        "broad_rank": _count('Place in the order "breed gedragen", shared where what is shown is equal.', least=1),
        "for": _or_null(_count("People in favour; null: not known of all that were entered.")),
        "neutral": _or_null(_count("People neutral; null: not counted of all that were entered.")),
        "against": _or_null(_count("People against; null: not counted of all that were entered.")),
        "dots": _or_null(_count("Dots; null: no dots in this round, or none entered for this idea.")),
        "fingers": _or_null(_list("People with 0, 1, … 5 fingers; null: no fingers.", _count("People."))),
        "voters": _count("People present of the organisations entered."),
        "breadth": _or_null(_count("Organisations in favour; null: not known.")),
        "entered": _count("Organisations of which the votes for this idea are known."),
        "asked": _count("Organisations with somebody present."),
        "share": _or_null(
            _share("Draagvlak: mean over the organisations entered of their own share in favour; null: not known.")
        ),
        "support": _or_null(
            _share("Geometric mean of (A + 1) / (S + 2) over the organisations entered; null: not known.")
        ),
        "group_informed_consensus": _or_null(
            _share("Product of (A + 1) / (S + 2), after Polis (Small et al. 2021); null: not known.")
        ),
        "not_yet": _list(
            "Organisations entered that do not carry it; those whose figures are withheld are left out.",
            _id("An organisation, or a table."),
        ),
        "lowest": _or_null(
            _object(
                "The organisation with the lowest share; null: not known, or withheld for a small group.",
                organisation=_id("The organisation."),
                share=_share("Its people in favour of those present."),
                n=_count("Its people present.", least=1),
            )
        ),
    }
    return _object("What a round says of one idea.", **fields)


def _pulse() -> _Schema:
    return _object(
        "The answers of one organisation to one statement.",
        moment=_one_of("Opening or closing pulse.", ("start", "end")),
        statement=_id("The statement."),
        organisation=_or_null(_id("Whose answers these are; null: the whole room.")),
        counts=_or_null(
            {
                **_list("People who answered 1, 2, 3, 4, 5; null: withheld.", _count("People.")),
                "minItems": 5,
                "maxItems": 5,
            }
        ),
    )


def _goal() -> _Schema:
    return _object(
        "The shared goal.",
        text=_or_null(_text("The goal in one sentence; null: none yet.")),
        question=_or_null(_text('Its "Hoe kunnen we …?" question; null: none yet.')),
        versions=_list("Earlier wordings, oldest first.", {"type": "object"}),
        assent=_list("Yes, yes provided that, or no, by organisation.", {"type": "object"}),
    )


def _agreement() -> _Schema:
    fields: dict[str, _Schema] = {
        "id": _id("The agreement."),
        "kind": _one_of("About the case or about the collaboration.", _values(Agreement, "kind")),
        "what": _text("What was agreed."),
        "owner": _or_null(_text("The role that takes it on; null: nobody yet.", least=1)),
        "organisation": _or_null(_id("The owner's organisation; null: not known.")),
        "with": _list("Other organisations that do it together with the owner.", _id("An organisation.")),
        "due": _or_null(_text("When, as it was said; null: no date yet.", least=1)),
        "first_step": _or_null(_text("The first step; null: none yet.", least=1)),
        "status": _one_of("How it stands.", _values(Agreement, "status")),
    }
    return _object("Something that was agreed.", **fields)
