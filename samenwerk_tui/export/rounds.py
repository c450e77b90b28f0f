"""Voting rounds in the Markdown report: method, settings, presence and the ranking of those that are revealed."""

from collections.abc import Iterator

from samenwerk_tui.core.tally import Result, percent
from samenwerk_tui.export.blocks import Column, heading, paragraph, table
from samenwerk_tui.export.sections import Rounds, Voted
from samenwerk_tui.locale import Catalog


def write_rounds(rounds: Rounds, t: Catalog) -> Iterator[str]:
    """The blocks about every round; none where nobody voted."""
    if rounds.rounds:
        yield heading(2, t("export.rounds.title"))
    for voted in rounds.rounds:
        several = len(rounds.rounds) > 1
        yield heading(3, t("export.rounds.numbered", phase=voted.phase, n=voted.number) if several else voted.phase)
        if voted.run_off:
            yield paragraph(t("export.rounds.run_off"))
        who = ", ".join(t("export.rounds.present", name=o.name, n=o.people) for o in voted.presence if o.people > 0)
        yield paragraph(f"{_method(voted, t)} {t('export.rounds.presence', who=who)}" if who else _method(voted, t))
        yield from _outcome(voted, t)


def _method(voted: Voted, t: Catalog) -> str:
    budget, cap = voted.settings.budget, voted.settings.cap
    if voted.method == "hands":
        return t("export.rounds.hands")
    if voted.method == "fist":
        return t("export.rounds.fist")
    if budget is None:
        return t("export.rounds.dots")
    if cap is None:
        return t("export.rounds.dots_budget", budget=budget)
    return t("export.rounds.dots_budget_cap", budget=budget, cap=cap)


def _outcome(voted: Voted, t: Catalog) -> Iterator[str]:
    if not voted.revealed:
        yield paragraph(t("export.rounds.not_revealed"))
        return
    if not voted.outcomes and not voted.left_out:
        yield paragraph(t("export.rounds.no_votes"))
        return
    yield paragraph(t("export.rounds.order_share") if voted.share_known else t("export.rounds.order_dots"))
    if voted.outcomes:
        yield _ranking(voted, t)
    breadth = t("export.rounds.breadth_dots") if voted.method == "dots" else t("export.rounds.breadth_hands")
    share = t("export.rounds.share") if voted.share_known else t("export.rounds.no_share")
    yield paragraph(f"{breadth} {share}")
    if any(result.doubt for result in voted.outcomes):
        yield paragraph(t("export.rounds.doubt"))
    if any(result.entered < result.asked for result in voted.outcomes):
        yield paragraph(t("export.rounds.incomplete"))
    if voted.left_out:
        yield paragraph(t.n("export.rounds.left_out", voted.left_out))


def _ranking(voted: Voted, t: Catalog) -> str:
    votes = t("export.rounds.column.dots") if voted.method == "dots" else t("export.rounds.column.in_favour")
    columns = (
        Column(t("export.rounds.column.broad_rank"), right=True),
        Column(t("export.rounds.column.rank"), right=True),
        Column(t("export.rounds.column.idea")),
        Column(votes, right=True),
        Column(t("export.rounds.column.breadth"), right=True),
        Column(t("export.rounds.column.share"), right=True),
    )
    return table(columns, [_ranked(result, t) for result in voted.outcomes])


def _ranked(result: Result, t: Catalog) -> tuple[str, ...]:
    votes = _part(t, result.in_favour, result.voters) if result.dots is None else str(result.dots)
    return (
        str(result.broad_rank),
        str(result.rank),
        t("export.rounds.doubt_mark", text=result.text) if result.doubt else result.text,
        votes,
        _part(t, result.breadth, result.entered),
        "" if result.share is None else t("export.rounds.figure.share", percent=percent(result.share)),
    )


def _part(t: Catalog, n: int | None, of: int) -> str:
    return "" if n is None else t("export.rounds.figure.part", n=n, all=of)
