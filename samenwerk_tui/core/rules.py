"""Why an intent is refused: a rule by name and the values that its sentence needs. The words are in the catalogs."""

from enum import StrEnum


class Rule(StrEnum):
    """Every reason for which the core refuses. The catalogs hold a sentence for each under `rule.<value>`."""

    EMPTY_TEXT = "empty_text"
    GONE = "gone"
    ERASED = "erased"
    CHANGED = "changed"
    FILLED_IN = "filled_in"
    PHASE_LEFT = "phase_left"
    ROUTE_CHANGED = "route_changed"
    NO_SUCH_PHASE = "no_such_phase"
    NO_SUCH_COLUMN = "no_such_column"
    NO_SUCH_ORGANISATION = "no_such_organisation"
    FIRST_PHASE = "first_phase"
    LAST_PHASE = "last_phase"
    PHASE_HAPPENED = "phase_happened"
    NOTHING_TO_SHORTEN = "nothing_to_shorten"
    LONG_TITLE = "long_title"
    BAD_MINUTES = "bad_minutes"
    BAD_PEOPLE = "bad_people"
    NUMBER_OF_ORGANISATIONS = "number_of_organisations"
    TOO_MANY_ORGANISATIONS = "too_many_organisations"
    NAME_TAKEN = "name_taken"
    ORGANISATION_TWICE = "organisation_twice"
    TOO_MANY_LINES = "too_many_lines"
    MERGE_NEEDS_TWO = "merge_needs_two"
    MERGE_ONE_PHASE = "merge_one_phase"
    NOTHING_TO_VOTE_ON = "nothing_to_vote_on"
    ROUND_EXISTS = "round_exists"
    ROUND_HAS_RUN_OFF = "round_has_run_off"
    ROUND_REVEALED = "round_revealed"
    GUESS_ABOUT_ANOTHER = "guess_about_another"
    NOT_ON_BALLOT = "not_on_ballot"
    NOBODY_PRESENT = "nobody_present"
    WRONG_METHOD = "wrong_method"
    OVER_PRESENCE = "over_presence"
    OVER_CAP = "over_cap"
    OVER_BUDGET = "over_budget"
    NEGATIVE_VOTES = "negative_votes"
    NO_PULSE = "no_pulse"
    NO_SUCH_STATEMENT = "no_such_statement"
    PULSE_COUNTED = "pulse_counted"
    PULSE_BY_ROOM = "pulse_by_room"
    PULSE_BY_ORGANISATION = "pulse_by_organisation"
    PULSE_NOT_COUNTED = "pulse_not_counted"
    PULSE_AWAITS = "pulse_awaits"
    PULSE_TOLD = "pulse_told"
    WRONG_ANSWER = "wrong_answer"
    REASON_NEEDED = "reason_needed"
    NOT_PARKED = "not_parked"
    THROUGH_ANOTHER = "through_another"
    NO_NUMBERS = "no_numbers"
    CALLS_ANOTHER = "calls_another"
    OTHER_GROUP = "other_group"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    UNDO_BUILT_ON = "undo_built_on"
    REDO_NOT_POSSIBLE = "redo_not_possible"


class RuleError(Exception):
    """An intent that cannot be done. Nothing happened; `rule` and `values` make the sentence for the screen."""

    def __init__(self, rule: Rule, **values: str | int) -> None:
        super().__init__(rule.value)
        self.rule = rule
        self.values = values
