"""What programs of others make of a built site: the real ones, where the machine has them."""
