"""What libraries load for a use that is none of ours: a tenth of the memory of a board, and a tenth of its start.

`ssl`: asyncio has it for the network, which is never used here, and does without where Python was built without.
`secrets`: pydantic has it to compare passwords; OpenSSL comes along with it. `importlib.metadata`: pydantic has it to
look for plugins (`PYDANTIC_DISABLE_PLUGINS`). `textual.types`: Textual's own palette has it for one annotation, with
which trees of folders and lists to choose from come along. `rich.table`: Textual has it to show its colours.
"""

import importlib
import sys
from collections.abc import Callable
from types import ModuleType


class Late(ModuleType):
    """A module that is loaded when somebody asks for something in it.

    `importlib.util.LazyLoader` is for this, but in Python 3.11 its modules load at the second `import` already.
    """

    def __init__(self, name: str, *functions: str, **elsewhere: str) -> None:
        """What may be imported from it without loading it: `functions`, for that is done when they are called; and
        what is `elsewhere`, names with the module that has them too.
        """
        super().__init__(name)
        self._elsewhere = elsewhere
        for function in functions:
            setattr(self, function, self._late(function))

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # whether it is a package, for one
            raise AttributeError(name)
        if name in self._elsewhere:
            return getattr(importlib.import_module(self._elsewhere[name]), name)
        return getattr(self._loaded(), name)

    def _loaded(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)

    def _late(self, function: str) -> Callable[..., object]:
        return lambda *given, **named: getattr(self._loaded(), function)(*given, **named)


def spare() -> None:
    """Keep these from being loaded until they are asked for. To be called before any library is imported."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]  # None: not to be had
    modules.setdefault("ssl", None)
    modules.setdefault("secrets", Late("secrets"))
    modules.setdefault("textual.types", Late("textual.types", IgnoreReturnCallbackType="textual._types"))
    modules.setdefault("rich.table", Late("rich.table", "Table"))
    if "importlib.metadata" not in modules:
        modules["importlib.metadata"] = late = Late("importlib.metadata", "entry_points")
        importlib.metadata = late
