"""What is called out about the goal: yes, yes if, no; anything else is no stance."""

import pytest

from samenwerk_tui.core.stance_line import SaidTo, read_stance
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("text", "answer", "reason"),
    [
        ("ja", "yes", ""),
        (" Ja! ", "yes", ""),
        ("yes.", "yes", ""),
        ("ja, mits er licht is", "yes_if", "er licht is"),
        ("Ja mits er licht is", "yes_if", "er licht is"),
        ("ja, als er licht is", "yes_if", "er licht is"),
        ("ja – mits: er licht is", "yes_if", "er licht is"),
        ("yes, if there is light", "yes_if", "there is light"),
        ("yes provided that there is light", "yes_if", "there is light"),
        ("ja, mits …", "yes_if", ""),
        ("nee", "no", ""),
        ("No.", "no", ""),
        ("nee, dat is geen werktijd", "no", "dat is geen werktijd"),
        ("no: not our hours", "no", "not our hours"),
        ("nee, want te duur", "no", "te duur"),
        ("Nee want: te duur", "no", "te duur"),
        ("nee – omdat het te duur is", "no", "het te duur is"),
        ("no, because it costs too much", "no", "it costs too much"),
        ("nee, want …", "no", ""),
        ("nee, wantrouwen is geen basis", "no", "wantrouwen is geen basis"),
    ],
)
def test_a_stance_is_read_as_it_is_called_out(text: str, answer: str, reason: str) -> None:
    assert read_stance(text) == SaidTo.model_validate({"answer": answer, "reason": reason})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Een plein waar iedereen ja tegen zegt",
        "Jaarlijks een feest",
        "Ja, maar de APV",
        "ja, en ook na tienen",
        "No more waste on the square",
        "Neem de buurt mee",
        "Nee wantrouwen we niemand",
        "Alsof je thuis bent",
        "mits",
        "Yesterday",
    ],
)
def test_a_sentence_is_no_stance(text: str) -> None:
    assert read_stance(text) is None


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_no_stance_and_a_reason_like_any_other(text: str) -> None:
    assert read_stance(text) is None
    said = read_stance(f"ja, mits {text}")
    assert said is not None and said.answer == "yes_if"
