"""What things are: frozen dataclasses, and their codec to and from JSON. No Arabic, no input or output."""
