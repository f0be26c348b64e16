"""Time: words of time, their intervals and their precision."""

from marsad.recognise.time.recogniser import TimeRecogniser

__all__ = ["TimeRecogniser"]
