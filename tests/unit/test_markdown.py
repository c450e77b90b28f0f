"""The Markdown report: reads as a letter, renders as it should, and keeps every text as it was said."""

import re
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from samenwerk_tui.core.model import Contribution, Entry, Question, RoundSettings, Session, Stance, Votes, Wording
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.export.markdown import markdown
from samenwerk_tui.locale import LANGUAGES, Catalog
from tests.hostile import HOSTILE
from tests.sessions import (
    AGREEMENTS,
    BALLOT,
    CASE,
    CLUSTERS,
    LINES,
    NOW,
    ORGANISATIONS,
    PRESENCE,
    ROUND,
    make_empty_session,
    make_line,
    make_round,
    make_session,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NL = Catalog("nl")
PARSER = MarkdownIt("gfm-like")


def write(share: bool = False, **changes: Any) -> str:
    return markdown(make_session(**changes), NOW, NL, zone=AMSTERDAM, share=share)


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or higher."""
    level = heading.index(" ")
    after = text.split(f"\n{heading}\n", 1)[1]
    return re.split(rf"^#{{1,{level}}} ", after, maxsplit=1, flags=re.MULTILINE)[0].strip()


def test_the_report_starts_with_the_day_who_was_there_and_the_question() -> None:
    assert write().startswith(
        """\
# Samen op het Wilgenplein

Verslag van dinsdag 24 november 2026

Er waren 17 mensen bij:

- Gemeente: 4
- Woningcorporatie: 3
- Sociaal werk: 2
- Politie: 2
- Bewoners: 6

De casus is verzonnen: Jongeren op het Wilgenplein

De vraag van de dag:

> Hoe kunnen we het plein van iedereen laten zijn, ook na tienen?

## Afspraken
"""
    )


def test_a_real_case_is_not_called_fictional() -> None:
    real = CASE.model_copy(update={"fictional": False})
    assert "verzonnen" not in write(case=real)
    assert "\nDe casus: Jongeren op het Wilgenplein\n" in write(case=real)


def test_a_rehearsal_says_that_it_is_one() -> None:
    assert "mee te oefenen" in write(demo=True)
    assert "mee te oefenen" not in write()


def test_agreements_are_told_in_full_collaboration_first() -> None:
    assert part(write(), "## Afspraken") == (
        """\
### Over de samenwerking

- Elke vrijdag lopen we samen door de wijk
  - Trekker: wijkagent (Politie)
  - Samen met: Gemeente, Sociaal werk
  - Wanneer: vr
  - Eerste stap: De wijkagent belt maandag de jongerenwerker

### Over de casus

- De lamp bij de speeltuin vervangen
  - Trekker: nog niemand
  - Wanneer: 3 dec"""
    )


def test_what_is_not_agreed_yet_is_said() -> None:
    (lamp, _) = AGREEMENTS
    assert "### Over de samenwerking\n\nOver de samenwerking is nog niets afgesproken." in write(agreements=(lamp,))
    assert part(write(agreements=()), "## Afspraken") == "Er zijn nog geen afspraken gemaakt."
    nobody = lamp.model_copy(update={"organisation": "politie", "due": "", "status": "stuck"})
    assert "  - Trekker: nog niemand (Politie)\n  - Wanneer: nog geen datum\n  - Stand: zit vast" in write(
        agreements=(nobody,)
    )


def test_contributions_stand_under_their_phase_and_column_with_merges_and_builds() -> None:
    assert part(write(), "### 5. Ideeën") == (
        """\
Wat zou jij doen als alles mocht?

#### Samengevoegd

- Elke vrijdag samen de wijk in – Gemeente, Sociaal werk
  - Elke vrijdag samen de wijk in – Gemeente
  - Vrijdagavond met de wijkagent mee op ronde – Sociaal werk

#### Gemeente

- Hier komt de wethouder nog op terug (privé)

#### Woningcorporatie

- Lege winkel als huiskamer

#### Politie

- De jongeren koken de soep
  - bouwt door op: Iedere maand soep op het plein – Bewoners

#### Bewoners

- Iedere maand soep op het plein (voorbij eigen taak)

#### Tafel 1: Gemeente, Bewoners

- Licht met een bewegingsmelder

#### Hele groep

- Eén nummer dat altijd opneemt"""
    )


def test_a_line_of_others_than_its_column_says_whose_it_is() -> None:
    joint = ("gemeente", "woningcorporatie")
    moved = (
        make_line("x1", "05-columns", "gemeente", "Van de tafel van toen", joint),
        make_line("x2", "05-columns", "group", "Van twee", joint),
        make_line("x3", "05-columns", "tafel-1", "Van één van de twee", ("gemeente",)),
    )
    ideas = part(write(contributions=(*LINES, *moved)), "### 5. Ideeën").splitlines()
    assert "- Van de tafel van toen – Gemeente, Woningcorporatie" in ideas
    assert "- Van twee – Gemeente, Woningcorporatie" in ideas
    assert "- Van één van de twee – Gemeente" in ideas
    assert "- Licht met een bewegingsmelder" in ideas, "a table's own work is named in its heading"


def test_learned_answers_and_parked_lines_are_told_with_who_said_them() -> None:
    text = write()
    assert part(text, "## Over elkaar geleerd") == (
        "- De corporatie mag niet zomaar bij iemand naar binnen. – Politie\n"
        "- We kenden elkaars nummer niet eens. – hele groep"
    )
    assert part(text, "## Geparkeerd: ja, maar …").endswith(
        "\n\n- Dat mag niet van de brandweer. – Gemeente\n  - Nog open: dit verdient een antwoord of een trekker."
    )
    assert "\n- Zonder melding hebben wij geen dossier. (antwoord of aanname)\n" in part(
        text, "### 4. Blik van buiten"
    )
    assert "\n- Wij zien\n  - jongeren die na tienen blijven hangen\n" in part(text, "### 3. Perspectieven")


def test_an_answer_tells_the_question_and_in_whose_shoes_it_was_given() -> None:
    answer = make_line(
        "w9",
        "04-why",
        "gemeente",
        "Omdat het altijd zo ging.",
        kind="answer",
        question="q1",
        asked_by="bewoners",
        as_organisation="politie",
    )
    why = "Waarom doen jullie dat zo?"
    asked = Question(id="q1", phase="04-why", text=why, asked_by="bewoners", asked_of=("gemeente",), at=NOW)
    text = write(contributions=(answer,), clusters=(), questions=(asked,))
    assert part(text, "## Blik van buiten: waarom doen jullie dat zo?") == (
        "- Waarom doen jullie dat zo? – Bewoners aan Gemeente\n"
        "  - Omdat het altijd zo ging. (door de bril van Politie) – Gemeente"
    )
    assert text.count("Omdat het altijd zo ging.") == 1


def test_that_no_idea_was_shared_is_no_line_and_without_figures_there_is_no_heading() -> None:
    outside = make_line("i1", "05-columns", "bewoners", "Soep op het plein", outside=True)
    text = part(write(contributions=(outside,), clusters=()), "## Samen bedacht")
    assert text.startswith("- Eén van de 1 ideeën gaat voorbij eigen taak") and text.count("- ") == 1
    plain = outside.model_copy(update={"outside": False})
    assert "Samen bedacht" not in write(contributions=(plain,), clusters=())


def test_where_everybody_stands_on_the_goal_is_told_with_every_condition_and_reason() -> None:
    goal = Wording(id="g1", about="goal", phase="04-why", text="Rust en reuring", at=NOW)
    stances = (
        Stance(id="s1", wording="g1", organisation="gemeente", answer="yes", reason="", at=NOW),
        Stance(id="s2", wording="g1", organisation="politie", answer="yes_if", reason="er licht is", at=NOW),
        Stance(id="s3", wording="g1", organisation="bewoners", answer="no", reason="dit is geen rust", at=NOW),
    )
    text = part(write(wordings=(goal,), stances=stances), "## Gezamenlijk doel")
    assert text.splitlines()[-3:] == [
        "- Gemeente: ja",
        "- Politie: ja, mits er licht is",
        "- Bewoners: nee, dit is geen rust",
    ]


def test_votes_are_told_with_method_presence_both_ranks_and_the_order() -> None:
    assert part(write(), "### Stemronde") == (
        """\
Met handen: voor, neutraal of tegen. Aanwezig bij het stemmen: \
Gemeente 4, Woningcorporatie 3, Sociaal werk 2, Politie 2, Bewoners 6.

De volgorde is “breed gedragen”: eerst het aantal organisaties voor, dan het draagvlak. \
De plek bij “meeste stemmen” staat ernaast.

| Breed gedragen | Meeste stemmen | Idee                             |      Voor | Organisaties voor | Draagvlak |
| -------------: | -------------: | -------------------------------- | --------: | ----------------: | --------: |
|              1 |              1 | Elke vrijdag samen de wijk in    | 16 van 17 |           5 van 5 |       97% |
|              2 |              2 | Iedere maand soep op het plein ◇ | 13 van 17 |           4 van 5 |       77% |
|              3 |              3 | Lege winkel als huiskamer ◇      |  6 van 17 |           1 van 5 |       32% |

Een organisatie is voor als minstens de helft van de mensen voor is. \
Draagvlak: elke organisatie telt even zwaar. Iedereen voor is 100%, niemand voor is 0%.

◇ Hier doet nog niet iedereen mee. Wat is er nodig om het werkbaar te maken?

Wie koos wat: hoeveel van de aanwezigen ervoor zijn.

| Idee                           | Gemeente | Woningcorporatie | Bewoners |           2 kleine organisaties samen |
| ------------------------------ | -------: | ---------------: | -------: | ------------------------------------: |
| Elke vrijdag samen de wijk in  |  4 van 4 |          3 van 3 |  5 van 6 | 4 van 4, 2 van 2 voor, gemiddeld 100% |
| Iedere maand soep op het plein |  2 van 4 |          1 van 3 |  6 van 6 | 4 van 4, 2 van 2 voor, gemiddeld 100% |
| Lege winkel als huiskamer      |  1 van 4 |          3 van 3 |  2 van 6 |   0 van 4, 0 van 2 voor, gemiddeld 0% |

Van groepen van minder dan drie mensen staan de cijfers samen met die van een andere kleine groep. Erachter staat \
hoeveel van die organisaties voor zijn, en waar dat bekend is hun gemiddelde aandeel: zo is alles na te rekenen. \
Geheim zijn stemmen niet: in de zaal zag iedereen ze."""
    )


def test_the_mean_of_small_ones_is_told_as_exactly_as_it_takes_to_check_it() -> None:
    presence = (("gemeente", 6), ("woningcorporatie", 3), ("sociaal-werk", 2))
    entries = tuple(
        Entry(idea="c1", organisation=organisation, votes=Votes(in_favour=1)) for organisation, _ in presence
    )
    text = part(write(rounds=(make_round("r1", {}, presence=presence, entries=entries),)), "### Stemronde")
    assert "2 van 5, 1 van 2 voor, gemiddeld 41,67%" in squeezed(text)


def make_dots(dotters: int | None) -> Any:
    entries = tuple(
        Entry(idea="c1", organisation=organisation, votes=Votes(dots=4, dotters=dotters))
        for organisation, _ in PRESENCE[:4]
    )
    return make_round("r1", {}, method="dots", settings=RoundSettings(budget=4, cap=3), entries=entries)


def test_dots_without_how_many_people_gave_them_have_no_draagvlak() -> None:
    text = part(write(rounds=(make_dots(None),)), "### Stemronde")
    assert text.startswith("Met stippen: 4 per persoon, hooguit 3 op één idee.")
    assert "dan het aantal stippen" in text and "Het draagvlak is niet bekend" in text
    assert "Niet van elke organisatie zijn alle stemmen ingevuld." in text
    assert "| 1 | 1 | Elke vrijdag samen de wijk in | 16 | 4 van 4 | – |" in squeezed(text)
    assert "tegen" not in text.replace("Dat telt nergens als tegen", "")
    assert "Draagvlak: elke organisatie telt even zwaar." in write(rounds=(make_dots(2),))


def squeezed(text: str) -> str:
    return re.sub(r" +", " ", text)


@pytest.mark.parametrize(
    ("method", "settings", "words"),
    [
        ("fist", RoundSettings(), "Met vingers, van 0 tot 5"),
        ("dots", RoundSettings(), "Met stippen."),
        ("dots", RoundSettings(budget=3), "Met stippen: 3 per persoon."),
    ],
)
def test_every_method_is_named(method: str, settings: RoundSettings, words: str) -> None:
    text = part(write(rounds=(make_round("r1", {}, method=method, settings=settings),)), "### Stemronde")
    assert text.startswith(words)
    assert text.endswith("Er zijn geen stemmen ingevuld.")


def test_a_round_that_is_not_revealed_has_no_figures() -> None:
    covered = make_round("r1", {"c1": (4, 3, 2, 2, 5)}, revealed=False)
    text = part(write(rounds=(covered,)), "### Stemronde")
    assert text.endswith("De uitslag is nog niet getoond en staat daarom nog niet in dit verslag.")
    assert "|" not in text
    assert write(rounds=(covered,)) == write(rounds=(make_round("r1", {}, revealed=False),))


def test_who_was_not_there_is_not_named_as_present() -> None:
    presence = tuple((organisation, 0 if organisation == "politie" else people) for organisation, people in PRESENCE)
    text = part(write(rounds=(make_round("r1", {"c1": (4, 3)}, presence=presence),)), "### Stemronde")
    assert "Gemeente 4, Woningcorporatie 3, Sociaal werk 2, Bewoners 6." in text
    nobody = make_round("r1", {}, presence=())
    assert "Aanwezig" not in part(write(rounds=(nobody,)), "### Stemronde")


def test_what_was_said_of_an_earlier_goal_and_with_a_no_is_told() -> None:
    goal = Wording(id="g1", about="goal", phase="04-why", text="Rust", at=NOW)
    question = goal.model_copy(update={"id": "q1", "about": "question", "text": "Hoe kunnen we rusten?"})
    wordings = (goal, goal.model_copy(update={"id": "g2", "text": "Reuring"}))
    asked = (question, question.model_copy(update={"id": "q2", "text": "Hoe kunnen we dansen?"}))
    stances = (
        Stance(id="s1", wording="g1", organisation="politie", answer="yes_if", reason="het licht aan is", at=NOW),
        Stance(id="s2", wording="g2", organisation="politie", answer="no", reason="geen geld", at=NOW),
        Stance(id="s3", wording="g2", organisation="gemeente", answer="no", at=NOW),
    )
    told = part(write(wordings=(*wordings, *asked), stances=stances), "## Gezamenlijk doel")
    assert told.count("Politie: nee, geen geld") == told.count("- Gemeente: nee\n") == 1
    assert "- Rust\n  - Politie: ja, mits het licht aan is" in told
    assert "De vraag was eerder:\n\n- Hoe kunnen we rusten?" in told


def test_a_call_tells_its_day_its_first_step_and_how_it_stands_where_there_are_any() -> None:
    call = AGREEMENTS[1].model_copy(update={"calls": "jongerenwerker", "status": "runs", "carried_from": "eerder"})
    bare = call.model_copy(
        update={"id": "a9", "status": "open", "carried_from": None, "due": "", "first_step": "", "what": "Anders"}
    )
    told = part(write(agreements=(call, bare)), "### Wie belt wie")
    for text in ("vr", call.first_step, "loopt"):
        assert text in told
    assert told.strip().endswith("Anders")


def test_every_round_is_told_and_a_run_off_is_called_one() -> None:
    text = write(rounds=(ROUND, make_round("r2", {"c1": (4, 3, 2, 2, 5)}, parent="r1")))
    assert "16 van 17" in part(text, "### Stemronde, ronde 1")
    second = part(text, "### Stemronde, ronde 2")
    assert second.startswith("Een tweede ronde") and "16 van 17" in second


def test_an_erased_idea_is_gone_and_the_gap_in_the_ranks_explained() -> None:
    text = write(erased=("i3",), contributions=tuple(line for line in LINES if line.id not in ("i3", "i4")))
    assert "Iedere maand soep" not in text
    assert "Eén idee is gewist of privé en staat er niet bij; het telt wel mee in de plekken." in text


def test_time_is_planned_against_real() -> None:
    assert part(write(), "## Tijd in minuten: gepland en echt").split("\n\n---")[0] == (
        """\
| Fase            | Gepland |         Echt |
| --------------- | ------: | -----------: |
| Inchecken       |       5 |            6 |
| Beginpeiling    |       5 | overgeslagen |
| Perspectieven   |      10 |           14 |
| Blik van buiten |       7 |            8 |
| Ideeën          |      15 |           17 |
| Stemronde       |      10 |           12 |
| Afspraken       |       6 |            3 |
| Uitchecken      |       3 |            – |
| Samen           |      61 |           60 |"""
    )


def test_the_last_lines_are_about_privacy() -> None:
    assert "Let op: er staat 1 regel in die privé is." in write().split("---")[-1]
    shared = write(share=True)
    assert "Hier komt de wethouder nog op terug" not in shared
    assert shared.endswith("\n\nWat privé is, staat er niet in.\n")
    public = write(contributions=tuple(line for line in LINES if not line.private))
    assert public.endswith("stuur daarna een nieuw verslag rond.\n")


def test_a_day_that_has_not_begun_claims_nothing() -> None:
    text = markdown(make_empty_session(), NOW, NL, zone=AMSTERDAM)
    assert "Klaargezet op maandag 23 november 2026\n\nDe dag is nog niet begonnen. We verwachten 17 mensen:" in text
    assert re.findall(r"^## .*", text, re.M) == [
        "## Afspraken",
        "## Wat er op tafel kwam",
        "## Tijd in minuten: gepland en echt",
    ]
    assert "Er is nog geen inbreng." in text
    assert "| Samen           |      61 |    – |" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_in_the_same_shape(language: Any) -> None:
    session = make_session(rounds=(ROUND, make_dots(None)), demo=True)
    ours = shape(PARSER.parse(markdown(session, NOW, Catalog(language))))
    assert ours == shape(PARSER.parse(markdown(session, NOW, NL)))


# As Markdown


def shape(tokens: list[Token]) -> list[object]:
    return [
        [child.type for child in token.children or () if child.type not in ("text", "text_special")]
        if token.type == "inline"
        else (token.type, token.tag, token.level)
        for token in tokens
    ]


def texts(text: str) -> list[str]:
    """The text of every block, as a reader of the rendered page sees it."""
    return [
        "".join(child.content for child in token.children or ()) for token in PARSER.parse(text) if token.children
    ]


def test_it_renders_as_headings_lists_and_tables_and_nothing_else() -> None:
    text = write(rounds=(ROUND, make_dots(None)))
    kinds = {token.type.removesuffix("_open") for token in PARSER.parse(text) if token.nesting >= 0}
    table = {"table", "thead", "tbody", "tr", "th", "td"}
    assert kinds == {"heading", "paragraph", "bullet_list", "list_item", "blockquote", "hr", "inline", *table}
    assert PARSER.parse(text)[-1].type == "paragraph_close"
    headings = [len(marks) for marks in re.findall(r"^(#+) ", text, re.M)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(headings))
    assert "\n\n\n" not in text and not re.search(r"[ \t]$", text, re.M)


def haunted(text: str) -> Session:
    """A session in which everything that people can write is this text."""
    rounds = make_round("r1", {"c1": (4, 3)}, ballot=tuple(b.model_copy(update={"text": text}) for b in BALLOT))
    return make_session(
        title=text,
        case=CASE.model_copy(update={"title": text, "question": text}),
        organisations=tuple(o.model_copy(update={"name": text}) for o in ORGANISATIONS),
        phases=tuple(
            phase.model_copy(update={"title": text, "prompt": phase.prompt and text, "columns": ()})
            for phase in make_session().phases
        ),
        contributions=tuple(
            line.model_copy(
                update={"text": text, "part": line.part and text, "question": text if line.id == "w2" else None}
            )
            for line in LINES
        ),
        clusters=tuple(cluster.model_copy(update={"title": text}) for cluster in CLUSTERS),
        rounds=(rounds,),
        agreements=tuple(
            a.model_copy(update={"what": text, "owner": a.owner and text, "due": text, "first_step": text})
            for a in AGREEMENTS
        ),
    )


def hostile_lines() -> Iterator[str]:
    return (line for line in map(clean_line, HOSTILE) if line)


def test_hostile_texts_change_nothing_but_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samenwerk_tui.export.markdown.PAGE_ROWS", 10_000)
    plain = shape(PARSER.parse(markdown(haunted("x"), NOW, NL)))
    for line in hostile_lines():
        assert shape(PARSER.parse(markdown(haunted(line), NOW, NL))) == plain, line[:80]


def test_hostile_texts_are_just_text_on_a_first_page_that_tells_in_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samenwerk_tui.export.markdown.PAGE_ROWS", 0)
    kinds = {token.type for token in PARSER.parse(markdown(haunted("x"), NOW, NL))}
    for line in hostile_lines():
        tokens = PARSER.parse(markdown(haunted(line), NOW, NL))
        assert {token.type for token in tokens} <= kinds, line[:80]
        assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special"}


def test_every_hostile_contribution_is_told_to_the_letter() -> None:
    lines = tuple(
        make_line(f"h{number}", "05-columns", "gemeente", line) for number, line in enumerate(hostile_lines())
    )
    told = texts(write(contributions=lines, clusters=()))
    assert [line.text[:80] for line in lines if line.text not in told] == []


def test_a_table_lines_up_but_for_the_row_with_a_long_text() -> None:
    long = "Een idee dat zo lang is dat de hele tabel er breed en onleesbaar van zou worden, dus dat doet hij niet"
    ballot = (BALLOT[0].model_copy(update={"text": long}), *BALLOT[1:])
    text = write(rounds=(make_round("r1", {"c1": (4,)}, ballot=ballot),))
    rows = [row for row in part(text, "### Stemronde").split("\n") if "|" in row]
    ranking = rows[: len(BALLOT) + 2]
    (width,) = {len(row) for row in ranking if long not in row}
    assert width < 120
    assert sum(long in row for row in ranking) == 1


def make_big() -> Session:
    """2,000 contributions of the length people call out, a few of them with something to escape."""
    columns = [o.id for o in ORGANISATIONS]
    lines: list[Contribution] = []
    for number in range(2000):
        text = f"Idee {number}: elke vrijdag samen de wijk in, met koffie erbij" + (" & *meer*" * (number % 20 == 0))
        builds_on = f"n{number - 1}" if number % 10 == 1 else None
        phase = "05-columns" if number % 3 else "03-columns"
        lines.append(make_line(f"n{number}", phase, columns[number % 5], text, builds_on=builds_on))
    return make_session(contributions=tuple(lines), clusters=())


def test_the_time_it_takes_grows_with_the_contributions_and_not_with_their_square() -> None:
    big = make_big()
    few = big.model_copy(update={"contributions": big.contributions[:500]})

    def least(session: Session) -> float:
        spent = []
        for _ in range(5):
            start = time.process_time()
            markdown(session, NOW, NL)
            spent.append(time.process_time() - start)
        return min(spent)

    least(few)
    assert least(big) < 8 * least(few), "four times as many lines; the square would be sixteen times"
