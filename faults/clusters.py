"""Clusters with something the matter with them, for drills alone."""

from pathlib import Path
from typing import Any

from mingjing.config.embedded import Cluster


class Surrounded(Cluster):
    """A cluster whose server sees more of an environment: a library loaded before libc, another clock."""

    def __init__(self, state: Path, more: dict[str, str]) -> None:
        super().__init__(state)
        self.more = more

    def _as_server(self) -> dict[str, Any]:
        how = super()._as_server()
        return how | {"env": how["env"] | self.more}


class Careless(Cluster):
    """A cluster that does not sync: the control of every power cut."""

    def __init__(self, state: Path) -> None:
        super().__init__(state)
        self.settings |= {"fsync": "off"}
