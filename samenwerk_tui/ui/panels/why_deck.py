"""The deck of why-cards: which there are, in what order one goes through them, and where the room is."""

from collections.abc import Collection, Sequence
from random import Random

from samenwerk_tui.core.model import Contribution, Session
from samenwerk_tui.core.questions import Card, answers, cards, loose_lines

LOOSE = "loose"
"""Id of the card for what was said to no question."""


def deck_of(session: Session, phase_id: str, order: Sequence[str] = ()) -> tuple[Card, ...]:
    """The cards in the order of these ids; the others come after them, as they were asked.

    The one for what was said to no question is there where there is something on it, or no other.
    """
    deck = cards(session)
    if not deck or loose_lines(session, phase_id):
        phase = session.get_phase(phase_id)
        deck += (Card(id=LOOSE, text=phase.prompt or phase.title, of_case=True),)
    places = {card: place for place, card in enumerate(order)}
    return tuple(sorted(deck, key=lambda card: places.get(card.id, len(places))))


def place_in(deck: Sequence[Card], card: str) -> int:
    """Where a card is in the deck, from 0; at the front where it is not in it."""
    return next((place for place, one in enumerate(deck) if one.id == card), 0)


def newest_card(session: Session, phase_id: str) -> str:
    """Where the room is: the card of the newest answer or question in this phase, else the first."""
    deck = deck_of(session, phase_id)
    ids = {card.id for card in deck}
    said = [(line.at, line.question or "") for line in session.in_phase(phase_id) if line.question in ids]
    asked = [(question.at, question.id) for question in session.questions if question.phase == phase_id]
    return max([*said, *asked])[1] if said or asked else deck[0].id


def on_card(session: Session, phase_id: str, card: str) -> tuple[Contribution, ...]:
    """What was said to a card, oldest first."""
    return loose_lines(session, phase_id) if card == LOOSE else answers(session, card)


def answered_cards(session: Session, phase_id: str, deck: Sequence[Card]) -> Collection[str]:
    """Ids of the cards on which something stands."""
    return {card.id for card in deck if on_card(session, phase_id, card.id)}


def shuffled(deck: Sequence[Card], answered: Collection[str], random: Random) -> tuple[str, ...]:
    """The ids in another order, those that nobody answered yet first."""
    ids = [card.id for card in deck]
    random.shuffle(ids)
    return tuple(sorted(ids, key=lambda card: card in answered))


def question_on(card: str) -> str | None:
    """The question that a line on this card answers."""
    return None if card == LOOSE else card
