"""Word lists: data, not code. Every list holds facts of English or of the world; nothing is tuned to a text."""
