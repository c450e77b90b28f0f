"""What every store promises: one suite over the store in memory and the one on disk."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenwerk_tui.core.events import ContributionAdded, Erased, Event
from samenwerk_tui.locale import LANGUAGES, Catalog
from samenwerk_tui.store.archive import TinyDbArchive
from samenwerk_tui.store.memory_store import MemoryArchive
from samenwerk_tui.store.protocol import Archive, Draft, Meta, Reason, SessionStore, StoreError
from tests.contract.sessions import SESSION, START, Screen, add, corrected, event, line, meta, started

MakeArchive = Callable[[], Archive]


@pytest.fixture(params=["memory", "tinydb"])
def make_archive(request: pytest.FixtureRequest, tmp_path: Path) -> MakeArchive:
    """A new, empty archive at every call."""
    count = iter(range(1_000_000))
    if request.param == "memory":
        return lambda: MemoryArchive(Path(f"memory-{next(count)}"))
    return lambda: TinyDbArchive(tmp_path / str(next(count)) / "sessions")


@pytest.fixture
def archive(make_archive: MakeArchive) -> Archive:
    return make_archive()


@pytest.fixture
def session(archive: Archive) -> SessionStore:
    return archive.create(SESSION, [started()], meta(1))


def refuses(reason: Reason, action: Callable[[], object]) -> StoreError:
    with pytest.raises(StoreError) as caught:
        action()
    assert caught.value.reason is reason
    return caught.value


# One session


def test_what_was_created_is_read_back(archive: Archive, session: SessionStore) -> None:
    assert archive.open(SESSION).read() == (meta(1), (started(),))
    assert session.read() == (meta(1), (started(),))


def test_what_was_appended_is_read_back_in_order(archive: Archive, session: SessionStore) -> None:
    add(
        session,
        lambda seq: [line(seq, "één"), line(seq + 1, "twee 👩‍👩‍👧"), corrected(seq + 2, "board-2", "eén\nen meer")],
        1,
    )
    add(session, lambda seq: [line(seq, "drie")], 4)
    expected = (
        started(),
        line(2, "één"),
        line(3, "twee 👩‍👩‍👧"),
        corrected(4, "board-2", "eén\nen meer"),
        line(5, "drie"),
    )
    assert archive.open(SESSION).read() == (meta(5), expected)
    assert session.read() == (meta(5), expected)


def test_own_events_are_not_handed_out_again(session: SessionStore) -> None:
    assert add(session, lambda seq: [line(seq)], 1) == ()
    assert add(session, lambda seq: [line(seq)], 2) == ()


def test_two_screens_see_each_others_events_exactly_once(archive: Archive, session: SessionStore) -> None:
    board, desk = Screen(session, "board"), Screen(archive.open(SESSION), "desk")
    first = board.say("van het bord")
    second = desk.say("van het bureau")
    assert list(desk.events) == [started(), first, second]
    third, fourth = board.say("nog een"), board.say("en nog een")
    assert list(board.events) == [started(), first, second, third, fourth]
    assert desk.look() == (third, fourth)
    assert desk.look() == ()
    assert desk.events == board.events == archive.open(SESSION).read()[1]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["say", "look", "read"])), max_size=25))
def test_however_screens_take_turns_all_end_with_one_list(
    make_archive: MakeArchive, steps: list[tuple[int, str]]
) -> None:
    archive = make_archive()
    archive.create(SESSION, [started()], meta(1))
    screens = [Screen(archive.open(SESSION), name) for name in ("board", "desk", "cli")]
    said: list[Event] = []
    for index, what in steps:
        screen = screens[index]
        if what == "say":
            said.append(screen.say(f"regel {len(said)}"))
        elif what == "look":
            screen.look()
        else:
            screen.events = screen.store.read()[1]
        assert not screen.store.changed()
        assert screen.events == (started(), *said)
    for screen in screens:
        screen.look()
        assert screen.events == (started(), *said)


def test_changed_tells_what_others_did_and_only_that(archive: Archive, session: SessionStore) -> None:
    other = archive.open(SESSION)
    assert not session.changed()
    assert not other.changed()
    add(session, lambda seq: [line(seq)], 1)
    assert not session.changed()
    assert other.changed()
    other.read()
    assert not other.changed()


def test_open_hands_nothing_out_until_it_is_read(archive: Archive, session: SessionStore) -> None:
    assert archive.open(SESSION).append(lambda foreign: ((), meta(1))) == (started(),)


def test_when_decide_raises_nothing_is_written_and_the_next_append_works(
    archive: Archive, session: SessionStore
) -> None:
    other = archive.open(SESSION)
    other.read()

    class Refused(Exception):
        pass

    def decide(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        raise Refused

    with pytest.raises(Refused):
        session.append(decide)
    assert not other.changed()
    add(session, lambda seq: [line(seq)], 1)
    assert len(archive.open(SESSION).read()[1]) == 2


def test_events_count_as_handed_out_even_when_decide_raises(archive: Archive, session: SessionStore) -> None:
    other = archive.open(SESSION)
    other.read()
    add(session, lambda seq: [line(seq)], 1)
    seen: list[Event] = []

    def decide(foreign: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        seen.extend(foreign)
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            other.append(decide)
    assert seen == [line(2)]


def test_no_events_write_nothing(archive: Archive, session: SessionStore) -> None:
    other = archive.open(SESSION)
    other.read()
    session.append(lambda foreign: ((), meta(99)))
    assert not other.changed()
    assert archive.open(SESSION).read()[0] == meta(1)


def test_the_same_event_again_is_not_added_twice(archive: Archive, session: SessionStore) -> None:
    once = line(2, name="uuid-1")
    session.append(lambda foreign: ([once], meta(2)))
    session.append(lambda foreign: ([once], meta(2)))
    archive.open(SESSION).append(lambda foreign: ([line(3, name="uuid-1")], meta(2)))
    assert archive.open(SESSION).read() == (meta(2), (started(), once))


@pytest.mark.parametrize(
    "wrong",
    [[line(3)], [line(1)], [line(2), line(4)], [line(2, name="x"), line(3, name="x")]],
    ids=["gap", "taken", "gap-within", "one-id-twice"],
)
def test_events_that_do_not_follow_on_are_refused(
    archive: Archive, session: SessionStore, wrong: Sequence[Event]
) -> None:
    with pytest.raises(ValueError):
        session.append(lambda foreign: (wrong, meta(9)))
    assert archive.open(SESSION).read() == (meta(1), (started(),))


def test_places_are_not_used_again_after_reopening(archive: Archive, session: SessionStore) -> None:
    Screen(session, "board").say("een")
    Screen(archive.open(SESSION), "board").say("twee")
    events = archive.open(SESSION).read()[1]
    assert [one.seq for one in events] == [1, 2, 3]
    assert len({one.id for one in events}) == 3


# Something else in its place

REPLACEMENTS: dict[str, tuple[Event, ...]] = {
    "older": (started(), line(2, "een")),
    "another": (started("elders-00000001"), line(2, "x"), line(3, "y", name="a"), line(4, "z", name="b")),
    "went-another-way": (started(), line(2, "een"), line(3, "x", "cli"), line(4, "y", "cli")),
}


def put_in_place(archive: Archive, session: SessionStore, events: tuple[Event, ...], tmp_path: Path) -> None:
    """What a sync folder does: another file under the name of the session."""
    if isinstance(archive, MemoryArchive):
        archive.put_in_place(SESSION, events, meta(len(events)))
        return
    folder = tmp_path / f"other-{len(list(tmp_path.iterdir()))}"
    os.replace(TinyDbArchive(folder).create(SESSION, events, meta(len(events))).path, session.path)


@pytest.mark.parametrize("replacement", REPLACEMENTS.values(), ids=REPLACEMENTS.keys())
def test_what_is_no_later_state_is_refused_and_left_alone_until_the_right_one_is_back(
    archive: Archive, session: SessionStore, tmp_path: Path, replacement: tuple[Event, ...]
) -> None:
    board = Screen(session, "board")
    board.say("een")
    board.say("twee")
    right = board.events
    put_in_place(archive, session, replacement, tmp_path)
    for action in (
        session.read,
        lambda: add(session, lambda seq: [line(seq)], 3),
        lambda: session.rewrite(lambda events: (events, meta(len(events)))),
    ):
        for _ in range(2):
            refuses(Reason.REPLACED, action)
            assert session.changed()
    assert archive.open(SESSION).read()[1] == replacement
    theirs = line(4, "drie", "desk")
    put_in_place(archive, session, (*right, theirs), tmp_path)
    assert session.read()[1] == (*right, theirs)
    assert not session.changed()
    add(session, lambda seq: [line(seq, "vier")], 4)
    assert archive.open(SESSION).read()[1] == (*right, theirs, line(5, "vier"))


def test_a_later_state_from_elsewhere_is_taken_in(archive: Archive, session: SessionStore, tmp_path: Path) -> None:
    Screen(session, "board").say("Jan de Vries zei het")
    erased = event(3, Erased(ids=("board-2",)), "desk")
    put_in_place(archive, session, (started(), line(2, "…"), erased), tmp_path)
    assert session.read()[1] == (started(), line(2, "…"), erased)
    assert add(session, lambda seq: [line(seq)], 3) == ()


# Erasing for good


def without_text(events: tuple[Event, ...], *more: Event) -> tuple[Event, ...]:
    """The same events with every contribution's text gone."""
    return tuple(
        replace(one, fact=ContributionAdded(contribution=one.fact.contribution.model_copy(update={"text": "…"})))
        if isinstance(one.fact, ContributionAdded)
        else one
        for one in events
    ) + tuple(more)


def test_rewrite_replaces_events_and_hands_out_everything(archive: Archive, session: SessionStore) -> None:
    board, desk = Screen(session, "board"), Screen(archive.open(SESSION), "desk")
    board.say("Jan de Vries zei het")
    seen: list[tuple[Event, ...]] = []
    erased = event(3, Erased(ids=("board-2",)), "desk")

    def change(events: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        seen.append(events)
        return without_text(events, erased), meta(3)

    desk.store.rewrite(change)
    expected = (started(), line(2, "…"), erased)
    assert seen == [board.events]
    assert desk.store.read() == (meta(3), expected)
    assert desk.look() == ()
    assert session.changed()
    assert board.look() == (erased,)
    assert session.read()[1] == expected


def test_a_screen_that_still_had_the_text_does_not_write_it_back(archive: Archive, session: SessionStore) -> None:
    board = Screen(session, "board")
    board.say("Jan de Vries zei het")
    archive.open(SESSION).rewrite(lambda events: (without_text(events), meta(2)))
    board.say("later")
    assert archive.open(SESSION).read()[1] == (started(), line(2, "…"), line(3, "later"))


def test_rewrite_takes_the_drafts_away(archive: Archive, session: SessionStore) -> None:
    archive.write_draft(SESSION, "board", Draft(text="Jan de Vr", phase="01-columns", column="gemeente"))
    session.rewrite(lambda events: (without_text(events), meta(1)))
    assert archive.read_draft(SESSION, "board") is None
    assert {path.suffix for path in archive.files_of(SESSION)} <= {".json", ".lock"}


@pytest.mark.parametrize("broken", ["fewer", "renamed", "swapped", "raises"])
def test_rewrite_cannot_lose_an_event(archive: Archive, session: SessionStore, broken: str) -> None:
    Screen(session, "board").say("een")
    Screen(session, "board").say("twee")
    before = archive.open(SESSION).read()

    def change(events: tuple[Event, ...]) -> tuple[Sequence[Event], Meta]:
        if broken == "raises":
            raise ValueError
        if broken == "renamed":
            return (*events[:2], line(3, name="other")), meta(3)
        return (events[:2] if broken == "fewer" else (events[0], events[2], events[1])), meta(3)

    with pytest.raises(ValueError):
        session.rewrite(change)
    assert archive.open(SESSION).read() == before


# The archive


def test_create_never_overwrites(archive: Archive, session: SessionStore) -> None:
    Screen(session, "board").say("blijft")
    refuses(Reason.EXISTS, lambda: archive.create(SESSION, [started()], meta(1)))
    assert len(archive.open(SESSION).read()[1]) == 2


@pytest.mark.parametrize("bad", ["", "../elders", "a/b", "Plein", "plein.json", "a b", "-", ".", "é"])
def test_create_takes_ids_that_are_safe_file_names_only(archive: Archive, bad: str) -> None:
    with pytest.raises(ValueError):
        archive.create(bad, [started(bad)], meta(1))
    assert archive.list() == ()


@pytest.mark.parametrize(
    "wrong", [[], [line(1)], [event(2, started().fact)]], ids=["empty", "no-start", "not-from-1"]
)
def test_create_takes_a_whole_session_only(archive: Archive, wrong: Sequence[Event]) -> None:
    with pytest.raises(ValueError):
        archive.create(SESSION, wrong, meta(1))
    assert archive.list() == ()


def test_the_meta_data_of_one_is_what_the_list_has(archive: Archive, session: SessionStore) -> None:
    add(session, lambda seq: [line(seq, "één")], 1)
    assert archive.meta(SESSION) == archive.meta(SESSION[-6:].upper()) == archive.list()[0]
    refuses(Reason.MISSING, lambda: archive.meta("bestaat-niet"))


def test_list_is_the_last_changed_first(archive: Archive) -> None:
    assert archive.list() == ()
    for name, minutes in (("oud-00000001", 1), ("nieuw-00000002", 9), ("midden-00000003", 5)):
        archive.create(name, [started(name)], meta(1, name, START + timedelta(minutes=minutes)))
    listed = [one.id for one in archive.list() if isinstance(one, Meta)]
    assert listed == ["nieuw-00000002", "midden-00000003", "oud-00000001"]


def test_a_session_is_found_by_id_unique_part_and_path(archive: Archive, session: SessionStore) -> None:
    archive.create("plein-ffffffff", [started("plein-ffffffff")], meta(1, "plein-ffffffff"))
    archive.create("plein", [started("plein")], meta(1, "plein"))
    for asked in (SESSION, "0a1b", "0A1B", str(session.path)):
        assert archive.open(asked).path == session.path
    assert archive.open("plein").read()[0].id == "plein"
    ambiguous = refuses(Reason.AMBIGUOUS, lambda: archive.open("plein-"))
    assert ambiguous.detail == f"{SESSION}, plein-ffffffff"


@pytest.mark.parametrize("asked", ["", "nergens", "/nergens/x.json", "../x.json", "x" * 300, "a\0b", ".", "..", "/"])
def test_what_is_not_there_is_missing(archive: Archive, session: SessionStore, asked: str) -> None:
    with pytest.raises(StoreError) as caught:
        archive.open(asked)
    assert caught.value.reason in (Reason.MISSING, Reason.IO)


def test_delete_takes_everything_of_one_session_and_says_what(archive: Archive, session: SessionStore) -> None:
    longer = f"{SESSION}-2"
    archive.create(longer, [started(longer)], meta(1, longer))
    Screen(session, "board").say("weg")
    for name in (SESSION, longer):
        archive.write_draft(name, "board", Draft(text="half", phase="01-columns", column="gemeente"))
    there = archive.files_of(SESSION)
    assert there[0] == session.path
    assert set(archive.delete(SESSION)) >= set(there)
    assert [one.id for one in archive.list() if isinstance(one, Meta)] == [longer]
    assert archive.read_draft(longer, "board") is not None
    assert session.changed()
    refuses(Reason.MISSING, session.read)
    refuses(Reason.MISSING, lambda: add(session, lambda seq: [line(seq)], 2))
    refuses(Reason.MISSING, lambda: session.rewrite(lambda events: (events, meta(2))))
    archive.delete(longer)
    refuses(Reason.MISSING, lambda: archive.delete(SESSION))


def test_delete_refuses_while_a_screen_is_on_it(archive: Archive, session: SessionStore) -> None:
    claim = archive.claim_screen(SESSION, "board")
    refuses(Reason.BUSY, lambda: archive.delete(SESSION))
    assert archive.open(SESSION).read()[1] == (started(),)
    claim.release()
    assert session.path in archive.delete(SESSION)


def test_whether_anything_can_be_written_is_tried_without_a_trace(archive: Archive, session: SessionStore) -> None:
    Screen(session, "board").say("een")
    before = archive.open(SESSION).read(), set(archive.files_of(SESSION))
    archive.check_writable(SESSION)
    assert (archive.open(SESSION).read(), set(archive.files_of(SESSION))) == before
    assert not session.changed()
    refuses(Reason.MISSING, lambda: archive.check_writable("nergens"))


# Screens and drafts


def test_every_screen_has_a_name_of_its_own(archive: Archive, session: SessionStore) -> None:
    claims = [archive.claim_screen(SESSION, kind) for kind in ("board", "board", "desk", "board")]
    assert [claim.name for claim in claims] == ["board", "board-2", "desk", "board-3"]
    claims[1].release()
    claims[1].release()
    assert archive.claim_screen(SESSION, "board").name == "board-2"


def test_names_of_screens_run_out(archive: Archive, session: SessionStore) -> None:
    claims = [archive.claim_screen(SESSION, "board") for _ in range(9)]
    refuses(Reason.BUSY, lambda: archive.claim_screen(SESSION, "board"))
    claims[0].release()
    assert archive.claim_screen(SESSION, "board").name == "board"


def test_a_screen_is_alone_until_another_one_comes(archive: Archive, session: SessionStore) -> None:
    assert archive.is_alone(SESSION, "board")
    board = archive.claim_screen(SESSION, "board")
    assert archive.is_alone(SESSION, "board") and not archive.is_alone(SESSION, "desk")
    desk = archive.claim_screen(SESSION, "desk")
    assert not archive.is_alone(SESSION, "board") and not archive.is_alone(SESSION, "desk")
    board.release()
    assert archive.is_alone(SESSION, "desk")
    desk.release()
    refuses(Reason.MISSING, lambda: archive.is_alone("nergens", "board"))


@pytest.fixture
def draft() -> Iterator[Draft]:
    yield Draft(text="pol: een half id", phase="01-columns", column="politie")


def test_drafts_are_kept_per_screen(archive: Archive, session: SessionStore, draft: Draft) -> None:
    assert archive.read_draft(SESSION, "board") is None
    archive.write_draft(SESSION, "board", draft)
    later = Draft(text="! half", phase="01-columns", column="politie", waiting=("pol: een half idee", "nog een"))
    archive.write_draft(SESSION, "board", later)
    archive.write_draft(SESSION, "board-2", draft)
    assert archive.read_draft(SESSION, "board") == later
    archive.clear_draft(SESSION, "board")
    archive.clear_draft(SESSION, "board")
    assert archive.read_draft(SESSION, "board") is None
    assert archive.read_draft(SESSION, "board-2") == draft
    assert not session.changed()


def test_what_screens_of_a_kind_left_is_found_but_of_those_that_are_there(
    archive: Archive, session: SessionStore, draft: Draft
) -> None:
    living = archive.claim_screen(SESSION, "board")
    for screen in ("board", "board-3", "board-2", "desk"):
        archive.write_draft(SESSION, screen, draft)
    left = archive.claim_left(SESSION, "board")
    assert [claim.name for claim in left] == ["board-2", "board-3"]
    assert archive.claim_left(SESSION, "board") == (), "who asks has them all"
    assert archive.claim_screen(SESSION, "board").name == "board-4"
    for claim in (*left, living):
        claim.release()
    archive.clear_draft(SESSION, "board-2")
    assert [claim.name for claim in archive.claim_left(SESSION, "board")] == ["board", "board-3"]
    assert [claim.name for claim in archive.claim_left(SESSION, "desk")] == ["desk"]


def test_drafts_of_a_session_that_is_not_there(archive: Archive, draft: Draft) -> None:
    refuses(Reason.MISSING, lambda: archive.write_draft("nergens", "board", draft))
    refuses(Reason.MISSING, lambda: archive.claim_screen("nergens", "board"))
    refuses(Reason.MISSING, lambda: archive.claim_left("nergens", "board"))


# Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_one_clear_line(language: str) -> None:
    t = Catalog("en" if language == "en" else "nl")
    for reason in Reason:
        text = t(f"store.{reason}", path="/home/ans/x.json", detail="{meer} details")
        assert "/home/ans/x.json" in text
        assert "\n" not in text
        assert text.endswith(".")
