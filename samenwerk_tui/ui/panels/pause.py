"""A break: how long still, when the day goes on, and with what."""

from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from samenwerk_tui.core.clock import remaining, schedule, shown_seconds
from samenwerk_tui.ui.panels.base import Panel
from samenwerk_tui.ui.widgets.big_digits import BigDigits
from samenwerk_tui.ui.widgets.plain import show_text
from samenwerk_tui.ui.widgets.top_bar import clock_text


class BreakPanel(Panel):
    """The countdown full screen. Lines can still be typed, to catch up: how many there are is said."""

    full_width = True
    DEFAULT_CSS = """
    BreakPanel { layout: vertical; align: center middle; padding: 1 2; }
    BreakPanel BigDigits { height: 1fr; }
    BreakPanel Static { width: 1fr; height: auto; text-align: center; }
    BreakPanel #break-prompt { text-style: bold; padding-bottom: 1; }
    BreakPanel #break-until { text-style: bold; padding-top: 1; }
    BreakPanel #break-note { color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """Prompt, digits, when it goes on, lines typed meanwhile."""
        yield Static(Content(self.phase.prompt), id="break-prompt")
        yield BigDigits(id="break-countdown")
        yield Static(id="break-until")
        yield Static(id="break-note")

    def on_mount(self) -> None:
        """Show it once."""
        self.query_one("#break-prompt").display = bool(self.phase.prompt)
        self._show()

    def watch_session(self) -> None:
        """A line was typed, or the countdown changed."""
        self._show()

    def tick(self, now: datetime) -> None:
        """A second went by."""
        super().tick(now)
        self._show()

    def _show(self) -> None:
        if not self.is_mounted or self.state.phase != self.phase_id:
            return
        digits = self.query_one(BigDigits)
        digits.text = clock_text(shown_seconds(remaining(self.state, self.now)))
        slots = schedule(self.state, self.now)
        until = ""
        if len(slots) > 1:
            until = self.t("board.break_until", time=slots[1].start.strftime("%H:%M"), phase=slots[1].phase.title)
        show_text(self.query_one("#break-until", Static), until, layout=True)
        lines = len(self.state.in_phase(self.phase_id))
        note = self.t.n("board.break_lines", lines) if lines else ""
        show_text(self.query_one("#break-note", Static), note, layout=True)
