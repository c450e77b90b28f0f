"""The base of every model in the core."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""What a laptop without a clock battery thinks it is."""
LATEST = datetime(2999, 12, 31, tzinfo=UTC)
MAX_SECONDS = int((LATEST - EARLIEST).total_seconds())
"""The longest stretch of time: however wrong a clock was, sums with it stay within the years that Python knows."""

Instant = Annotated[AwareDatetime, Field(ge=EARLIEST, le=LATEST)]
"""A moment with a zone, in a year in which a session can have been."""
Seconds = Annotated[float, Field(ge=-MAX_SECONDS, le=MAX_SECONDS, allow_inf_nan=False)]
"""A stretch of time; negative where it is past its end."""


def possible(moment: datetime) -> datetime:
    """The moment itself, or the first or last there can be."""
    return max(EARLIEST, min(moment, LATEST))


def within(seconds: float) -> float:
    """A stretch of time that sums can be made with, however wrong the clocks were that it came from."""
    return max(-MAX_SECONDS, min(seconds, MAX_SECONDS))


class Frozen(BaseModel):
    """A value that never changes: a change is a new object; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
