"""Plain text in a `Static`, told again only when it is another one: an update lays out the whole screen."""

from textual.content import Content
from textual.widgets import Static


def show_text(static: Static, text: str | Content, *, layout: bool = False) -> None:
    """Show the text, never as markup. With `layout`, the widget may take another size for it."""
    content = Content(text) if isinstance(text, str) else text
    if static.content != content:
        static.update(content, layout=layout)
