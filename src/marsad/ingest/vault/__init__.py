"""The evidence vault: originals kept as they came, their texts, who captured them, and a custody log that shows any change."""

from marsad.ingest.vault.capture import Capture, Hop, Kept, Tls
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.session import Session

__all__ = ["Capture", "Case", "Hop", "Kept", "Session", "Tls"]
