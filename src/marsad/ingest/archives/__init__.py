"""Readers of what holds other files: zip, WARC and WACZ, output folders of auto-archiver."""
