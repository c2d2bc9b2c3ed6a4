"""Paper address: whether a link leads to a paper, by its host or its file."""

import re

from sitegen.text.identifier import arxiv_id, doi
from sitegen.text.link import host_of, split_address

_HOSTS = (
    *("aaai.org", "acl-arc.comp.nus.edu.sg", "aclanthology.org", "aclanthology.info", "aclweb.org"),
    *("acm.org", "acs.org", "aip.org", "alphaxiv.org", "annualreviews.org", "aps.org", "arxiv.org"),
    *("biomedcentral.com", "biorxiv.org", "cell.com", "ceur-ws.org", "chemrxiv.org", "doi.org"),
    *("citeseerx.ist.psu.edu", "core.ac.uk", "escholarship.org", "europepmc.org", "osti.gov"),
    *("cv-foundation.org", "ecva.net", "eprint.iacr.org", "frontiersin.org", "hal.science"),
    *("hal.archives-ouvertes.fr", "hindawi.com", "icml.cc", "ieee.org", "ieeecomputersociety.org"),
    *("ijcai.org", "interspeech.org", "iop.org", "isca-speech.org", "jamanetwork.com", "jmlr.org"),
    *("jstor.org", "mdpi.com", "medrxiv.org", "mitpressjournals.org", "mlr.press", "mlsys.org"),
    *("ncbi.nlm.nih.gov", "nature.com", "neurips.cc", "nips.cc", "openreview.net", "oup.com"),
    *("paperswithcode.com", "plos.org", "pnas.org", "preprints.org", "psyarxiv.com"),
    *("pubmed.gov", "researchgate.net", "sagepub.com", "science.org", "sciencedirect.com"),
    *("scitepress.org", "semanticscholar.org", "siam.org", "springer.com", "ssrn.com"),
    *("sciencemag.org", "tandfonline.com", "techrxiv.org", "thecvf.com", "thelancet.com"),
    *("usenix.org", "vldb.org", "wiley.com", "zbmath.org", "direct.mit.edu", "distill.pub"),
)
_HUGGING_FACE = ("huggingface.co", "hf.co")
_FILE = re.compile(r"\.(?:pdf|ps|ps\.gz)$|/pdfs?/|/viewcontent\.cgi$", re.IGNORECASE)


def is_paper_address(url: str) -> bool:
    """Whether an address is one of a paper: of an identifier, at a publisher's, or a PDF."""
    host = host_of(url)
    if not host:
        return False
    path = split_address(url).path
    if host in _HUGGING_FACE:
        return path.startswith("/papers/")
    is_known = any(host == known or host.endswith("." + known) for known in _HOSTS)
    has_page = is_known and bool(path.strip("/"))
    return has_page or bool(_FILE.search(path) or arxiv_id(url) or doi(url))
