"""Marsad: Arabic reports of armed conflict in, sourced event records out."""
