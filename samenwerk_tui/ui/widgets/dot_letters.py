"""A proportional font of dots for what a Dutch sentence is written with; accents are put on the letters."""

from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

INK = "#"
Glyph = tuple[str, ...]
"""`HEIGHT` rows of dots from the top, all equally wide: `INK`, or a blank."""

_ABOVE = 3
"""Rows above a capital: two for its accent and one that keeps it apart."""
_SHEET_ROWS = 9
"""Rows of a glyph without an accent: seven for a capital and two for a tail; small letters begin at the third."""
HEIGHT = _ABOVE + _SHEET_ROWS

_SHEETS = (
    r"""
a     b     c     d     e     f    g     h     i  j   k     l   m      n
      #              #         ##        #     #   #  #     #
      #              #        #          #            #     #
 ##   ###    ##    ###   ##   ###   ###  ###   #   #  #  #  #   ####   ###
   #  #  #  #  #  #  #  #  #  #    #  #  #  #  #   #  # #   #   # # #  #  #
 ###  #  #  #     #  #  ####  #    #  #  #  #  #   #  ##    #   # # #  #  #
#  #  #  #  #  #  #  #  #     #    #  #  #  #  #   #  # #   #   # # #  #  #
 ###  ###    ##    ###   ###  #     ###  #  #  #   #  #  #   #  # # #  #  #
                                      #            #
                                   ###            #
""",
    r"""
o     p     q     r    s     t    u     v      w      x      y     z
                             #
                             #
 ##   ###    ###  # #   ###  ###  #  #  #   #  #   #  #   #  #  #  ####
#  #  #  #  #  #  ##   #     #    #  #  #   #  # # #   # #   #  #     #
#  #  #  #  #  #  #     ##   #    #  #   # #   # # #    #    #  #   ##
#  #  #  #  #  #  #       #  #    #  #   # #   # # #   # #   #  #  #
 ##   ###    ###  #    ###    ##   ###    #     # #   #   #   ###  ####
      #        #                                                #
      #        #                                             ###
""",
    r"""
ı  ȷ   ß     æ        œ        ø      ł    0     1    2     3     4     5     6     7     8     9
        ##                             #    ##    #    ##   ###   #  #  ####   ##   ####   ##    ##
       #  #                            #   #  #  ##   #  #     #  #  #  #     #        #  #  #  #  #
#   #  #  #   ## ##    ## ##    ###    ##  #  #   #      #     #  #  #  ###   #        #  #  #  #  #
#   #  # #      #  #  #  #  #  #  ##   #   #  #   #     #    ##   ####     #  ###     #    ##    ###
#   #  #  #   ######  #  ####  # # #  ##   #  #   #    #       #     #     #  #  #    #   #  #     #
#   #  #  #  #  #     #  #     ##  #   #   #  #   #   #        #     #  #  #  #  #   #    #  #     #
#   #  # #    ## ###   ## ###  ###      #   ##   ###  ####  ###      #   ##    ##    #     ##    ##
    #
   #
""",
    r"""
A      B      C      D      E     F     G      H      I    J     K      L     M
 ###   ####    ###   ####   ####  ####   ###   #   #  ###     #  #   #  #     #   #
#   #  #   #  #   #  #   #  #     #     #   #  #   #   #      #  #  #   #     ## ##
#   #  #   #  #      #   #  #     #     #      #   #   #      #  # #    #     # # #
#####  ####   #      #   #  ###   ###   #  ##  #####   #      #  ##     #     # # #
#   #  #   #  #      #   #  #     #     #   #  #   #   #      #  # #    #     #   #
#   #  #   #  #   #  #   #  #     #     #   #  #   #   #   #  #  #  #   #     #   #
#   #  ####    ###   ####   ####  #      ###   #   #  ###   ##   #   #  ####  #   #
""",
    r"""
N      O      P      Q      R      S      T      U      V      W      X      Y      Z
#   #   ###   ####    ###   ####    ####  #####  #   #  #   #  #   #  #   #  #   #  #####
##  #  #   #  #   #  #   #  #   #  #        #    #   #  #   #  #   #  #   #  #   #      #
##  #  #   #  #   #  #   #  #   #  #        #    #   #  #   #  #   #   # #    # #      #
# # #  #   #  ####   #   #  ####    ###     #    #   #  #   #  # # #    #      #      #
#  ##  #   #  #      # # #  # #        #    #    #   #   # #   # # #   # #     #     #
#  ##  #   #  #      #  #   #  #       #    #    #   #   # #   ## ##  #   #    #    #
#   #   ###   #       ## #  #   #  ####     #     ###     #    #   #  #   #    #    #####
""",
    r"""
Æ        Œ        Ø       Ł      $      %      &      #      @       *    +      =     ×      <     >
 ######   ######   ### #   #       #    ##  #   ##     # #    ####   # #
#  #     #  #     #   #    #      ####  ##  #  #  #    # #   #    #   #
#  #     #  #     #  ##    ##    # #       #   #  #   #####  # ## #  # #    #          #   #     #  #
######   #  ###   # # #    #      ###     #     ##     # #   # ## #         #    ####   # #    ##    ##
#  #     #  #     ##  #   ##       # #   #     # # #  #####  # ###        #####          #    #        #
#  #     #  #     #   #    #     ####   #  ##  #  #    # #   #              #    ####   # #    ##    ##
#  ####   ######  # ###    ####    #    #  ##   ## #   # #    ####          #          #   #     #  #
""",
    r"""
.  ,   :  ;   !  ¡  ?     ¿     '  "    ’   ‘   ”     “     „     ‚   -    –      —        …
              #      ##         #  # #   #   #   # #   # #
              #     #  #        #  # #   #  #    # #  # #
              #  #     #    #   #  # #  #   #   # #   # #
       #   #  #       #
              #  #   #      #                                         ###  #####  #######
                 #         #
#   #  #   #  #  #   #    #                                  # #   #                       # # #
    #      #     #        #  #                               # #   #
   #      #      #         ##                               # #   #
""",
    r"""
(   )   [   ]   /     \     |  →      ←      €      £
 #  #   ##  ##     #  #     #                  ###    ##
#    #  #    #     #  #     #                 #      #  #
#    #  #    #    #    #    #    #      #    ####    #
#    #  #    #    #    #    #     #    #      #     ###
#    #  #    #   #      #   #  #####  #####  ####    #
#    #  #    #   #      #   #     #    #      #      #
#    #  #    #  #        #  #    #      #      ###  #####
 #  #   ##  ##  #        #  #
""",
    r"""
_      ~      °    ·  •   «     »     ‹   ›   §     ²    ³
               #                               ###  ###  ###
              # #                             #       #    #
               #                               ##    ##   ##
        #  #          ##   # #  # #    #  #   #  #  #      #
       # ##        #  ##  # #    # #  #    #   ##   ###  ###
                           # #  # #    #  #      #
#####                                         ###
""",
)
"""The glyphs side by side. The first row names them: a glyph begins under its name and ends before the next one."""

_ABOVE_LETTER = {
    "\N{COMBINING ACUTE ACCENT}": (" #", "# "),
    "\N{COMBINING GRAVE ACCENT}": ("# ", " #"),
    "\N{COMBINING CIRCUMFLEX ACCENT}": (" # ", "# #"),
    "\N{COMBINING DIAERESIS}": ("# #",),
    "\N{COMBINING TILDE}": (" # #", "# # "),
    "\N{COMBINING CARON}": ("# #", " # "),
    "\N{COMBINING BREVE}": ("#  #", " ## "),
    "\N{COMBINING RING ABOVE}": ("##", "##"),
    "\N{COMBINING DOT ABOVE}": ("#",),
    "\N{COMBINING MACRON}": ("####",),
}
_ON_EVEN_LETTERS = {
    "\N{COMBINING ACUTE ACCENT}": ("  ##", " #  "),
    "\N{COMBINING GRAVE ACCENT}": ("##  ", "  # "),
    "\N{COMBINING CIRCUMFLEX ACCENT}": (" ## ", "#  #"),
    "\N{COMBINING DIAERESIS}": ("#  #",),
}
"""Accents that stand in the middle of a letter of four dots only when they are as wide."""
_UNDER_LETTER = {
    "\N{COMBINING CEDILLA}": (" #", "##"),
    "\N{COMBINING OGONEK}": ("# ", "##"),
}
_DOTLESS = {"i": "ı", "j": "ȷ"}
_LOOKS_THE_SAME = {"\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-", "\N{MINUS SIGN}": "–"}


@cache
def glyph(character: str) -> Glyph | None:
    """How a character is drawn; None when the font does not have it."""
    letter, *marks = list(normalize("NFD", _LOOKS_THE_SAME.get(character, character)))
    drawn = _drawn()
    if not marks:
        return drawn.get(letter)
    above = _ABOVE_LETTER.get(marks[0])
    base = drawn.get(_DOTLESS.get(letter, letter) if above else letter)
    under = _UNDER_LETTER.get(marks[0])
    if base is None or len(marks) > 1 or not letter.isalpha() or not (above or under):
        return None
    if above:
        if len(base[0]) % 2 == 0:
            above = _ON_EVEN_LETTERS.get(marks[0], above)
        return _with_mark(base, above, _first_inked(base) - 1 - len(above))
    return _with_mark(base, under or (), _ABOVE + _SHEET_ROWS - 2)


def _first_inked(rows: Glyph) -> int:
    return next(y for y, row in enumerate(rows) if INK in row)


def _with_mark(base: Glyph, mark: Glyph, top: int) -> Glyph:
    """The letter with a mark of which the first row is `top`; the narrower of the two stands in the middle."""
    width = max(len(base[0]), len(mark[0]))
    left, mark_left = (width - len(base[0])) // 2, (width - len(mark[0])) // 2
    rows = [(" " * left + row).ljust(width) for row in base]
    for y, row in enumerate(mark, top):
        rows[y] = (" " * mark_left + row).ljust(width)
    return tuple(rows)


@cache
def _drawn() -> dict[str, Glyph]:
    return {name: rows for sheet in _SHEETS for name, rows in _glyphs(sheet.strip("\n").split("\n"))}


def _glyphs(sheet: list[str]) -> Iterator[tuple[str, Glyph]]:
    names, *rows = sheet
    starts = [x for x, name in enumerate(names) if name != " "]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        cut = [row[start:end].rstrip() for row in rows]
        width = max(map(len, cut))
        padding = [""] * (_SHEET_ROWS - len(cut))
        yield names[start], tuple(row.ljust(width) for row in [*[""] * _ABOVE, *cut, *padding])
