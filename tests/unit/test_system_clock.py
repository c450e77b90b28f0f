"""The laptop's own clock."""

import time
from datetime import UTC, datetime, tzinfo

import pytest

from samenwerk_tui.__main__ import SystemClock
from samenwerk_tui.core.base import EARLIEST, LATEST
from samenwerk_tui.core.clock import ahead


def test_it_says_what_time_it_is_with_a_zone() -> None:
    before, now, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert before <= now <= after and now.tzinfo is not None


def test_its_steady_seconds_pass_as_the_others_do() -> None:
    clock = SystemClock()
    assert abs(ahead(clock) - ahead(clock)) < 0.5
    before = clock.steady()
    assert clock.steady() >= before


def test_its_steady_seconds_are_those_that_go_on_in_a_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def read(which: int) -> float:
        asked.append(which)
        return 12.5

    monkeypatch.setattr(time, "clock_gettime", read)
    assert SystemClock().steady() == 12.5
    assert asked == [getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)]


@pytest.mark.parametrize(("year", "told"), [(1904, EARLIEST), (9000, LATEST)])
def test_it_says_nothing_that_no_session_can_hold(monkeypatch: pytest.MonkeyPatch, year: int, told: datetime) -> None:
    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Wrong":
            return cls(year, 6, 1, tzinfo=tz)

    monkeypatch.setattr("datetime.datetime", Wrong)
    assert SystemClock().now() == told
