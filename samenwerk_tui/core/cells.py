"""What is known of each cell of a voting round, and what it says: how many in favour, and whether it is carried."""

from samenwerk_tui.core.entering import FIELDS, placed
from samenwerk_tui.core.model import Round, Votes, VotingMethod

Cell = tuple[str, Votes]
"""A voter and what it gave to one idea."""

_FINGERS_IN_FAVOUR = 3
"""Fist to five: three fingers or more carry the idea. Everybody at three or more passes (pdmethods.com)."""


def people_present(voting: Round) -> dict[str, int]:
    """Who was present when the round was opened, those of whom nobody was left out."""
    return {voter: present for voter, present in voting.presence if present > 0}


def known_cells(voting: Round) -> dict[str, list[Cell]]:
    """By idea, the voters entered, in the order of their presence.

    A voter that has placed all its dots is entered for every idea: none is left that it could have given to the
    others. Where people with a dot are counted in this round, no dots means nobody.
    """
    people = people_present(voting)
    needed, _ = FIELDS[voting.method]
    entered = {(entry.idea, entry.organisation): entry.votes for entry in voting.entries}
    all_placed = {name for name in people if 0 < placed(voting, name)[1] == placed(voting, name)[0]}
    none = Votes(dots=0, dotters=0 if any(votes.dotters is not None for votes in entered.values()) else None)
    cells: dict[str, list[Cell]] = {choice.id: [] for choice in voting.ballot}
    for idea, cell in cells.items():
        for voter in people:
            votes = entered.get((idea, voter))
            if (votes is None and voter in all_placed) or (votes is not None and votes.dots == 0):
                votes = none
            if votes is not None and getattr(votes, needed) is not None:
                cell.append((voter, votes))
    return cells


def people_in_favour(method: VotingMethod, votes: Votes) -> int | None:
    """People in favour: hands, three fingers or more, or those who gave a dot; None where that was not counted."""
    if method == "dots":
        return votes.dotters
    if method == "hands":
        return votes.in_favour
    return None if votes.fingers is None else sum(votes.fingers[_FINGERS_IN_FAVOUR:])


def carries(method: VotingMethod, votes: Votes, present: int) -> bool | None:
    """Whether a voter is in favour: at least half of it, or with dots at least one; None where it is not known."""
    if method == "dots":
        return bool(votes.dots)
    in_favour = people_in_favour(method, votes)
    return None if in_favour is None else 2 * in_favour >= present
