"""How a fact reads wherever it is shown: on a card, in a citation, as an address or a day."""
