"""Arabic PDFs: two engines in a process of their own, lines and words in reading order, doubt where the engines differ."""
