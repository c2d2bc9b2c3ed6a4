"""The same paper, listed otherwise: every way in which two listings of one paper differ.

A perturbation takes a random generator and a title (or an abstract) and gives it back as
another listing might have had it, or unchanged where it does not apply.  Its tables are its own:
it shares none with the code that is measured.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from random import Random

from sitegen.content.record import Record

Perturbation = Callable[[Random, str], str]

_BRITISH = {
    "optimiz": "optimis", "generaliz": "generalis",
    "modeling": "modelling", "behavior": "behaviour",
    "paralleliz": "parallelis", "quantiz": "quantis", "tokeniz": "tokenis", "color": "colour",
    "center": "centre", "analyz": "analys", "realiz": "realis", "minimiz": "minimis",
    "decentralized": "decentralised", "personaliz": "personalis", "labeled": "labelled",
}  # fmt: skip
_SYNONYMS = {
    "via": "through", "using": "with", "towards": "toward", "efficient": "resource-saving",
    "fast": "quick", "large": "big", "improves": "raises", "show": "demonstrate",
    "propose": "introduce", "method": "approach", "models": "networks", "novel": "new",
    "significantly": "markedly", "achieves": "reaches", "results": "findings", "also": "further",
    "however": "yet", "experiments": "trials", "reduce": "lower", "increase": "raise",
    "performance": "quality", "training": "learning", "existing": "earlier", "across": "over",
    "while": "whereas", "based": "built", "problem": "task", "present": "describe",
    "such": "like", "many": "numerous", "different": "various", "important": "major",
}  # fmt: skip
_LATEX = {"α": r"$\alpha$", "τ": r"$\tau$", "H_2O": "H$_2$O", "^2": "²", "k-": "$k$-"}
_SUBTITLES = (
    "Theory and Practice",
    "A Closer Look at What Works",
    "Methods, Systems and Open Questions",
    "Lessons from Production Clusters",
)
_EDITIONS = ("(Extended Version)", "[Technical Report]", "(Full Version)", "- Extended Version")
_ELLIPSES = ("...", "…", " ...", " […]")
_TAGS = ("i", "em", "b", "strong", "span", "sup", "scp", "jats:italic")
_ENTITIES = {
    "&": "&amp;", "'": "&#39;", "’": "&rsquo;", "-": "&#45;", "–": "&ndash;", "—": "&mdash;",
    ":": "&#58;", "<": "&lt;", ">": "&gt;", "é": "&eacute;", "ö": "&ouml;", "α": "&alpha;",
    "τ": "&tau;",
}  # fmt: skip
_ARCHIVES = ("cs.LG", "cs.CL", "cs.DC", "stat.ML", "math.OC", "cs.AI", "eess.AS", "quant-ph")
_STATES = (
    "(preprint)", "[Preprint]", "- preprint", "(extended abstract)", "(arXiv preprint)",
    "[Extended Abstract]",
)  # fmt: skip
_TWINS = {
    "a": "а", "c": "с", "e": "е", "o": "оο", "p": "р", "x": "х", "y": "у", "i": "і", "s": "ѕ",
    "j": "ј", "A": "АΑ", "B": "ВΒ", "C": "С", "E": "ЕΕ", "H": "НΗ", "K": "КΚ", "M": "МΜ",
    "O": "ОΟ", "P": "РΡ", "T": "ТΤ", "X": "ХΧ", "S": "Ѕ",
}  # fmt: skip
_DIGITS = {"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "s": "5", "S": "5", "e": "3"}
_SHORT = {
    "large language model": "LLM", "vision language model": "VLM", "language model": "LM",
    "reinforcement learning": "RL", "mixture of experts": "MoE", "mixture-of-experts": "MoE",
    "machine learning": "ML", "deep learning": "DL", "neural network": "NN",
    "graph neural network": "GNN", "natural language processing": "NLP",
    "neural architecture search": "NAS", "stochastic gradient descent": "SGD",
    "artificial intelligence": "AI", "high-performance computing": "HPC",
    "federated learning": "FL", "convolutional neural network": "CNN", "chain of thought": "CoT",
    "chain-of-thought": "CoT", "retrieval-augmented generation": "RAG",
}  # fmt: skip


def other_case(random: Random, text: str) -> str:
    return random.choice((str.upper, str.lower, str.title))(text)


def other_punctuation(random: Random, text: str) -> str:
    changed = random.choice(
        (
            lambda: text.replace(": ", " - "),
            lambda: text.replace(":", " –"),
            lambda: text.replace(":", ""),
            lambda: text.replace(",", "").replace("?", ""),
            lambda: f"“{text}”",
            lambda: f"{text}.",
        )
    )()
    return re.sub(r"\s+", " ", changed)


def other_hyphenation(random: Random, text: str) -> str:
    return re.sub(r"(?<=\w)-(?=\w)", random.choice(("", " ", "‑", "–")), text)


def other_unicode(random: Random, text: str) -> str:
    return random.choice(
        (
            lambda: unicodedata.normalize("NFD", text),
            lambda: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
            lambda: text.replace("'", "’").replace(" ", "\u00a0", 1),
            lambda: "".join(_wide(mark) for mark in text),
            lambda: text.replace("a", "á", 1),
            lambda: text.replace(" ", " \u200b", 2),
        )
    )()


def _wide(mark: str) -> str:
    return chr(ord(mark) + 0xFEE0) if mark.isascii() and mark.isalnum() else mark


def latex(random: Random, text: str) -> str:
    for plain, typed in _LATEX.items():
        text = text.replace(plain, typed)
    return text if random.random() < 0.5 else text.replace(" and ", r" \& ")


def markup(random: Random, text: str) -> str:
    """HTML around a word or two, escaped once more now and then."""
    words = text.split(" ")
    at = random.randrange(len(words))
    upto = min(len(words), at + random.randint(1, 2))
    tag = random.choice(_TAGS)
    marked = f"<{tag}>{' '.join(words[at:upto])}</{tag}>"
    if random.random() < 0.25:
        marked = html.escape(marked)
    return " ".join([*words[:at], marked, *words[upto:]])


def entities(random: Random, text: str) -> str:
    spelled = "".join(_ENTITIES.get(mark, mark) for mark in text)
    if spelled == text:
        return text.replace(" ", "&nbsp;", random.randint(1, 2))
    return spelled.replace("&", "&amp;") if random.random() < 0.2 else spelled


def braces(random: Random, text: str) -> str:
    """As BibTeX files protect capitals: `{BERT}`, `{T}raining`, `Flash{I}nfer`, `{{All}}`."""
    return random.choice(
        (
            lambda: f"{{{{{text}}}}}",
            lambda: re.sub(r"([A-Z])", r"{\1}", text),
            lambda: re.sub(r"\b(\w*[A-Z]\w*[A-Z]\w*)", r"{\1}", text),
            lambda: re.sub(r"\b([A-Z])", r"{\1}", text),
            lambda: re.sub(r"\b(\w{5,})", r"\\emph{\1}", text, count=1),
            lambda: re.sub(r"\b(\w{5,})", r"\\textsc{\1}", text, count=1),
            lambda: text.replace("-", "{-}").replace("&", r"{\&}"),
        )
    )()


def version(random: Random, text: str) -> str:
    number = random.randint(1, 6)
    return random.choice((f"{text} [v{number}]", f"{text} (v{number})", f"[v{number}] {text}"))


def identifier(random: Random, text: str) -> str:
    """An arXiv id or a category, in front or behind."""
    number = f"{random.randint(15, 26):02}{random.randint(1, 12):02}.{random.randint(0, 29999):05}"
    archive = random.choice(_ARCHIVES)
    return random.choice(
        (
            lambda: f"arXiv:{number}v{random.randint(1, 5)} {text}",
            lambda: f"[{number}] {text}",
            lambda: f"{number} - {text}",
            lambda: f"{text} arXiv:{number}",
            lambda: f"{text} (arXiv {number}v2)",
            lambda: f"[{archive}] {text}",
            lambda: f"{archive}: {text}",
            lambda: f"{text} [{archive}]",
            lambda: f"arXiv:{number} [{archive}] {text}",
        )
    )()


def state(random: Random, text: str) -> str:
    return f"{text} {random.choice(_STATES)}"


def mojibake(random: Random, text: str) -> str:
    """UTF-8 read as something else."""
    typographic = text.replace("'", "’").replace(" - ", " – ").replace("-", "‐", 1)
    if typographic.isascii():
        typographic = typographic.replace("e", "é", 1)
    for _ in range(random.choice((1, 1, 1, 2))):
        octets = typographic.encode()
        wrong = random.choice(("cp1252", "latin-1"))
        try:
            typographic = octets.decode(wrong)
        except UnicodeDecodeError:
            typographic = octets.decode("latin-1")
    return typographic


def homoglyphs(random: Random, text: str) -> str:
    """Some Latin letters by their Cyrillic or Greek twins."""
    share = random.choice((0.05, 0.2, 0.6))
    return "".join(
        random.choice(_TWINS[mark]) if mark in _TWINS and random.random() < share else mark
        for mark in text
    )


def digits_for_letters(random: Random, text: str) -> str:
    """As optical recognition errs: `m0del`, `para1lel`; in words of five letters and more."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    for place in random.sample(long, min(len(long), random.randint(1, 2))):
        word = words[place]
        fitting = [at for at, mark in enumerate(word) if mark in _DIGITS]
        if fitting:
            at = random.choice(fitting)
            words[place] = word[:at] + _DIGITS[word[at]] + word[at + 1 :]
    return " ".join(words)


def abbreviation(_: Random, text: str) -> str:
    """Terms by their abbreviations, else abbreviations by their terms."""
    short = text
    for term, letters in _SHORT.items():
        short = re.sub(rf"\b{term}(s?)\b", rf"{letters}\1", short, flags=re.IGNORECASE)
    if short != text:
        return short
    for term, letters in _SHORT.items():
        text = re.sub(rf"\b{letters}(s?)\b", rf"{term.title()}\1", text)
    return text


def cut_title(random: Random, text: str) -> str:
    least = max(len(text) // 2, 28)
    if least >= len(text) - 4:
        return text
    return text[: random.randrange(least, len(text) - 3)].rstrip() + random.choice(_ELLIPSES)


def cut_without_ellipsis(random: Random, text: str) -> str:
    """As a field of a fixed width has it."""
    least = max(2 * len(text) // 3, 40)
    return text[: random.randrange(least, len(text))].rstrip() if least < len(text) else text


def drop_subtitle(_: Random, text: str) -> str:
    head = re.split(r": | -- |\? ", text)[0]
    return head if len(head) > 3 else text


def drop_name(_: Random, text: str) -> str:
    rest = text.partition(": ")[2]
    return rest if len(rest.split()) > 3 else text


def add_subtitle(random: Random, text: str) -> str:
    return text if ":" in text else f"{text}: {random.choice(_SUBTITLES)}"


def add_edition(random: Random, text: str) -> str:
    return f"{text} {random.choice(_EDITIONS)}"


def slip(random: Random, text: str) -> str:
    """One or two slips of the pen, in words long enough to survive them."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    for place in random.sample(long, min(len(long), random.choice((1, 1, 2)))):
        words[place] = _slipped(random, words[place])
    return " ".join(words)


def _slipped(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            lambda: word[:at] + word[at + 1 :],
            lambda: word[:at] + word[at] + word[at:],
            lambda: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            lambda: word[:at] + random.choice("aeioustrnl") + word[at + 1 :],
        )
    )()


def british(_: Random, text: str) -> str:
    for american, spelling in _BRITISH.items():
        text = text.replace(american, spelling)
        text = text.replace(american.capitalize(), spelling.capitalize())
    return text


def reword(random: Random, text: str) -> str:
    """Some words by others of the same meaning, some small words dropped."""
    return " ".join(_reworded(word) if random.random() < 0.6 else word for word in text.split(" "))


def _reworded(word: str) -> str:
    other = _SYNONYMS.get(word.lower())
    if other is None:
        return word
    return other.capitalize() if word[0].isupper() else other


def swap_parts(_: Random, text: str) -> str:
    name, colon, rest = text.partition(": ")
    return f"{rest}: {name}" if colon else text


def same(_: Random, text: str) -> str:
    return text


def missing(_: Random, text: str) -> str:
    return ""


def cut_abstract(random: Random, text: str) -> str:
    words = text.split()
    return " ".join(words[: max(25, int(len(words) * random.uniform(0.3, 0.8)))])


def reword_sentences(random: Random, text: str) -> str:
    """Words exchanged, sentences dropped, two sentences in another order."""
    sentences = re.split(r"(?<=[.!?]) ", reword(random, text))
    kept = [sentence for sentence in sentences if random.random() < 0.8] or sentences
    if len(kept) > 2:
        at = random.randrange(len(kept) - 1)
        kept[at], kept[at + 1] = kept[at + 1], kept[at]
    return " ".join(kept)


TITLE: tuple[Perturbation, ...] = (
    same, other_case, other_punctuation, other_hyphenation, other_unicode, latex, cut_title,
    drop_subtitle, drop_name, add_subtitle, add_edition, slip, british, reword, swap_parts,
    markup, entities, braces, version, identifier, state, mojibake, homoglyphs,
    digits_for_letters, abbreviation, cut_without_ellipsis,
)  # fmt: skip
# A listing has its abstract more often than not.
ABSTRACT: tuple[Perturbation, ...] = (
    same, same, same, cut_abstract, cut_abstract, missing, reword_sentences, reword_sentences,
    slip,
)  # fmt: skip
_DESTRUCTIVE = {
    cut_title, cut_without_ellipsis, drop_subtitle, drop_name, add_subtitle, reword, swap_parts,
}  # fmt: skip


def relist(random: Random, record: Record) -> tuple[Record, str]:
    """Another listing of the same paper, and the names of what was done to it.

    Where much of a title goes, its abstract stays: without both nobody could tell.
    """
    first, second = random.choice(TITLE), random.choice((same, same, *TITLE))
    if first in _DESTRUCTIVE:
        second = random.choice((same, other_case, other_unicode))
    elif second in _DESTRUCTIVE or first is mojibake:  # labels come last, encoding after them
        first, second = second, first
    title = second(random, first(random, record.title))
    of_abstract = random.choice(ABSTRACT)
    if {first, second} & _DESTRUCTIVE and of_abstract is missing:
        of_abstract = cut_abstract
    text = of_abstract(random, record.text)
    done = f"{first.__name__} + {second.__name__} / {of_abstract.__name__}"
    listed = Record(
        dump=record.dump, lines=record.lines, title=title, abstract=(text,) if text else ()
    )
    return listed, done
