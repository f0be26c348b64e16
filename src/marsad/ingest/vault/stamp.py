"""Time stamps by RFC 3161: a third party that everybody trusts says when it saw the digest of a manifest.

The request is written to a file and the answer is taken from one: sending them is left to whoever has a network. What builds
and reads them is the package «rfc3161-client».
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marsad.errors import CaseError
from marsad.ingest.dates import utc
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.layout import MANIFESTS
from marsad.ingest.vault.manifest import RECORD, STAMP

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

MAX_REPLY = 1024 * 1024  # bytes of an answer; one has a few thousand
_HASHES = {
    "2.16.840.1.101.3.4.2.1": hashlib.sha256,
    "2.16.840.1.101.3.4.2.2": hashlib.sha384,
    "2.16.840.1.101.3.4.2.3": hashlib.sha512,
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp. ``at`` is the time that the authority says (ISO 8601); ``trusted``: its signature was checked against
    certificates that were given."""

    manifest: str
    at: str
    trusted: bool


def has_stamps() -> bool:
    """Whether the package that reads stamps is installed."""
    return importlib.util.find_spec("rfc3161_client") is not None


def need_stamps() -> None:
    """Raises CaseError, which says what to install, where the package is not there."""
    if not has_stamps():
        raise CaseError("time stamps need one more package: pip install 'marsad[evidence]'")


def stamp_request(case: Case) -> tuple[str, bytes]:
    """The latest manifest, and the request for a stamp on it (DER, to be sent as application/timestamp-query)."""
    need_stamps()
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    manifests = sorted((case.path / MANIFESTS).glob(f"*{RECORD}"))
    if not manifests:
        raise CaseError(
            f"{case.path} has no manifest to stamp; sign it first: «marsad case sign {case.path} --key FILE»"
        )
    data = manifests[-1].read_bytes()
    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True)
    return f"{MANIFESTS}/{manifests[-1].name}", request.build().as_bytes()


def take_stamp(case: Case, reply: bytes, by: str, roots: bytes | None = None) -> Stamp:
    """Take an authority's answer into the case. Raises CaseError if it grants nothing, or stamps no manifest of this case.

    With ``roots`` (certificates in PEM) its signature is checked against them; without, only what it says.
    """
    answer = parsed(reply)
    for path in sorted((case.path / MANIFESTS).glob(f"*{RECORD}"), reverse=True):
        data = path.read_bytes()
        if imprint_fits(answer, data):
            break
    else:
        raise CaseError("the stamp is on no manifest of this case; ask for one on the request that Marsad wrote")
    if roots is not None and (fault := untrusted(answer, data, roots)):
        raise CaseError(f"the stamp's signature does not hold: {fault}")
    stamp = Stamp(f"{MANIFESTS}/{path.name}", time_of(answer), roots is not None)
    serial = hashlib.sha256(reply).hexdigest()[:8]
    with case.session(by=by) as session:
        about = {"manifest": stamp.manifest, "time": stamp.at}
        session.write("stamped", dict(about), {f"{path.stem}-{serial}{STAMP}": reply})
    return stamp


def parsed(reply: bytes) -> TimeStampResponse:
    """The answer of an authority. Raises CaseError if it is none or grants no stamp."""
    need_stamps()
    from rfc3161_client import PKIStatus, decode_timestamp_response

    try:
        answer = decode_timestamp_response(reply[:MAX_REPLY])
        granted = answer.status in (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS)
        words = "" if granted else "; ".join(answer.status_string)
        _ = (answer.tst_info.message_imprint.message, answer.tst_info.gen_time) if granted else None  # parsed only now
    except ValueError as error:
        raise CaseError("the file is no answer to a request for a time stamp (RFC 3161, DER)") from error
    if not granted:
        raise CaseError(f"the authority granted no stamp: {words or f'status {answer.status}'}")
    return answer


def imprint_fits(answer: TimeStampResponse, data: bytes) -> bool:
    """Whether the stamp is on these bytes."""
    imprint = answer.tst_info.message_imprint
    make: Any = _HASHES.get(imprint.hash_algorithm.dotted_string)
    return make is not None and bool(make(data).digest() == imprint.message)


def time_of(answer: TimeStampResponse) -> str:
    """The time that the authority says, ISO 8601 in UTC."""
    return utc(answer.tst_info.gen_time, "auto")


def untrusted(answer: TimeStampResponse, data: bytes, roots: bytes) -> str | None:
    """Why the stamp's signature does not lead to one of the certificates; None where it does."""
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder()
    try:
        for certificate in load_pem_x509_certificates(roots):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(answer, data)
    except (ValueError, VerificationError) as error:
        return str(error)
    return None
