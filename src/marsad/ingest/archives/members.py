"""One file out of an archive → its documents, by the reader that its ending or its content asks for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from marsad.ingest.archives.nest import Metered, Nest
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome


def read_member(stream: IO[bytes], packed: int, where: str, defaults: Defaults, nest: Nest) -> Iterator[Outcome]:
    """The documents of a file that takes ``packed`` bytes in its archive; ``where`` is «archive!name»."""
    from marsad.ingest.files import kind_of, read_stream, reader_of, unknown  # which imports the readers of archives

    reader = reader_of(where)
    if reader is None and kind_of(where):
        yield unknown(where)
        return
    metered = Metered(stream, packed, nest.budget)
    yield from read_stream(io.BufferedReader(metered, 2**16), where, replace(defaults, inside=nest), reader)
    if metered.fault:
        yield Rejected(where, f"it cannot be read whole ({metered.fault})", "what came before was read; fetch it again")
