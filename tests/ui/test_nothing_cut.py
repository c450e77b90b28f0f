"""Every kind of phase at every size: nothing is cut without an ellipsis, and the current column is in sight.

Cut is what is painted and neither a word that somebody wrote, nor a piece of one at a hyphen.
"""

import re
from collections.abc import Iterator

import pytest
from textual.color import Color

from samenwerk_tui.core import intents
from samenwerk_tui.core.begin import Start
from samenwerk_tui.core.material import CaseOrganisation
from samenwerk_tui.core.model import Votes
from samenwerk_tui.core.pulse import asked
from samenwerk_tui.library import Library
from samenwerk_tui.locale import Catalog, _section
from samenwerk_tui.service import Workshop
from samenwerk_tui.service.sessions import start_session
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.ui.keys import COMMANDS
from samenwerk_tui.ui.messages import ColumnWanted
from samenwerk_tui.ui.widgets.sheet import Sheet
from tests.ui.board_host import HandClock, Stand, board, painted

SIZES = ((80, 24), (100, 30), (120, 34), (160, 45), (200, 50))
NAMES = (
    ("Gemeente Zandloper, afdeling Wijkontwikkeling", 4),
    ("Woningcorporatie De Samenwerking", 3),
    ("Jeugdgezondheidszorg regio Noord", 2),
    ("Politie, basisteam Uurwerkbuurt", 12),
    ("Bewonersvereniging Zandloperkwartier", 6),
    ("Schuldhulpverlening", 3),
    ("Openbare basisschool De Regenboog", 1),
    ("Winkeliersvereniging", 5),
)
LONG = (
    "Een arbeidsongeschiktheidsverzekeringsmaatschappij vergoedt het meerjareninvesteringsprogramma voor de "
    "jeugdgezondheidszorginstelling, zodat de wijkverpleegkundige en de schuldhulpverleningsmedewerker elke dinsdag "
    "samen in het buurtcentrum zitten, met koffie, en iedereen zonder afspraak binnen kan lopen."
)
IDEAS = (
    LONG,
    "Soep",
    "Kindercarnavalsoptochtvoorbereidingswerkzaamheden met alle organisaties",
    "Elke vrijdag samen de wijk in, om en om met een bewoner voorop",
)
PIECE = 8
"""Letters of a word that may be hyphenated, at least."""


def begin(organisations: int) -> tuple[MemoryArchive, str]:
    """A whole day with so many organisations, in which everything that can be long is."""
    library, archive, clock = Library(None), MemoryArchive(), HandClock()
    present = tuple(CaseOrganisation(name=name, people=people) for name, people in NAMES[:organisations])
    case, programme = library.case("jongeren-op-een-plein"), library.programme("hele-dag")
    session = start_session(archive, Start(case=case, programme=programme, organisations=present), clock)
    fill(Workshop(archive.open(session), clock, "board"))
    return archive, session


def fill(workshop: Workshop) -> None:
    """What is said in the phases with columns and lines, before the board opens."""
    workshop.handle(intents.OpenSession())
    session = workshop.session
    ids = [organisation.id for organisation in session.organisations]
    for phase in session.phases:
        parts = phase.parts if phase.kind == "columns" else ()
        texts = IDEAS if phase.kind in ("columns", "welcome", "reflection") else ()
        lines = tuple(
            intents.NewLine(text=text, column=ids[(number + place) % len(ids)], part=part)
            for place, part in enumerate(parts or (None,))
            for number, text in enumerate(texts * 3)
        )
        if lines:
            workshop.handle(intents.AddContributions(phase=phase.id, lines=lines))
    for kind in ("learned", "parked"):
        line = intents.NewLine.model_validate({"text": LONG, "column": ids[0], "kind": kind})
        workshop.handle(intents.AddContributions(phase=phase_of(workshop, "columns"), lines=(line,)))
    asks = intents.AskQuestion(
        phase=phase_of(workshop, "why"), text=f"{LONG[:-1]}?", asked_by=ids[0], asked_of=ids[1:3]
    )
    workshop.handle(asks)
    for about, kind in (("goal", "goal"), ("proposal", "consent")):
        word = intents.Word.model_validate({"about": about, "phase": phase_of(workshop, kind), "text": LONG})
        workshop.handle(word)
        wording, answer = workshop.session.wordings[-1].id, {"goal": "yes_if", "proposal": "objection"}[about]
        for one in ids[1:]:
            stance = {"wording": wording, "organisation": one, "answer": answer, "reason": LONG}
            workshop.handle(intents.TakeStance.model_validate(stance))
    for kind, text in (("collaboration", LONG), ("case", "Soepavond"), ("case", LONG)):
        agreed = {"kind": kind, "what": text, "owner": "schuldhulpverleningsmedewerker", "organisation": ids[1]}
        more = {"with_organisations": ids[2:], "due": "3 dec", "first_step": text}
        made = {"phase": phase_of(workshop, "agreements"), **agreed, **more}
        workshop.handle(intents.MakeAgreement.model_validate(made))


def phase_of(workshop: Workshop, kind: str) -> str:
    return next(phase.id for phase in workshop.session.phases if phase.kind == kind)


def states(stand: Stand) -> Iterator[str]:
    """Bring every kind of phase on the screen, in every state that looks different; the name of each."""
    breaks = 0
    for phase in stand.session.phases:
        breaks += phase.kind == "break"
        if phase.kind == "break" and breaks > 1:
            continue
        stand.board.do(intents.EnterPhase(phase=phase.id))
        yield phase.id
        if phase.kind == "vote":
            stand.board.do(intents.OpenRound(phase=phase.id, method="hands"))
            yield "open"
            (voted,) = stand.session.rounds
            for row, idea in enumerate(voted.ballot):
                for place, (organisation, people) in enumerate(voted.presence):
                    votes = Votes(in_favour=(row * 2 + place * 3) % (people + 1))
                    cell = {"idea": idea.id, "organisation": organisation, "votes": votes}
                    stand.board.workshop.handle(intents.EnterVotes(round=voted.id, **cell))
            stand.board.do(intents.RevealRound(round=voted.id, revealed=True))
            yield "result"
            stand.board.do(intents.ChooseIdeas(ideas=(voted.ballot[0].id, voted.ballot[1].id)))
        if phase.kind == "pulse":
            statement = asked(stand.session, phase.id)[0].id
            for one in stand.session.organisations:
                counts = (one.people, 0, 0, 0, 0)
                cell = {"statement": statement, "organisation": one.id, "counts": counts}
                stand.board.do(intents.CountPulse(phase=phase.id, **cell))
            stand.board.do(intents.ShowPulse(phase=phase.id, statement=statement, shown=True))
            yield "shown"


class Words:
    """Everything that may stand on the screen of a session."""

    def __init__(self, stand: Stand) -> None:
        t = Catalog("nl")
        catalog = (_section("nl", key.partition(".")[0])[key] for key in t.all_keys())
        shown = (command.shown for command in COMMANDS)
        self._known = set(re.findall(r"\w+", " ".join((*catalog, *shown, stand.session.model_dump_json()))))
        self._long = [word for word in self._known if len(word) >= PIECE]

    def cut(self, screen: str) -> list[str]:
        """What is painted and neither a word, nor a piece of one at a hyphen, nor the beginning of one with a "…"."""
        return [found for found in set(re.findall(r"\w+[-…]?", screen)) if not self._is_whole(found)]

    def _is_whole(self, found: str) -> bool:
        piece = found.removesuffix("-")
        if len(found) == 1 or found.isdecimal() or found.endswith("…") or piece in self._known:
            return True
        return any(piece in word if found != piece else word.endswith(piece) for word in self._long)


def filled_heads(stand: Stand, number: int) -> list[str]:
    """What is painted on the colour of the organisation with this number, from 1: the head of the current column."""
    colour = Color.parse(stand.app.theme_variables[f"org-{number}"]).rich_color
    strips = stand.app.screen._compositor.render_strips()
    return [one.text.strip() for strip in strips for one in strip if one.style and one.style.bgcolor == colour]


@pytest.mark.parametrize("organisations", [3, 5, 8])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_is_cut_and_the_current_column_is_in_sight(size: tuple[int, int], organisations: int) -> None:
    archive, session = begin(organisations)
    async with board(archive=archive, session=session, phase="welcome", size=size) as stand:
        words = Words(stand)
        for state in states(stand):
            await stand.pilot.pause()
            assert words.cut(painted(stand)) == [], state
            for sheet in stand.board.query(Sheet):
                assert len(sheet.rows) <= sheet.size.height or not sheet.size, state
            if state == "10-columns":
                for number, organisation in enumerate(stand.session.organisations, 1):
                    stand.board.panel.post_message(ColumnWanted(organisation.id))
                    await stand.pilot.pause()
                    (head,) = filter(None, filled_heads(stand, number))
                    assert head.split()[0] == organisation.short
