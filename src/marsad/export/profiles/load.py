"""Profiles by name, or from a file of one's own (YAML or TOML). What a file does not say is taken at its strictest."""

from __future__ import annotations

import hashlib
import os
import tomllib
from pathlib import Path
from typing import NoReturn, cast

import yaml

from marsad.errors import InputError, why
from marsad.export.profiles.profile import FINENESS, TEXTS, Actors, Names, Places, Profile, Sources
from marsad.export.profiles.told import Told
from marsad.model.claim import SOURCE_KINDS

BUNDLED = ("internal", "partner", "public")

_LARGEST = 200_000  # bytes of a file
_FOLDER = Path(__file__).parent


def load_profile(name: str) -> Profile:
    """The bundled profile of this name, or the one in this file. InputError says what is wrong and what to write."""
    path = _FOLDER / f"{name}.yaml" if name in BUNDLED else Path(name)
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        reason = why(error)
        raise InputError(
            f"{name}: there is no such profile ({reason}); give {', '.join(BUNDLED)}, or the path of a YAML or TOML file"
        ) from error
    if len(data) > _LARGEST:
        raise InputError(f"{name}: longer than {_LARGEST:,} bytes, which no profile is")
    told = Told(_parsed(data, path), os.fspath(name))
    return _profile(told, hashlib.sha256(data).hexdigest())


def _parsed(data: bytes, path: Path) -> dict[str, object]:
    try:
        text = data.decode("utf-8-sig")
        found: object = tomllib.loads(text) if path.suffix == ".toml" else yaml.load(text, Loader=yaml.BaseLoader)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError, ValueError) as error:
        line = " ".join(str(error).split())
        raise InputError(f"{path}: it cannot be read as YAML or TOML ({line}); see «marsad export»") from error
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise InputError(f"{path}: a profile is lines of «key: value»; begin with «name: …»")
    return cast(dict[str, object], found)


def _profile(told: Told, digest: str) -> Profile:
    profile = Profile(
        name=" ".join(told.text("name").split()),
        about=told.text("about", ""),
        claim=told.paths("claim"),
        incident=told.paths("incident"),
        text=told.among("text", TEXTS, "none"),
        sources=_sources(told.inner("sources")),
        actors=_actors(told.inner("actors")),
        places=_places(told.inner("places")),
        publishers=told.among("publishers", ("any", "listed"), "listed"),
        urls=told.among("urls", ("whole", "site"), "site"),
        ids=told.among("ids", ("plain", "pseudonyms"), "pseudonyms"),
        time=told.among("time", ("minute", "day"), "day"),
        digest=digest,
    )
    told.done()
    if profile.text == "whole" and profile.withholds:
        _contradicts(told)
    return profile


def _contradicts(told: Told) -> NoReturn:
    told.fail(
        "text",
        "the whole text would tell the sources, persons and places that the profile withholds; write quotes or none",
    )


def _sources(told: Told) -> Sources:
    sources = Sources(
        kinds=told.texts("kinds", SOURCE_KINDS),
        names=told.among("names", ("any", "known", "listed"), "listed"),
        unnamed=told.texts("unnamed"),
        accounts=told.flag("accounts"),
    )
    told.done()
    return sources


def _actors(told: Told) -> Actors:
    actors = Actors(
        kinds=told.texts("kinds"),
        names=told.among("names", ("any", "listed"), "listed"),
        persons=_persons(told),
        unknown=told.flag("unknown"),
    )
    told.done()
    return actors


def _persons(told: Told) -> frozenset[str] | Names:
    """A list of ids, or any, or all that are listed; nobody where nothing is said."""
    if told.holds_list("persons") or not told.has("persons"):
        return told.texts("persons")
    allowed: tuple[Names, ...] = ("any", "listed")
    return told.among("persons", allowed, "listed")


def _places(told: Told) -> Places:
    finest = told.among("finest", FINENESS, "governorate")
    places = Places(
        finest=finest,
        grid=told.degrees("grid", None if told.has("finest") else 1.0),
        sensitive=told.texts("sensitive"),
        sensitive_finest=told.among("sensitive-finest", FINENESS, finest),
        sensitive_grid=told.degrees("sensitive-grid", told.degrees("grid", None if told.has("finest") else 1.0)),
    )
    told.done()
    return places
