"""Every intent can be had from the package, where nothing is loaded before it is asked for."""

import pkgutil
from importlib import import_module

import pytest

from samenwerk_tui.core import intents


@pytest.mark.parametrize("module", [one.name for one in pkgutil.iter_modules(intents.__path__)])
def test_all_intents_of_a_module_can_be_had(module: str) -> None:
    here = import_module(f"{intents.__name__}.{module}")
    own = {name: kind for name, kind in vars(here).items() if getattr(kind, "__module__", "") == here.__name__}
    assert own
    for name, kind in own.items():
        if not name.startswith("_"):
            assert getattr(intents, name) is kind


def test_what_is_no_intent() -> None:
    with pytest.raises(AttributeError, match="FlyAway"):
        getattr(intents, "FlyAway")  # noqa: B009  # for mypy knows as well
