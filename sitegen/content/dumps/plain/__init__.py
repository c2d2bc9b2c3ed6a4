"""Plain text: papers with labels before their facts, titles with abstracts, titles with ids."""
