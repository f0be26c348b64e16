"""Every error that Marsad raises on purpose.

::

    MarsadError
    ├── InputError            a document or a file that cannot be read; names it and says what to do
    │   ├── EncodingError     bytes that are no text in any encoding Marsad reads
    │   ├── NotArabicError    text whose language is not Arabic; carries the language that was seen
    │   └── FetchError        a URL that was not or could not be fetched; carries it, the reason and whether to try again
    ├── KnowledgeError        a knowledge file that is wrong; carries the file and the line
    ├── CaseError             a case that is none, is damaged or locked, or cannot be written
    ├── ExportError           an export that cannot be made or written
    ├── PipelineError         stages put together so that one misses what it needs
    ├── QueryError            a search that cannot be understood
    ├── RankError             the weights of the ranker cannot be used
    ├── StoreError            a database of claims that is none, is missing, locked, or cannot be written
    └── RecordError           JSON that is not a record of the schema it claims

A message says what happened, on what, and what to do next.
"""

from __future__ import annotations


class MarsadError(Exception):
    """The root: catch it to catch everything that Marsad raises on purpose."""


class InputError(MarsadError):
    """A document or a file that cannot be read."""


class EncodingError(InputError):
    """Bytes that are no text in any encoding that Marsad reads."""


class NotArabicError(InputError):
    """Text in another language than Arabic; ``language`` is the ISO 639-1 code seen, or ``"und"``."""

    def __init__(self, message: str, language: str) -> None:
        super().__init__(message)
        self.language = language


class FetchError(InputError):
    """A URL that was not or could not be fetched.

    ``status`` is the server's answer where there was one; ``again`` whether it may go better later; ``after`` the seconds
    that the server asks to wait first.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        advice: str,
        *,
        status: int | None = None,
        again: bool = False,
        after: float | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}; {advice}")
        self.url = url
        self.reason = reason
        self.advice = advice
        self.status = status
        self.again = again
        self.after = after


class KnowledgeError(MarsadError):
    """A knowledge file that is wrong, at ``file`` and ``line`` (1-based; 0 where the whole file is meant)."""

    def __init__(self, message: str, file: str, line: int = 0) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.message = message
        self.file = file
        self.line = line


class CaseError(MarsadError):
    """A case (the folder that evidence is kept in) that is none, is damaged or locked, or cannot be written."""


class ExportError(MarsadError):
    """An export that cannot be made as asked, or written where it is to lie."""


class StoreError(MarsadError):
    """A database of claims that is none, is missing, encrypted under another key, or cannot be read or written."""


class PipelineError(MarsadError):
    """Stages put together so that one misses what it needs."""


class QueryError(MarsadError):
    """A query of ``marsad search`` that cannot be understood; the message says what of it, and what to write instead."""


class RankError(MarsadError):
    """The file of the ranker's weights cannot be used; the message says why and how to make it anew."""


class RecordError(MarsadError):
    """JSON that is not a record of the schema that it claims."""


def why(error: OSError) -> str:
    """What the system says of an error, in small letters and without the path, for the middle of a sentence."""
    return (error.strerror or str(error)).lower()
