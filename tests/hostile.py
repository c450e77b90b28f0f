"""Text that people, clipboards and files can bring, made to break screens, terminals, files and exports.

Shared by the tests of every entrance and exit. Some are 100,000 characters long or hold what a test runner cannot put
into an id: loop over them, or give `ids=range(len(HOSTILE))` to `pytest.mark.parametrize`.
"""

MARKUP = (
    "[/]",
    "[/red]",
    "[red]",
    "[b]vet[/b] en [i]schuin",
    "[@click=app.quit]klik[/]",
    "[@click=app.quit]",
    "[link=file:///etc/passwd]lees[/link]",
    "[[",
    "]]",
    "[",
    "\\[",
    "\\[/]\\",
    "[$error on $panel]",
    "$text {t} $t",
    ":smile: :warning:",
)
"""What the screen's markup would take for its own."""

TERMINAL = (
    "\x1b",
    "\x1b[31mrood\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b[?1049l\x1b[?25h",
    "\x1b[31",
    "\x1b[201~ontsnapt",
    "\x1b]0;titel\x07",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]52;c;cm0gLXJmIH4=\x1b\\",
    "\x1b]52;c;zonder einde",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b_Gf=100;AAAA\x1b\\",
    "\x1b^privé\x1b\\ en \x1bXtekst\x1b\\",
    "\x1bc",
    "\x1b(0lqqk\x1b(B",
    "\x1bOP",
    "\x9b31mrood",
    "\x9d0;titel\x9c",
    "\x90q\x9c",
    "a\x1b\x00[31mb",
    "\x1b" * 50,
)
"""What a terminal would obey."""

CONTROLS = (
    "",
    " ",
    "\t",
    "\n",
    "\x00",
    "voor\x00na",
    "a\x07b\x08c\x7fd",
    "regel een\r\nregel twee\rregel drie",
    "alinea\u2028regel\u2029einde\x85\x0b\x0c",
    "\u202egnp.exe",
    "\u2066links\u2069 \u200erechts\u200f \u061c",
    "\u202a\u202b\u202c\u202d\u202e",
    "\ufeffbom",
    "on\u00adzicht\u200bbaar\u2060",
    "\ud800",
    "los \udcff surrogaat \ud83d",
    "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff",
    "\u200d",
    "\ufe0f",
)
"""What shows nothing, turns the line around or cannot be written."""

UNICODE = (
    "👨\u200d👩\u200d👧\u200d👦 gezin",
    "👩🏽\u200d❤️\u200d💋\u200d👨🏿",
    "🇳🇱🇧🇪🇪🇺",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "1️⃣ ❤️ ☺︎",
    "e\u0301e\u0308n cafe\u0301 op de hoek",
    "a" + "\u0301\u0323" * 200 + "b",
    "\u0301\u0302 zonder letter",
    "שלום עולם",
    "مرحبا بالعالم",
    "社区 中文字 ｆｕｌｌ ｗｉｄｔｈ",
    "한국어",
    "नमस्ते दुनिया",
    "ÅΩﬁ ĳsselmeer ĲSSEL",
    "“citaat” – streepje… ’s avonds €5",
    "\u00a0hard\u00a0\u2003blank\u3000",
)
"""What is somebody's language or joy, and has to stay."""

FORMATS = (
    "{0}",
    "{t.__class__}",
    "{",
    "}",
    "%s %d %(x)s %",
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    "a < b & c > d &amp; &#x27; \"'",
    "</title></style><!-- ]]>",
    "javascript:alert(1)",
    "http://example.org/?a=1&b=2#c",
    "www.example.org en iemand@example.org",
    "# kop",
    "- punt",
    "1. punt",
    "> citaat",
    "*vet* _schuin_ **heel vet** ~~weg~~ `code`",
    "a|b|c",
    "|---|---|",
    "---",
    "===",
    "```",
    "![plaatje](http://example.org/x.png) [tekst](javascript:x)",
    "[ref]: http://example.org",
    "\\",
    "    vier blanks",
    "regel\n\n# geen kop\n- geen punt",
    "=1+1",
    "+31612345678",
    "-1",
    "@SUM(A1)",
    ' =HYPERLINK("http://example.org")',
    "＝1+1",
    'a,b;c\t"d"',
    "'; DROP TABLE sessions; --",
    "../../etc/passwd",
    "CON",
    "null",
    "NaN",
    "-",
    "~",
    "! ",
    "?",
    "pol: ",
    "pol: ! ",
)
"""What a template, a page, a table, a spreadsheet, a shell or the input line would read as its own."""

LONG = (
    "a" * 100_000,
    "woord " * 20_000,
    "regel\n" * 20_000,
    "é" * 100_000,
    "社" * 100_000,
    "👨\u200d👩\u200d👧\u200d👦" * 15_000,
    "🇳🇱" * 50_000,
    "e" + "\u0301\u0323" * 50_000,
    "\u200d" * 100_000,
    "\x1b]" * 50_000,
    "\x1b[" * 50_000,
    "\x9d" * 100_000,
    "\x1b]" + "x" * 100_000,
    "[" * 100_000,
    "hottentottententententoonstelling" * 60,
)
"""Far more than anybody types, in shapes that make careless code slow."""

HOSTILE: tuple[str, ...] = MARKUP + TERMINAL + CONTROLS + UNICODE + FORMATS + LONG
"""All of them."""
