"""``python -m marsad`` is ``marsad``."""

from marsad.cli.main import main

main()
