"""The text floor, built once for its tests."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.text.analyser import TextAnalyser
from marsad.text.sentences import SentenceSplitter


@pytest.fixture(scope="session")
def splitter() -> SentenceSplitter:
    return SentenceSplitter(Knowledge())


@pytest.fixture(scope="session")
def analyser() -> TextAnalyser:
    return TextAnalyser(Knowledge())
