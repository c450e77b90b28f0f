"""The first page of the report: it fits on one sheet of paper whatever the day was, and nothing on it is cut."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core.model import Agreement, Session, Stance, Wording
from samenwerk_tui.export.first_page import PAGE_COLUMNS, PAGE_ROWS, rows_of
from samenwerk_tui.export.markdown import markdown
from samenwerk_tui.locale import LANGUAGES, Catalog, Language
from tests.sessions import AGREEMENTS, CASE, LINES, NOW, ORGANISATIONS, make_line, make_session
from tests.unit.cli_host import Commands

NL = Catalog("nl")


@pytest.fixture
def samenwerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


def pages(text: str) -> tuple[str, str]:
    """The first page, and what stands behind it."""
    first, behind = text.split("\n\n---\n\n", 1)
    return first, behind


def agreement(number: int, what: str, **more: object) -> Agreement:
    partners = tuple(o.id for o in ORGANISATIONS if o.id != ORGANISATIONS[number % 5].id)[: number % 3]
    fields: dict[str, object] = {
        "id": f"a{number}",
        "phase": "07-agreements",
        "kind": "case" if number % 3 == 2 else "collaboration",
        "what": what,
        "owner": "coördinator wijkgericht werken" if number % 2 else "",
        "organisation": ORGANISATIONS[number % 5].id,
        "with_organisations": partners,
        "due": "over 2 weken",
        "first_step": f"Eerst bellen we elkaar, nummer {number}",
        "at": NOW - timedelta(minutes=number),
    }
    return Agreement.model_validate({**fields, **more})


def large(agreements: int, learned: int, text: str = "Samen een ronde door de wijk", goal: str = "Rust") -> Session:
    """A day with so many agreements and so much learned, worded together with a condition of everybody."""
    wording = Wording(id="g", about="goal", phase="04-why", text=goal, at=NOW)
    stances = tuple(
        Stance(id=f"s-{o.id}", wording="g", organisation=o.id, answer="yes_if", reason=f"{text} blijft", at=NOW)
        for o in ORGANISATIONS
    )
    lines = tuple(
        make_line(f"x{n}", "05-columns", ORGANISATIONS[n % 2].id, f"{text} ({n})", kind="learned")
        for n in range(learned)
    )
    return make_session(
        agreements=tuple(agreement(n, f"{text} ({n})") for n in range(agreements)),
        contributions=(*LINES, *lines),
        wordings=(wording,),
        stances=stances,
    )


def test_what_is_wrapped_counts_as_often_as_it_is_and_a_blank_line_for_half() -> None:
    assert rows_of("a\n\nb") == 2.5
    assert rows_of("x" * PAGE_COLUMNS) == 1 and rows_of("x" * (PAGE_COLUMNS + 1)) == 2
    assert rows_of("| een | twee |\n| --- | ---: |\n| a   |      – |") == 2
    assert rows_of(f"| {'x' * PAGE_COLUMNS} | 1 |") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_of_a_rehearsal_is_one_sheet(samenwerk: Commands, language: Language) -> None:
    session = samenwerk.good("demo", "--no-open").lines[0]
    first, behind = pages(samenwerk.good("export", session, "--output", "-", "--lang", language).out)
    assert PAGE_ROWS - 10 < rows_of(first) <= PAGE_ROWS
    for told in (
        "Gemeente 4",
        "Elke vrijdag lopen we samen een ronde",
        "wijkagent (Politie)",
        "als het na tienen onrustig wordt",
        "de politie hoort zelf nooit hoe het na een melding afloopt",
        "16 van 18" if language == "nl" else "16 of 18",
        "Het plein is van iedereen",
        "Elke eerste vrijdag soep op het plein",
    ):
        assert told in first
    if language == "nl":
        assert "geen meting" in first and "En nog 2 afspraken" in first
    assert "de jongeren vragen wat ze willen koken" in behind


def test_a_small_day_is_told_whole_and_once() -> None:
    first, behind = pages(markdown(make_session(), NOW, NL))
    assert rows_of(first) <= PAGE_ROWS
    assert "## Afspraken" in first and "Eerste stap: De wijkagent belt maandag" in first
    assert "## Afspraken" not in behind and "Verslag van" not in behind


def test_what_does_not_fit_is_counted_and_stands_behind_the_page() -> None:
    first, behind = pages(markdown(large(30, 40), NOW, NL))
    assert rows_of(first) <= PAGE_ROWS
    agreed = re.findall(r"^- Samen een ronde door de wijk \(\d+\) – .*over 2 weken$", first, re.M)
    learned = re.findall(r"^- Samen een ronde door de wijk \(\d+\) – (\w+)$", first, re.M)
    assert len(agreed) >= 5 and f"En nog {30 - len(agreed)} afspraken: die staan verderop." in first
    more = re.search(r"En nog (\d+): die lees je verderop", first)
    assert more and int(more[1]) + len(learned) + first.count("– Politie\n") >= 40
    assert {"Gemeente", "Woningcorporatie"} <= set(learned), "of every organisation one before others follow"
    assert all(f"Eerst bellen we elkaar, nummer {n}\n" in behind for n in range(30))
    assert all(f"Samen een ronde door de wijk ({n})" in behind for n in range(40))


def test_agreements_about_the_collaboration_go_before_those_about_the_case() -> None:
    first, _ = pages(markdown(large(12, 40), NOW, NL))
    shown = {int(number) for number in re.findall(r"wijk \((\d+)\) – .*over 2 weken$", first, re.M)}
    assert {n for n in range(12) if n % 3 != 2} <= shown or not any(n % 3 == 2 for n in shown)


def test_a_long_text_makes_room_for_the_next_and_is_never_cut() -> None:
    long = "heel lang " * 150
    session = make_session(
        agreements=(agreement(0, long), agreement(1, "Kort"), *AGREEMENTS),
        contributions=(*LINES, make_line("x", "05-columns", "gemeente", long, kind="learned")),
        wordings=(Wording(id="g", about="goal", phase="04-why", text=long, at=NOW),),
    )
    first, behind = pages(markdown(session, NOW, NL))
    assert rows_of(first) <= PAGE_ROWS
    assert "- Kort – " in first and "heel lang" not in first and "…" not in first
    assert "Dit is te lang voor deze bladzijde: het staat verderop." in first
    assert behind.count(long.strip()) == 3


@settings(max_examples=40, deadline=None)
@given(
    agreements=st.integers(0, 30),
    learned=st.integers(0, 40),
    words=st.integers(1, 120),
    goal=st.integers(1, 300),
    language=st.sampled_from(LANGUAGES),
)
def test_no_day_is_too_much_for_one_page(
    agreements: int, learned: int, words: int, goal: int, language: Language
) -> None:
    text = " ".join(["samenwerken"] * words)
    session = large(agreements, learned, text, " ".join(["samen"] * goal))
    case = CASE.model_copy(update={"question": text})
    first, behind = pages(markdown(session.model_copy(update={"case": case}), NOW, Catalog(language)))
    assert rows_of(first) <= PAGE_ROWS
    for number in range(agreements):
        assert f"{text} ({number})" in first + behind
    assert text in first or text in behind
