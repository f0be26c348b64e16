"""Runs every example of the knowledge through the whole pipeline; the checker, the tests and the workspace share it."""

from marsad.proof.run import Proof, check, proofs

__all__ = ["Proof", "check", "proofs"]
