"""The options by which ``marsad export`` says what may leave, and the preview of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from marsad.cli.gather import Gathered
    from marsad.export.format import Material, Options
    from marsad.export.package import Made
    from marsad.export.profiles import Profile

ProfileName: TypeAlias = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME|FILE",
        help="What may leave: internal, partner, public, or a YAML or TOML file of yours.",
    ),
]
Preview: TypeAlias = Annotated[
    bool, typer.Option("--preview", help="Show what leaves and what is withheld, by field, and write nothing.")
]
Key: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        dir_okay=False,
        help="The key of pseudonyms, made where there is none; without it every export has others.",
        show_default=False,
    ),
]

_HARMLESS = ("unit", "language", "circles", "published")  # of what was asked; a publisher or a file may name a person


class Way:
    """The profile that the records of one export go through."""

    def __init__(self, name: str, key: Path | None, preview: bool) -> None:
        """typer.BadParameter for a profile or a key that cannot be used."""
        from marsad.errors import InputError
        from marsad.export.profiles import Pseudonyms, Redactor, load_profile

        self.preview = preview
        try:
            profile = load_profile(name)
        except InputError as error:
            raise typer.BadParameter(str(error), param_hint="'--profile'") from error
        try:
            plain = profile.ids == "plain"
            pseudonyms = Pseudonyms.of_file(key) if key and not (plain or preview) else Pseudonyms.drawn()
        except InputError as error:
            raise typer.BadParameter(str(error), param_hint="'--key'") from error
        self._redactor = Redactor(profile, pseudonyms)

    @property
    def profile(self) -> Profile:
        return self._redactor.profile

    def leaving(self, gathered: Gathered) -> Gathered:
        """Incidents and claims as they leave; words that the last record withholds leave in none before it."""
        from marsad.cli.gather import Gathered

        if self.profile.whole:
            return gathered
        claims, incidents = self._redactor.all(gathered.claims, gathered.incidents)
        return Gathered(incidents, claims)

    def notes(self, language: str) -> tuple[str, ...]:
        """What a page says of the profile that it went through; nothing where all leaves."""
        profile = self._redactor.profile
        if profile.whole:
            return ()
        told = {
            "ar": "حجب من هذه الصفحة ما لا يخرج وفق الملف «{}».",
            "en": "Withheld from this page: what does not leave by the profile “{}”.",
        }
        return (told[language].format(profile.name),)

    def through(self, material: Material, made: Made) -> Material:
        """What the formats are given; ``made`` learns which profile it was, and forgets names that may tell too much."""
        from marsad.export.profiles.through import through

        passed = through(material, self._redactor)
        withheld = self._redactor.tally.summary()
        made.profile = {"name": self.profile.name, "sha256": self.profile.digest, "withheld": withheld}
        if not self.profile.whole:
            made.inputs = ()
            made.query = {name: value for name, value in made.query.items() if name in _HARMLESS}
        return passed

    def show(self, material: Material, options: Options) -> None:
        """Write the table of what leaves and what stays to standard output."""
        from marsad.cli.output import opened
        from marsad.export.profiles.preview import preview

        if self.profile.whole:
            self._redactor.count(material.claims)
            self._redactor.count(material.incidents)
        width = shutil.get_terminal_size((160, 24)).columns
        with opened(None) as write:
            for line in preview(self._redactor.tally, self.profile, options.language, width):
                write(line)
