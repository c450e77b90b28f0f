"""What may be done with contributions and merged ideas."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenwerk_tui.core import events as fact
from samenwerk_tui.core import intents
from samenwerk_tui.core.intents import Intent
from samenwerk_tui.core.model import GROUP_COLUMN, UNKNOWN_COLUMN, ContributionKind
from samenwerk_tui.core.rules import Rule
from samenwerk_tui.core.text import MAX_TEXT, clean_line
from tests.sessions import START
from tests.workshops import IDEAS, PERSPECTIVES, essence, merge, open_day, refusal, say, table, try_to

# Adding


@pytest.mark.parametrize(
    ("column", "organisations"), [("politie", ("politie",)), (GROUP_COLUMN, ()), (UNKNOWN_COLUMN, ())]
)
def test_a_line_is_of_the_organisations_of_its_column(column: str, organisations: tuple[str, ...]) -> None:
    _, board = open_day()
    line = say(board, "Een bankje", column)
    assert (line.column, line.organisations, line.phase) == (column, organisations, IDEAS)


def test_a_line_has_all_that_was_said_of_it() -> None:
    day, board = open_day(now=datetime(2026, 11, 24, 13, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
    first = say(board, "Een bankje")
    line = say(board, "Dat mag niet", kind="parked", builds_on=first.id, private=True, part="Wij willen")
    assert (line.kind, line.builds_on, line.private, line.part) == ("parked", first.id, True, "Wij willen")
    assert line.at == START and line.at.tzinfo is UTC, "UTC, whatever the zone of the laptop"
    assert line.at == day.events()[-1].at


def test_a_paste_is_many_lines_at_once_or_none() -> None:
    _, board = open_day()
    lines = [intents.NewLine(text=f"Regel {n}", column="politie") for n in range(20)]
    facts = board.handle(intents.AddContributions(phase=IDEAS, lines=tuple(lines))).facts
    assert len(facts) == 20 and [c.text for c in board.session.contributions] == [line.text for line in lines]
    bad = (*lines, intents.NewLine(text=" ", column="politie"))
    assert refusal(board, intents.AddContributions(phase=IDEAS, lines=bad)).rule is Rule.EMPTY_TEXT
    assert board.handle(intents.AddContributions(phase=IDEAS, lines=())).facts == ()


def test_a_paste_of_more_than_fits_is_refused_whole() -> None:
    _, board = open_day()
    line = intents.NewLine(text="x", column="politie")
    too_many = intents.AddContributions(phase=IDEAS, lines=(line,) * (intents.MAX_LINES + 1))
    assert refusal(board, too_many).rule is Rule.TOO_MANY_LINES
    board.handle(intents.AddContributions(phase=IDEAS, lines=(line,) * intents.MAX_LINES))
    assert len(board.session.contributions) == intents.MAX_LINES


def test_a_line_may_build_on_one_of_another_phase() -> None:
    _, board = open_day()
    first = say(board, "Een bankje", phase=PERSPECTIVES)
    assert say(board, "Erop door", builds_on=first.id).builds_on == first.id


def test_where_a_line_may_not_go() -> None:
    _, board = open_day()
    line = intents.NewLine(text="x", column="brandweer")
    error = refusal(board, intents.AddContributions(phase=IDEAS, lines=(line,)))
    assert (error.rule, error.values) == (Rule.NO_SUCH_COLUMN, {"column": "brandweer"})
    error = refusal(board, intents.AddContributions(phase="99-weg", lines=(line,)))
    assert (error.rule, error.values) == (Rule.NO_SUCH_PHASE, {"phase": "99-weg"})
    built = intents.NewLine(text="x", column="politie", builds_on="weg")
    assert refusal(board, intents.AddContributions(phase=IDEAS, lines=(built,))).rule is Rule.GONE
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "politie"),)))
    line = intents.NewLine(text="x", column="politie")
    assert refusal(board, intents.AddContributions(phase=IDEAS, lines=(line,))).rule is Rule.NO_SUCH_COLUMN


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_cleaned_before_it_is_kept(typed: str) -> None:
    _, board = open_day()
    kept = try_to(board, intents.AddContributions(phase=IDEAS, lines=(intents.NewLine(text=typed, column="group"),)))
    assert bool(kept) == bool(clean_line(typed))
    for line in board.session.contributions:
        assert line.text == clean_line(typed) == clean_line(line.text)


EVERY_TEXT: dict[str, Intent] = {
    "edit": intents.EditContribution(id="id", text="?"),
    "title of a session": intents.TitleSession(title="?"),
    "organisation": intents.AddOrganisation(name="?", people=1),
    "other name": intents.RenameOrganisation(organisation="politie", name="?"),
    "phase": intents.AddPhase(kind="break", title="?", minutes=5, after=IDEAS, instruction="?", prompt="?"),
    "agreement": intents.MakeAgreement(phase=None, kind="case", what="?", owner="?", due="?", first_step="?"),
}


@pytest.mark.parametrize("name", EVERY_TEXT)
@pytest.mark.parametrize("hostile", ["\x1b]52;c;eA==\x07", "\x1b[31m", "\u202e", "\x00", "\x9b2J", "\u2066"])
def test_every_text_passes_the_gate(name: str, hostile: str) -> None:
    _, board = open_day()
    line = say(board, "Een bankje")
    fields = {key: value for key, value in EVERY_TEXT[name] if value != "?"}
    texts = {key: f"Zo{hostile} gezegd" for key, value in EVERY_TEXT[name] if value == "?"}
    if "id" in fields:
        fields["id"] = line.id
    board.handle(type(EVERY_TEXT[name]).model_validate({**fields, **texts}))
    stored = board.events[-1].fact.model_dump_json()
    assert stored.count("Zo gezegd") == len(texts)
    alone = {key: hostile for key in texts}
    wanted = type(EVERY_TEXT[name]).model_validate({**fields, **alone})
    assert refusal(board, wanted).rule is Rule.EMPTY_TEXT


def test_a_hundred_thousand_characters_are_capped() -> None:
    _, board = open_day()
    assert say(board, "a" * 100_000).text == "a" * MAX_TEXT


# Changing


def test_correcting() -> None:
    _, board = open_day()
    line = say(board, "Een bankie")
    board.handle(intents.EditContribution(id=line.id, text=" Een  bankje "))
    assert board.session.contributions[0].text == "Een bankje"
    assert board.handle(intents.EditContribution(id=line.id, text="Een bankje ")).facts == ()
    assert refusal(board, intents.EditContribution(id=line.id, text="")).rule is Rule.EMPTY_TEXT


def test_moving_makes_it_theirs() -> None:
    _, board = open_day()
    line = say(board, "Van wie?", UNKNOWN_COLUMN)
    board.handle(intents.MoveContribution(id=line.id, column="politie"))
    assert board.session.contributions[0].organisations == ("politie",)
    assert board.handle(intents.MoveContribution(id=line.id, column="politie")).facts == ()
    board.handle(intents.MoveContribution(id=line.id, column=GROUP_COLUMN))
    assert not board.session.contributions[0].organisations
    error = refusal(board, intents.MoveContribution(id=line.id, column="brandweer"))
    assert (error.rule, error.values) == (Rule.NO_SUCH_COLUMN, {"column": "brandweer"})


def test_joint_work_can_be_given_to_one_of_them_or_to_the_group_where_it_stands() -> None:
    _, board = open_day()
    board.handle(intents.ChooseColumns(phase=IDEAS, columns=(table(1, "gemeente", "politie"),)))
    line = say(board, "Samen", "table-1")
    board.handle(intents.ChooseColumns(phase=IDEAS))
    assert board.session.contributions[0].column == GROUP_COLUMN
    board.handle(intents.MoveContribution(id=line.id, column="gemeente"))
    assert board.session.contributions[0].organisations == ("gemeente",)
    board.handle(intents.Undo())
    board.handle(intents.MoveContribution(id=line.id, column=GROUP_COLUMN))
    assert not board.session.contributions[0].organisations


def test_marking() -> None:
    _, board = open_day()
    line = say(board, "Pet af")
    board.handle(intents.MarkContribution(id=line.id, outside=True))
    assert board.session.contributions[0].outside
    assert board.handle(intents.MarkContribution(id=line.id, outside=True)).facts == ()
    board.handle(intents.MarkContribution(id=line.id, outside=False))
    assert not board.session.contributions[0].outside


@pytest.mark.parametrize(
    "intent",
    [
        intents.EditContribution(id="weg", text="x"),
        intents.MoveContribution(id="weg", column="politie"),
        intents.DeleteContribution(id="weg"),
        intents.MarkContribution(id="weg", outside=True),
        intents.MergeIdeas(ids=("weg", "ook-weg")),
        intents.TitleCluster(cluster="weg", title="x"),
        intents.SplitCluster(cluster="weg"),
        intents.EraseForGood(id="weg"),
    ],
)
def test_what_is_gone_is_said_to_be_gone(intent: Intent) -> None:
    _, board = open_day()
    error = refusal(board, intent)
    assert (error.rule, error.values) == (Rule.GONE, {})


# Merging


def test_merging_takes_two_different_ideas() -> None:
    _, board = open_day()
    a, b, c = (say(board, text).id for text in "ABC")
    cluster = merge(board, a, b)
    for ids in ((), (c,), (c, c), (cluster, a), (cluster,), (cluster, cluster)):
        assert refusal(board, intents.MergeIdeas(ids=ids)).rule is Rule.MERGE_NEEDS_TWO


def test_merging_stays_within_a_phase() -> None:
    _, board = open_day()
    here, there = say(board, "Hier"), say(board, "Daar", phase=PERSPECTIVES)
    assert refusal(board, intents.MergeIdeas(ids=(here.id, there.id))).rule is Rule.MERGE_ONE_PHASE


@pytest.mark.parametrize("kind", ["learned", "parked"])
def test_what_is_no_idea_is_not_merged(kind: ContributionKind) -> None:
    _, board = open_day()
    idea, other = say(board, "Idee"), say(board, "Iets anders", kind=kind)
    for ids in ((idea.id, other.id), (other.id, idea.id)):
        assert refusal(board, intents.MergeIdeas(ids=ids)).rule is Rule.MERGE_NEEDS_TWO


def test_a_merge_over_organisations_and_columns() -> None:
    _, board = open_day()
    ids = [say(board, column, column).id for column in ("politie", "bewoners", GROUP_COLUMN)]
    (merged,) = board.handle(intents.MergeIdeas(ids=tuple(ids))).facts
    assert isinstance(merged, fact.IdeasMerged)
    assert merged.members == tuple(ids) and merged.title == "politie"
    assert merged.cluster not in ids


def test_titles_of_merged_ideas() -> None:
    _, board = open_day()
    cluster = merge(board, say(board, "A").id, say(board, "B").id)
    board.handle(intents.TitleCluster(cluster=cluster, title=" Samen \n zitten"))
    assert board.session.cluster(cluster).title == "Samen zitten"
    assert board.handle(intents.TitleCluster(cluster=cluster, title="Samen zitten")).facts == ()
    assert refusal(board, intents.TitleCluster(cluster=cluster, title="\t")).rule is Rule.EMPTY_TEXT


def test_several_things_at_once_are_one_step_of_undo() -> None:
    _, board = open_day()
    before = board.session
    line = intents.AddContributions(phase=IDEAS, lines=(intents.NewLine(text="Soep", column="politie"),))
    agreement = intents.MakeAgreement(phase=None, kind="case", what="Elke maandag bellen")
    board.handle(intents.Together(parts=(line, agreement)))
    assert [c.text for c in board.session.contributions] == ["Soep"]
    assert [a.what for a in board.session.agreements] == ["Elke maandag bellen"]
    board.handle(intents.Undo())
    assert essence(board.session) == essence(before)


def test_nothing_happens_where_one_of_several_is_refused() -> None:
    _, board = open_day()
    line = intents.AddContributions(phase=IDEAS, lines=(intents.NewLine(text="Soep", column="politie"),))
    agreement = intents.MakeAgreement(phase=None, kind="case", what="")
    assert refusal(board, intents.Together(parts=(line, agreement))).rule is Rule.EMPTY_TEXT
