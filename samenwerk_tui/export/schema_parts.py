"""What a JSON Schema is put together from."""

from typing import Any, get_args

from samenwerk_tui.core.base import Frozen

Schema = dict[str, Any]

TIME_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"


def object_(description: str, **properties: Schema) -> Schema:
    """A table in which every field is required."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def list_(description: str, items: Schema, **limits: int | bool) -> Schema:
    """A list."""
    return {"type": "array", "description": description, "items": items, **limits}


def text(description: str, least: int = 0) -> Schema:
    """A text."""
    return {"type": "string", "description": description, **({"minLength": least} if least else {})}


def id_(description: str) -> Schema:
    """An id."""
    return text(f"{description} An id.", least=1)


def time_(description: str) -> Schema:
    """A moment."""
    return {
        "type": "string",
        "format": "date-time",
        "pattern": TIME_PATTERN,
        "description": f"{description} ISO 8601, UTC.",
    }


def count(description: str, least: int = 0) -> Schema:
    """A whole number, not negative."""
    return {"type": "integer", "minimum": least, "description": description}


def share(description: str) -> Schema:
    """A number from 0 to 1."""
    return {"type": "number", "minimum": 0, "maximum": 1, "description": description}


def flag(description: str) -> Schema:
    """Yes or no."""
    return {"type": "boolean", "description": description}


def one_of(description: str, values: tuple[str, ...]) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(values), "description": description}


def values(model: type[Frozen], field: str) -> tuple[str, ...]:
    """The values of a field that is a Literal."""
    return get_args(model.model_fields[field].annotation)


def or_null(known: Schema) -> Schema:
    """The same, or null; the description says what null means."""
    return {**known, "type": [known["type"], "null"]}
