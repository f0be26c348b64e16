"""How the tables came to be, step by step, so that an older store is brought to what is needed now (see ``migrate``)."""
