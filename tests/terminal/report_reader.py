"""Reads the Markdown report as a reader would: through a CommonMark parser with tables, as plain text by heading."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass
class Item:
    """An item of a list, with those under it."""

    text: str
    under: list["Item"] = field(default_factory=list)

    @property
    def details(self) -> list[str]:
        """The texts right under it."""
        return [item.text for item in self.under]


@dataclass
class Part:
    """Everything between two headings."""

    headings: tuple[str, ...]
    """The heading and those above it, from the second level on."""
    paragraphs: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    """Rows of a table, the head included."""


def texts(items: list[Item]) -> list[tuple[str, list[str]]]:
    """Items of a list as they read, each with what stands right under it."""
    return [(item.text, item.details) for item in items]


def read_report(markdown: str) -> tuple[str, list[Part]]:
    """The title, and the parts in order; the first has no headings. Raises AssertionError for what a report lacks."""
    tokens = iter(MarkdownIt("commonmark").enable("table").parse(markdown))
    title = ""
    parts = [Part(())]
    for token in tokens:
        here = parts[-1]
        match token.type:
            case "heading_open":
                level, text = int(token.tag[1]), _text(next(tokens))
                if level == 1:
                    title = text
                else:
                    parts.append(Part((*here.headings[: level - 2], text)))
            case "paragraph_open":
                here.paragraphs.append(_text(next(tokens)))
            case "bullet_list_open":
                here.items += _items(tokens)
            case "tr_open":
                here.rows.append(tuple(_cells(tokens)))
    assert title, "a report without a title"
    return title, parts


def _items(tokens: Iterator[Token]) -> Iterator[Item]:
    """The items of a list that was just opened."""
    item = Item("")
    for token in tokens:
        match token.type:
            case "list_item_open":
                item = Item("")
            case "inline":
                item.text = _text(token)
            case "bullet_list_open":
                item.under += _items(tokens)
            case "list_item_close":
                yield item
            case "bullet_list_close":
                return


def _cells(tokens: Iterator[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "tr_close":
            return
        if token.type == "inline":
            yield _text(token)


def _text(inline: Token) -> str:
    """What a reader sees of it. Everything in a report is text: emphasis or a link would mean that it was not."""
    children = inline.children or []
    odd = [child.type for child in children if child.type not in ("text", "text_special", "softbreak")]
    assert not odd, f"{odd} in {inline.content!r}"
    return "".join(" " if child.type == "softbreak" else child.content for child in children)
