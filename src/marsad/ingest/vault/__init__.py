"""The evidence vault: originals kept as they came, their texts, who captured them, and a custody log that shows any change."""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.ingest.vault.capture import Capture, Hop, Kept, Tls
    from marsad.ingest.vault.case import Case
    from marsad.ingest.vault.session import Session

__all__ = ["Capture", "Case", "Hop", "Kept", "Session", "Tls"]

# To ask whether a folder is a case needs none of them.
__getattr__ = loader(
    "marsad.ingest.vault",
    {
        "marsad.ingest.vault.capture": ("Capture", "Hop", "Kept", "Tls"),
        "marsad.ingest.vault.case": ("Case",),
        "marsad.ingest.vault.session": ("Session",),
    },
)
