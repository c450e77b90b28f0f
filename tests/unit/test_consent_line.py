"""What is called out about a proposal: no objection, or one with its reason; everything else is no such line."""

import pytest

from samenwerk_tui.core.consent_line import is_no_objection, read_objection


@pytest.mark.parametrize("text", ["geen bezwaar", "Geen  bezwaar!", "GEEN BEZWAAR.", "no objection", "No objections"])
def test_no_objection(text: str) -> None:
    assert is_no_objection(text) and read_objection(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("bezwaar: wie betaalt?", "wie betaalt?"),
        ("Bezwaar, wie betaalt?", "wie betaalt?"),
        ("bezwaar – wie: en wanneer?", "wie: en wanneer?"),
        ("objection: who pays?", "who pays?"),
        ("bezwaar, want het is te duur", "het is te duur"),
        ("bezwaar: wantrouwen", "wantrouwen"),
        ("bezwaar", ""),
        ("Bezwaar:", ""),
    ],
)
def test_an_objection_and_its_reason(text: str, reason: str) -> None:
    assert read_objection(text) == reason and not is_no_objection(text)


@pytest.mark.parametrize(
    "text",
    ["bezwaarlijk", "We zien geen bezwaar", "bezwaar maken kan bij de balie", "geen bezwaar als er licht is", ""],
)
def test_a_proposal_is_none_of_both(text: str) -> None:
    assert read_objection(text) is None and not is_no_objection(text)
