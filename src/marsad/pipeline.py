"""The product on one page: the ordered tuple of stages that turns a Document into claims."""
