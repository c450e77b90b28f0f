"""Text from people stays text in Markdown, in every context, and readable where it is harmless."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from samenwerk_tui.core.text import clean_line
from samenwerk_tui.export.escaping import CONTEXTS, Context, escape
from tests.hostile import HOSTILE

GITHUB = MarkdownIt("gfm-like")
STRICTER = MarkdownIt("gfm-like", {"tasklists": True, "alerts": True, "strikethrough_single_tilde": True})
"""With what GitHub has on top, where the parser is new enough to know it."""
PARSERS = (GITHUB, STRICTER, MarkdownIt("commonmark").enable("table"))

PIECES = (
    *"*_~`#>|&<([{!\\+-=.:/@?^$%)]}'\"",
    *("**", "__", "~~", "~~~", "``", "```", "---", "===", "***", "_ _ _", "![", "](", "][", "]: ", "</", "<!--"),
    *("-->", "<b>", "<br/>", "<script>", "<a href=x>", "&amp;", "&#35;", "&copy;", "&", "##", "\\\\", "1. ", "2) "),
    *("10.", "- ", "[ ] ", "[x] ", "[!NOTE]", "[^1]", "[a]: ", "| x |", "|---|", " ", " ", " ", " ", "  ", "\u00a0"),
    *("\t", "\n", "http://", "https://www.", "ftp://", "mailto:", "xmpp:", "www.", "a.nl", "x.com", "б.рф", "xn--a"),
    *("localhost", "jan@", "@buurt.nl", "//", "..", "a", "b", "é", "😀", "社", "2024", "12.30", "de buurt", "_a_"),
    *("snake_case", "｜"),
)  # fmt: skip


def document(texts: dict[Context, str]) -> str:
    """One document with every context, neighbours included."""
    return (
        f"# {texts['heading']}\n\n{texts['paragraph']}\n\n- begin\n- {texts['item']}\n  - {texts['item']}\n\n"
        f"> {texts['quote']}\n\n| a | b |\n| --- | ---: |\n| {texts['cell']} | 1 |\n| c | {texts['cell']} |\n\n"
        f"[{texts['link']}](https://example.org/)\n\neind\n"
    )


def shape_and_texts(tokens: list[Token]) -> tuple[list[object], list[str]]:
    """The kinds of all tokens without their texts, and the text of every inline block."""
    shape: list[object] = []
    texts: list[str] = []
    for token in tokens:
        if token.type != "inline":
            shape.append((token.type, token.tag, token.level))
            continue
        inside = token.children or []
        shape.append([child.type for child in inside if child.type not in ("text", "text_special")])
        texts.append("".join(child.content for child in inside if child.type in ("text", "text_special")))
    return shape, texts


PLAIN = {id(parser): shape_and_texts(parser.parse(document(dict.fromkeys(CONTEXTS, "x"))))[0] for parser in PARSERS}


def problems(payload: str, parser: MarkdownIt) -> list[str]:
    """What is not as it should be when a text stands in every context."""
    line = clean_line(payload)
    if not line:
        return []
    escaped = {context: escape(line, context) for context in CONTEXTS}
    shape, texts = shape_and_texts(parser.parse(document(escaped)))
    wanted = [line, line, "begin", line, line, line, "a", "b", line, "1", "c", line, line, "eind"]
    if shape == PLAIN[id(parser)] and texts == wanted:
        return []
    return [f"{line!r} as {escaped!r} gives {[text for text in texts if text not in wanted]!r}"]


def payloads(seed: int, number: int) -> list[str]:
    """Texts made of what Markdown gives a meaning to."""
    chance = random.Random(seed)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 14))) for _ in range(number)]


@pytest.mark.parametrize("seed", range(4))
def test_made_up_texts_stay_text_in_every_context(seed: int) -> None:
    made_up = payloads(seed, 1400)
    found = [problem for parser in (GITHUB, STRICTER) for text in made_up for problem in problems(text, parser)]
    assert found == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 104))
def test_many_made_up_texts_stay_text_in_every_parser(seed: int) -> None:
    made_up = payloads(seed, 5_000)
    assert [problem for parser in PARSERS for text in made_up for problem in problems(text, parser)] == []


def test_hostile_texts_stay_text_in_every_parser() -> None:
    assert [problem for parser in PARSERS for text in HOSTILE for problem in problems(text, parser)] == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="*_~`\\[]()<>&#|!-+=.:/@ ab1", max_size=40))
def test_any_text_stays_text(text: str) -> None:
    assert problems(text, STRICTER) == []


READABLE = (
    "Om 14.30 uur, d.w.z. na de pauze (o.a. met koffie) - en dan?",
    "2024 was zwaar; 12 van de 17 zeiden: ja!",
    "~10 minuten, 5 * 3 = 15, en a_b_c blijft snake_case",
    "gratis* parkeren voor +/- € 5,- per keer",
    "I <3 de buurt & Co, 3 < 5 > 2",
    "‘ja, maar’ dat is 'te duur' en \"te laat\"",
    "[sic] wie/wat/waar? #samen @iedereen :)",
    "-ja +1 C:\\temp !!! 100% ^ {x} $ 5",
    "een ` los teken",
    "Straatnaam 12-14, 06 12 34 56 78",
)


@pytest.mark.parametrize("text", READABLE)
@pytest.mark.parametrize("context", [context for context in CONTEXTS if context != "link"])
def test_what_needs_no_escaping_is_left_alone(text: str, context: Context) -> None:
    assert escape(text, context) == text


@pytest.mark.parametrize(
    ("text", "context", "escaped"),
    [
        ("1. buurt", "item", r"1\. buurt"),
        ("1. buurt", "heading", "1. buurt"),
        ("2) buurt", "paragraph", r"2\) buurt"),
        ("- ja", "quote", r"\- ja"),
        ("- ja", "cell", "- ja"),
        ("# x #", "paragraph", r"\# x #"),
        ("# x #", "heading", r"# x \#"),
        ("> x", "paragraph", r"\> x"),
        ("---", "paragraph", r"\---"),
        ("===", "paragraph", r"\==="),
        ("```", "paragraph", r"\`\`\`"),
        ("a | b", "cell", r"a \| b"),
        ("a | b", "item", "a | b"),
        ("[ ] doen", "item", r"\[ ] doen"),
        ("[!NOTE]", "quote", r"\[!NOTE]"),
        ("[a]: b", "paragraph", r"\[a]: b"),
        ("[a](b)", "item", r"\[a](b)"),
        ("[a]", "link", r"\[a\]"),
        ("**vet** en _schuin_", "item", r"\*\*vet** en \_schuin_"),
        ("~~weg~~", "item", r"\~\~weg~~"),
        ("`x` `", "item", r"\`x\` \`"),
        ("<b>x</b>", "cell", r"\<b>x\</b>"),
        ("&amp; & co", "cell", r"\&amp; & co"),
        (r"\*", "item", r"\\*"),
        ("https://www.buurt.nl/pad", "item", r"https\://www.buurt.nl/pad"),
        ("www.buurt.nl", "item", r"www\.buurt.nl"),
        ("jan@buurt.nl", "item", r"jan\@buurt.nl"),
        ("buurt.nl", "item", r"buurt\.nl"),
    ],
)
def test_what_means_something_is_escaped_once_and_only_where_it_does(
    text: str, context: Context, escaped: str
) -> None:
    assert escape(text, context) == escaped


def test_white_space_is_folded_and_nothing_becomes_a_dash_in_a_cell_only() -> None:
    assert escape("  a\n\tb\u00a0 c  ", "item") == "a b c"
    assert {context: escape(" \n ", context) for context in CONTEXTS} == {**dict.fromkeys(CONTEXTS, ""), "cell": "–"}
