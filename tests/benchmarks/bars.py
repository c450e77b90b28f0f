"""The bars of "Fast", and what was measured beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles
from typing import Literal

Samples = Mapping[str, Mapping[str, Sequence[float]]]
"""Figures by program ("floor", or the name of a board) and by name."""
Kind = Literal["floor", "growth", "limit"]
"""A ratio to the floor, a ratio of the fullest board to one with ten ideas, or a limit of its own."""

FLOOR = "floor"
FEW, MANY = "10", "2000"
"""Names of the boards between which growth is measured."""


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that is measured, and what it may be at most."""

    name: str
    figure: str
    most: float
    kind: Kind = "floor"
    figure_of: Callable[[Sequence[float]], float] = median
    unit: str = "ms"
    against: str = ""
    """The figure of the floor that it is measured by; empty: the same one."""
    margin: float = 1.0
    """What the gate of a short run allows over the bar: fewer samples, on a machine that does other things too."""
    held: float = 0.0
    """What it is today, under the bar or over it: a short run gates on that, so that it gets no worse unseen."""
    gated: bool = False
    """Whether a short run gates on it: only processor time, bytes and memory, which hardly differ between runs."""

    @property
    def least(self) -> "Bar":
        """The same about the least of the samples, for processor time: what else the machine does only adds to it."""
        return replace(self, figure_of=min) if self.unit in ("ms", "%") else self


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a bar on the board that does worst."""

    bar: Bar
    floor: float | None
    by_board: Mapping[str, float]
    spread: float
    """Half of what lies between the lower and the upper quartile of the worst board, over its median."""
    worst: float
    """The ratio, or the value of a limit."""

    @property
    def met(self) -> bool:
        """Whether the bar holds as it is."""
        return self.worst <= self.bar.most

    @property
    def passes(self) -> bool:
        """Whether a short run lets it pass: no worse than it is today, with its margin."""
        return self.worst <= (self.bar.held or self.bar.most) * self.bar.margin

    @property
    def verdict(self) -> str:
        """How it went, in words. A bar that is not met is told as that, whatever passes."""
        if self.met:
            return "met"
        return f"NOT MET, held at {self.bar.held:.3g}" if self.bar.held else "NOT MET"


BARS = (
    Bar("start to first paint", "start", 1.5),
    Bar("start, processor", "start work", 1.5, gated=True, margin=1.15),
    Bar("start, growth", "start work", 1.3, "growth", gated=True, margin=1.1),
    Bar("key to paint, p50", "key", 1.0),
    Bar("key to paint, p95", "key", 1.2, figure_of=p95),
    Bar("key, processor", "key work", 1.0, gated=True, held=0.7, margin=1.25),
    Bar("key, growth", "key work", 1.3, "growth", gated=True, margin=1.1),
    Bar("Enter to paint and disk", "enter", 2.0),
    Bar("Enter settled", "enter settled", 0.6),
    Bar("Enter, processor", "enter work", 2.0, gated=True, held=1.05, margin=1.25),
    Bar("Enter, growth", "enter work", 2.0, "growth", gated=True, margin=1.1),
    Bar("bytes a key", "key bytes", 250, "limit", unit="B", gated=True),
    Bar("bytes a second, counting", "idle bytes", 400, "limit", unit="B", gated=True),
    Bar("idle, counting", "idle work", 1.5, "limit", unit="%", gated=True, held=0.6, margin=1.25),
    Bar("peak memory", "memory", 1.55, unit="MiB", gated=True, margin=1.03),
    Bar("memory, growth", "memory", 1.25, "growth", unit="MiB", gated=True, held=1.12, margin=1.03),
    Bar("resize settled", "resize", 1.3),
    Bar("resize, processor", "resize work", 1.3, gated=True, margin=1.15),
)
"""Those of the board. Wall time differs with what else the machine does; processor time tells whose fault it is."""

COMMANDS = (
    Bar("--version", "version", 10, against="bare python", gated=True, held=5, margin=1.25),
    Bar("--help", "help", 10, against="bare python", gated=True, held=6, margin=1.25),
    Bar("export of 2000 ideas", "export", 2.5, against="import textual", gated=True, held=1.7, margin=1.25),
)
"""Those of commands, in processor time."""

SCREENS = (
    Bar("digit of a vote", "vote digit work", 5.0, against="key work"),
    Bar("arrow in a vote", "vote arrow work", 2.0, against="key work"),
    Bar("digit of a pulse", "pulse digit work", 5.0, against="key work"),
    Bar("key at why", "why key work", 1.2, against="key work"),
    Bar("key at the goal", "goal key work", 1.2, against="key work"),
    Bar("a step on the board", "walk work", 2.0, against="key work"),
    Bar("idea held up, put down", "hold up, put down work", 50, "limit"),
    Bar("frame of a reveal of 40", "reveal frame", 50, "limit", figure_of=max),
    Bar("reveal of 40 settled", "reveal", 300, "limit"),
    Bar("line of the other screen", "other screen", 500, "limit", figure_of=max),
)
"""Those of the other screens, in processor time; what saves with the key is a save more than a letter in the line."""


def found(bars: Sequence[Bar], samples: Samples, boards: Sequence[str]) -> Iterator[Found]:
    """What was found for each bar."""
    for bar in bars:
        values = {board: bar.figure_of(samples[board][bar.figure]) for board in boards}
        floor = None
        if bar.kind == "floor":
            floor = bar.figure_of(samples[FLOOR][bar.against or bar.figure])
        worst = max(values, key=lambda board: values[board])
        match bar.kind:
            case "floor":
                assert floor is not None, "a ratio to it"
                ratio = values[worst] / floor
            case "growth":
                worst = MANY
                ratio = values[MANY] / values[FEW]
            case "limit":
                ratio = values[worst]
        yield Found(bar, floor, values, _spread(samples[worst][bar.figure]), ratio)


def _spread(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    low, _, high = quantiles(values, n=4, method="inclusive")
    return (high - low) / 2 / (median(values) or 1)


def rows(results: Sequence[Found], boards: Sequence[str]) -> Iterator[str]:
    """The table: a measure a row, what it was on the floor and on each board, the ratio, the bar, and how it went."""
    wide = max(9, *map(len, boards))
    head = "".join(f"{board:>{wide + 1}}" for board in boards)
    yield f"{'':26}{'':5}{FLOOR:>8}{head}{'±':>6}{'ratio':>8}{'bar':>7}"
    for one in results:
        bar = one.bar
        cells = "".join(f"{_number(one.by_board[board]):>{wide + 1}}" for board in boards)
        floor = "" if one.floor is None else _number(one.floor)
        ratio = "" if bar.kind == "limit" else f"{one.worst:.2f}"
        yield (
            f"{bar.name:26}{bar.unit:>4} {floor:>8}{cells}{one.spread:>6.0%}{ratio:>8}{_number(bar.most):>7}"
            f"  {one.verdict}"
        )


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")
