"""Every intent can be had from the package, where nothing is loaded before it is asked for."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

from samenwerk_tui.core import intents
from samenwerk_tui.core.decide import Moment, decide
from tests.sessions import NOW, make_session

MODULES = [one.name for one in pkgutil.iter_modules(intents.__path__)]
LOOK_AT_THE_LIST_OF_EVENTS = ["EraseForGood", "Redo", "Undo"]


def own(module: str) -> dict[str, object]:
    """What is made in a module of intents, by its name."""
    here = import_module(f"{intents.__name__}.{module}")
    kinds = {name: kind for name, kind in vars(here).items() if getattr(kind, "__module__", "") == here.__name__}
    return {name: kind for name, kind in kinds.items() if not name.startswith("_")}


@pytest.mark.parametrize("module", MODULES)
def test_all_intents_of_a_module_can_be_had(module: str) -> None:
    there = own(module)
    assert there
    for name, kind in there.items():
        assert getattr(intents, name) is kind


def test_what_is_no_intent() -> None:
    with pytest.raises(AttributeError, match="FlyAway"):
        getattr(intents, "FlyAway")  # noqa: B009  # for mypy knows as well


@pytest.mark.parametrize("module", MODULES)
def test_somebody_decides_about_every_intent(module: str) -> None:
    """Each module in a process of its own, in which nothing was loaded for another one."""
    kinds = [name for name, kind in own(module).items() if intents.Intent in getattr(kind, "__mro__", ())[1:]]
    assert kinds
    code = (
        "import sys\n"
        "from samenwerk_tui.core import intents\n"
        "from samenwerk_tui.core.decide import decide\n"
        "for kind in sys.argv[1:]:\n"
        "    try:\n"
        "        decide(getattr(intents, kind).model_construct(), None, None)\n"
        "    except Exception as error:\n"  # there is no session to decide on; but somebody tried
        "        if 'nobody decides' in str(error):\n"
        "            print(kind)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *kinds], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == (LOOK_AT_THE_LIST_OF_EVENTS if module == "base" else [])


def test_nobody_decides_about_what_is_no_intent_of_ours() -> None:
    class Fly(intents.Intent):
        pass

    with pytest.raises(TypeError, match="Fly"):
        decide(Fly(), make_session(), Moment(NOW, str))
