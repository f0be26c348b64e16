"""Runs every example of the knowledge through the whole pipeline; the checker, the tests and the workspace share it."""

from marsad.proof.check import check
from marsad.proof.run import Proof, proofs

__all__ = ["Proof", "check", "proofs"]
