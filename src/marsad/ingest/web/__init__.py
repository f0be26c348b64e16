"""The web as a source: safe fetching, the article of a page, feeds and site maps, and watching them."""
