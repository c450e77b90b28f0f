"""The solution in the report, as blocks of Markdown: in short on the first page, behind it all that was said."""

from collections.abc import Iterator

from samenwerk_tui.export.blocks import heading, item, listing, paragraph, quote
from samenwerk_tui.export.collaboration import stood_words
from samenwerk_tui.export.lines import LineWriter
from samenwerk_tui.export.sections import Proposed, Solution, Solved, WorkedOut


def write_solution(solution: Solution, lines: LineWriter) -> Iterator[str]:
    """What was chosen, as it was proposed last, and whether everybody can go on with it."""
    chosen = [solved for solved in solution.ideas if solved.text]
    if not chosen:
        return
    yield heading(2, lines.t("export.solution.title"))
    for solved in chosen:
        yield quote(lines.said(solved.text, solved.organisations))
        newest = next(reversed(solved.versions), None)
        if newest is not None and newest.text != solved.text:
            yield paragraph(lines.t("export.solution.proposal", text=newest.text))
        yield paragraph(outcome_words(solved, newest, lines))


def outcome_words(solved: Solved, newest: Proposed | None, lines: LineWriter) -> str:
    """Whether everybody can go on with the newest version."""
    t = lines.t
    if newest is None:
        return t("export.solution.not_asked")
    match solved.outcome:
        case "carried":
            return t("export.solution.carried")
        case "objections":
            return t.n("export.solution.objections", sum(stood.answer == "objection" for stood in newest.stood))
        case "asked":
            return t("export.solution.asked", who=", ".join(solved.missing))
    return t("export.solution.not_asked")


def write_worked_out(worked_out: WorkedOut, lines: LineWriter) -> Iterator[str]:
    """What was said about every idea, and how the proposal came to be."""
    told = [solved for solved in worked_out.ideas if solved.parts or solved.versions]
    if not told:
        return
    t = lines.t
    yield heading(2, t("export.solution.worked_out"))
    for solved in told:
        yield heading(3, solved.text or t("export.solution.no_idea"))
        for part, said in solved.parts:
            if part:
                yield heading(4, part)
            yield listing(lines.item(line, attributed=True) for line in said)
        if solved.versions:
            yield heading(4, t("export.solution.consent"))
            yield listing(text for version in solved.versions for text in _version(version, lines))


def _version(version: Proposed, lines: LineWriter) -> Iterator[str]:
    yield item(version.text, (stood_words(stood, lines.t) for stood in version.stood))
