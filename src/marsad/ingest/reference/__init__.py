"""Reference events: rows of ACLED, UCDP GED or a researcher's own table, to line up with what Marsad read.

Nothing of them is kept, shipped or passed on: they are read where the user has them, and compared.
"""
