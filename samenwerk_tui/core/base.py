"""The base of every model in the core."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that never changes: a change is a new object; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
