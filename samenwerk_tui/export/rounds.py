"""Voting rounds in the Markdown report: method, settings, presence and the ranking of those that are revealed."""

from collections.abc import Iterator

from samenwerk_tui.core.choices import Given
from samenwerk_tui.core.tally import Result, percent
from samenwerk_tui.export.blocks import Column, heading, paragraph, table
from samenwerk_tui.export.sections import Checks, Rounds, Voted, WhoChose
from samenwerk_tui.locale import Catalog


def write_rounds(rounds: Rounds, t: Catalog) -> Iterator[str]:
    """The blocks about every round; none where nobody voted."""
    if rounds.rounds:
        yield heading(2, t("export.rounds.title"))
    for voted in rounds.rounds:
        several = len(rounds.rounds) > 1
        yield heading(3, _title(voted, t) if several else voted.phase)
        if voted.run_off:
            yield paragraph(t("export.rounds.run_off"))
        who = ", ".join(t("export.rounds.present", name=o.name, n=o.people) for o in voted.presence if o.people > 0)
        yield paragraph(f"{_method(voted, t)} {t('export.rounds.presence', who=who)}" if who else _method(voted, t))
        yield from _outcome(voted, t)


def write_checks(checks: Checks, t: Catalog) -> Iterator[str]:
    """The figures for those who check, with what they are; none where no shares are known."""
    if not checks.rounds:
        return
    yield heading(2, t("export.checks.title"))
    yield paragraph(t("export.checks.explained"))
    for voted in checks.rounds:
        yield paragraph(_title(voted, t))
        columns = (
            Column(t("export.rounds.column.idea")),
            Column(t("export.checks.product"), right=True),
            Column(t("export.checks.mean"), right=True),
        )
        yield table(
            columns,
            [
                (result.text, _figure(result.group_informed_consensus, t), _figure(result.support, t))
                for result in voted.outcomes
            ],
        )


def _figure(figure: float | None, t: Catalog) -> str:
    return "" if figure is None else f"{figure:.4f}".replace(".", t("export.checks.decimal"))


def _title(voted: Voted, t: Catalog) -> str:
    return t("export.rounds.numbered", phase=voted.phase, n=voted.number)


def _method(voted: Voted, t: Catalog) -> str:
    budget, cap = voted.settings.budget, voted.settings.cap
    if voted.method == "hands":
        counted = voted.settings.against or any(result.against is not None for result in voted.outcomes)
        return t("export.rounds.hands") if counted else t("export.rounds.hands_in_favour")
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
    tables = f" {t('export.rounds.by_table')}" if voted.by_table else ""
    yield paragraph(f"{breadth} {share}{tables}")
    if any(result.doubt for result in voted.outcomes):
        yield paragraph(t("export.rounds.doubt"))
    if any(result.entered < result.asked for result in voted.outcomes):
        yield paragraph(t("export.rounds.incomplete"))
    if voted.left_out:
        yield paragraph(t.n("export.rounds.left_out", voted.left_out))
    if voted.who_chose is not None and voted.who_chose.ideas:
        yield from _who_chose(voted, voted.who_chose, t)
    if voted.guesses:
        yield paragraph(t("export.rounds.guesses"))
        yield _guesses(voted, t)


def _who_chose(voted: Voted, chosen: WhoChose, t: Catalog) -> Iterator[str]:
    yield paragraph(t("export.rounds.who_chose_dots") if voted.method == "dots" else t("export.rounds.who_chose"))
    columns = [Column(t("export.rounds.column.idea")), *(Column(name, right=True) for name in chosen.voters)]
    if chosen.small:
        columns.append(Column(t.n("export.rounds.small", chosen.small), right=True))
    rows = []
    for idea in chosen.ideas:
        own = idea.given[: len(chosen.voters)]
        together = idea.given[len(chosen.voters) :]
        rows.append((idea.text, *(_given(one, t) for one in own), *(_together(one, t) for one in together)))
    yield table(columns, rows)
    if chosen.small:
        yield paragraph(t("export.rounds.small_means"))


def _given(given: Given | None, t: Catalog) -> str:
    if given is None:
        return ""
    if given.dots is None:
        return _part(t, given.in_favour, given.people)
    if given.in_favour is None:
        return str(given.dots)
    return t("export.rounds.figure.dots_of", dots=given.dots, n=given.in_favour, all=given.people)


def _together(given: Given | None, t: Catalog) -> str:
    if given is None:
        return ""
    parts = [_given(given, t)]
    if given.carried is not None:
        parts.append(t("export.rounds.figure.carried", n=given.carried, all=given.voters))
    if given.share is not None:
        parts.append(t("export.rounds.figure.mean", percent=_exact(given.share, t)))
    return ", ".join(parts)


def _exact(share: float, t: Catalog) -> str:
    """Percents with as many decimals as it takes to work draagvlak out again."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".").replace(".", t("export.checks.decimal"))


def _guesses(voted: Voted, t: Catalog) -> str:
    columns = tuple(
        Column(t(f"export.rounds.column.{name}")) for name in ("organisation", "about", "thought", "chosen")
    )
    rows = [
        (
            guess.organisation,
            guess.about,
            guess.guess,
            t("export.rounds.not_told") if guess.choices is None else " / ".join(guess.choices),
        )
        for guess in voted.guesses
    ]
    return table(columns, rows)


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
