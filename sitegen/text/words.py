"""Words that say nothing of a text's subject."""

STOP_WORDS = (
    "a", "about", "all", "also", "an", "and", "are", "as", "at", "be", "been", "both", "but", "by",
    "can", "do", "does", "during", "each", "for", "from", "had", "has", "have", "here", "how",
    "if", "in", "into", "is", "it", "its", "many", "may", "more", "most", "no", "not", "of", "on",
    "or", "other", "our", "over", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "through", "to", "under", "up", "use", "via", "was",
    "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why", "will",
    "with", "within", "would", "you", "your",
)  # fmt: skip
