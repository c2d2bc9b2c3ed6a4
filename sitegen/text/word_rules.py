r"""The rules of `words`, as data: tables and ordered rules that Python and the browser both read.

A rule is a pattern and what replaces it (`$1` is its first group).  Patterns keep to what Python
and JavaScript read alike: no `\w`, no `\b`, ASCII ranges; a rule sees one word, in small letters.
`[letters]` is every letter, mark and digit of every script.

The choice and its price: rules over endings and short tables rather than a dictionary.  A rule
may bend a word it need not (`controlled` becomes `controled`): that does no harm as long as all
readings of the word are bent alike.  Where it would join two words, or separate a word from its
relatives (`supervised` from `supervision`), a table has the exception.
"""

from typing import Any

Rule = tuple[str, str]

# Invisible to readers: soft hyphens, zero-width and bidirectional marks, variation selectors, and
# accents without a letter.
INVISIBLE = (
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
    r"|(?<![letters])[\u0300-\u036f]+"
)

# -- Words in a text

APOSTROPHE = r"['`\u00b4\u02bc\u2018\u2019]"
_DECIMAL = r"(?<=[0-9])\.(?=[0-9])"
_GROUPED = r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))"
_NOT_BEFORE, _NOT_AFTER = "(?<![letters])", "(?![letters])"

# A run of letters and digits, with the marks that distinguish names: `S*`, `C#`, `C++`, `4+`.
# Longer starred words are likelier emphasis in Markdown than a name such as `S*` or `RRT*`.
NAME_MARKS = "*#+&"
BARE_WORD = rf"[letters]+(?:(?:{_DECIMAL}|{_GROUPED}|{APOSTROPHE})[letters]+)*"  # without them
WORD = "|".join(
    (
        rf"{_NOT_BEFORE}(?<!\*)[letters]{{1,4}}\*{_NOT_AFTER}(?!\*)",
        rf"{_NOT_BEFORE}[CFcf]#{_NOT_AFTER}",
        rf"{BARE_WORD}(?:\+\+{_NOT_AFTER}(?!\+))?",
        rf"(?<=[letters])\+{_NOT_AFTER}(?!\+)",
        "&",
    )
)
# What joins the words of one compound: `pre-training`, `H_2O`, `Node.js`.
JOINER = r"[-\u2010\u2013.]|[_^$\\{}]{1,3}"

# -- Letters

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu",
    "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma",
    "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega",
}  # fmt: skip
LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
    "ı": "i", "×": "x", "∞": "infinity",
}  # fmt: skip
MARKS: tuple[Rule, ...] = (
    (f"{APOSTROPHE}|,", ""),
    (r"\+\+", "pp"),
    (r"\+", "plus"),
    ("#", "sharp"),
    (r"\*", " star"),
    ("&", "and"),
)

# -- Spelling: British to American, every rule in turn

_ISE = "(?=(?:e|ed|es|er|ers|ing|able|ably|ability|abilities|ations?|ational|ationally)$)"
_OUR = (
    "ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|parl"
    "|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig"
)

_BEGINNINGS = {
    "aeroplane": "airplane", "aetio": "etio", "ageing$": "aging", "aluminium": "aluminum",
    "amongst$": "among", "anaesth": "anesth", "appal(?=s?$)": "appall", "archaeo": "archeo",
    "artefact": "artifact", "caesi": "cesi", "cosy$": "cozy", "counsellor": "counselor",
    "diarrhoea": "diarrhea", "encyclopaed": "encycloped", "foet": "fet", "grey": "gray",
    "gynaec": "gynec", "haem": "hem", "jewellery": "jewelry", "learnt$": "learned",
    "marvellous": "marvelous", "meagre": "meager", "mediaev": "mediev", "mould": "mold",
    "moustach": "mustach", "ochre": "ocher", "oedem": "edem", "oesoph": "esoph", "oestr": "estr",
    "orthopaed": "orthoped", "paed": "ped", "palaeo": "paleo", "plough": "plow", "sabre": "saber",
    "sceptic": "skeptic", "smoulder": "smolder", "sombre": "somber", "sulph": "sulf",
    "tyre(?=s?$)": "tire", "whilst$": "while", "woollen": "woolen",
}  # fmt: skip

SPELLING: tuple[Rule, ...] = (
    (f"([a-z]{{3}})is{_ISE}", "$1iz"),
    ("lys(?=(?:e|ed|er|ers|ing|able)$)", "lyz"),
    (f"({_OUR}|^od)our", "$1or"),
    ("(cen|^(?:centi|kilo|micro|milli|nano)?me|^li|thea|^spec|^lus)tre(?=s?$)", "$1ter"),
    ("centr(?=(?:ed|ing)$)", "center"),
    ("^((?:micro|nano)?fi|cali)bre", "$1ber"),
    ("([a-z]{3}[aeiou]|^dia|^due|fue)ll(?=(?:ing|ed|er|ers)$)", "$1l"),
    ("(anal|catal|dial|epil|monol|prol)ogue", "$1og"),
    ("^(defen|licen|offen|preten)ce", "$1se"),
    ("^practiz", "practic"),
    ("^(kilo|micro|milli)?gramme(?=s?$)", "$1gram"),
    ("^(re)?programme(?=s?$)", "$1program"),
    ("(judg|ledg)ement", "$1ment"),
    ("(distil|enrol|fulfil|instal|instil)(?=(?:s|ments?)?$)", "$1l"),
    ("^(skil|wil)ful", "$1lful"),
    ("^manoeuvre(?=s?$)", "maneuver"),
    ("^manoeuvr", "maneuver"),
    ("^(bias|focus)s(?=(?:ed|es|ing)$)", "$1"),
    ("^(benefit|kidnap|worship)[tp](?=(?:ed|er|ers|ing)$)", "$1"),
    ("aemi(?=[ac]$)", "emi"),
    *((f"^{british}", american) for british, american in _BEGINNINGS.items()),
)

# Words in "-ise" that are American too. The identifiers hashed from titles are published without
# these exceptions, which is why they come afterwards.
EXCEPTIONS: tuple[Rule, ...] = (
    (f"([aouw])iz{_ISE}", "$1is"),
    (
        "^((?:im|non|pre|re|self|semi|un|weakly)*(?:advert|adv|appr|ar|chast|circumc|compr|comprom"
        "|conc|dem|desp|dev|enterpr|exc|exerc|expert|franch|improv|inc|merchand|parad|prec|prem"
        f"|prom|repr|rev|superv|surm|surpr|telev|treat|val))iz{_ISE}",
        "$1is",
    ),
)

# -- Number: plural to singular, by the table, else by the first rule that fits

# In "-s", but not plurals.
_INVARIABLE = (
    "alias aps asbestos atlas aws bias bps canvas chaos cms cosmos debias dns ethos faas fps gps "
    "hls https iaas kudos lens macos mars news paas pancreas pathos perhaps qps rms saas series "
    "sms species texas thermos tls tps unbias whereas"
)
IRREGULAR = {
    "algae": "alga", "antennae": "antenna", "automata": "automaton", "axes": "axis",
    "bacteria": "bacterium", "children": "child", "corpora": "corpus", "crises": "crisis",
    "criteria": "criterion", "curricula": "curriculum", "diagnoses": "diagnosis", "does": "do",
    "emphases": "emphasis", "errata": "erratum", "extrema": "extremum", "feet": "foot",
    "foci": "focus", "foraminifera": "foraminifer", "formulae": "formula", "fungi": "fungus",
    "geese": "goose", "genera": "genus", "geneses": "genesis", "halves": "half", "knives": "knife",
    "larvae": "larva", "leaves": "leaf", "lives": "life", "loci": "locus", "maxima": "maximum",
    "men": "man", "mice": "mouse", "microalgae": "microalga", "minima": "minimum",
    "mitochondria": "mitochondrion", "moduli": "modulus", "nebulae": "nebula", "nuclei": "nucleus",
    "oases": "oasis", "optima": "optimum", "ova": "ovum", "oxen": "ox", "phenomena": "phenomenon",
    "phyla": "phylum", "prognoses": "prognosis", "quanta": "quantum", "quizzes": "quiz",
    "radii": "radius", "schemata": "schema", "selves": "self", "shelves": "shelf",
    "spectra": "spectrum", "stimuli": "stimulus", "strata": "stratum", "supernovae": "supernova",
    "synopses": "synopsis", "taxa": "taxon", "teeth": "tooth", "thieves": "thief", "tori": "torus",
    "vertebrae": "vertebra", "wolves": "wolf", "women": "woman",
} | {word: word for word in _INVARIABLE.split()}  # fmt: skip

_U = "[a-np-z]pu|emu|guru|menu|submenu|tofu"
_I = "api|bci|cli|emoji|gui|hpi|kpi|poi|roi|ski|taxi|wiki"
_US = (
    "apparat|b|bon|calcul|camp|cens|chor|circ|consens|corp|disc|foc|gen|hiat|loc|min|minib|modul"
    "|nex|nucle|octop|omnib|op|pl|radi|refoc|stat|stimul|surpl|syllab|thesaur|tor|vir"
)
_CHE = "avalanche|(?:^|back|c|head|heart|moust|must|pan|tooth)ache|cliche|niche|psyche|quiche"
_SSE = "crevasse|finesse|impasse|mousse|posse"

NUMBER: tuple[Rule, ...] = (
    (f"^({_U}|{_I})s$", "$1"),
    ("(ss|us|is)$", "$1"),
    ("lyses$", "lysis"),
    ("theses$", "thesis"),
    ("(append|hel|matr)ices$", "$1ix"),
    ("(cod|cort|ind|simpl|vert|vort)ices$", "$1ex"),
    (f"({_CHE}|{_SSE})s$", "$1"),
    ("(ch|sh|ss|tz|x|zz)es$", "$1"),
    (f"^(alias|atlas|(?:de|un)?bias|canvas|gas|lens|(?:{_US})us)es$", "$1"),
    ("^([a-z]|brown|calor|cook|gen|mov|pix|prair|rook|self|smooth|zomb)ies$", "$1ie"),
    ("ies$", "y"),
    ("^(buffal|carg|d|domin|ech|embarg|g|her|mosquit|potat|tomat|torped|vet|zer)oes$", "$1o"),
    ("^([a-z][aeiou]s)$", "$1"),
    ("^([a-z]+[0-9]+)s$", "$1"),
    ("([a-z][a-z])s$", "$1"),
)
# `GPUs`, `BCIs`: an s behind a capital is a plural's, whatever the rules say of small letters.
CAPITAL_PLURAL = f"^(.*[A-Z].*[A-Z0-9]){APOSTROPHE}?s$"

# What a word being written may go on with; a rule waits for the end of a word.
ENDINGS = (
    "e", "es", "r", "d", "ed", "s", "g", "ng", "ing", "n", "on", "ion", "tion", "ation", "le",
    "able",
)  # fmt: skip

LONGEST = 40  # characters of a word that rules are tried on; a hostile "word" may be a megabyte

# -- Words that say nothing of a text's subject

STOP_WORDS = """
a about all also an and are as at be been both but by can do does during each for from had has have
here how if in into is it its many may more most no not of on or other our over such than that the
their them then there these they this those through to under up use via was we were what when where
whether which while who why will with within would you your"""
# In titles these say no more, yet a reader may search for them.
FILLERS = "based toward using"
# These say nothing even of how two titles differ.
LINKING_WORDS = "a an and are as at by for from in into is its of on the their to using via with"


def rules() -> dict[str, Any]:
    """All of it, as the browser receives it."""
    return {
        "invisible": INVISIBLE,
        "apostrophe": APOSTROPHE,
        "word": WORD,
        "joiner": JOINER,
        "letters": LETTERS,
        "greek": GREEK,
        "marks": MARKS,
        "spelling": SPELLING,
        "exceptions": EXCEPTIONS,
        "irregular": IRREGULAR,
        "number": NUMBER,
        "capitalPlural": CAPITAL_PLURAL,
        "endings": ENDINGS,
        "longest": LONGEST,
        "stopWords": STOP_WORDS,
    }
