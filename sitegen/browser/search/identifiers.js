/* Identifiers: arXiv ids and DOIs in a query, as such or in the address of a page.

   sitegen/text/identifier.py reads many more ways to write one, but it reads them once. */

sitegen.define("identifiers", [], function () {
  "use strict";

  const LONGEST = 500; // characters of an address
  const ARXIV = /^(?:.*(?:[:/=]|arxiv\.))?(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?\/?(?:&.*)?$/;
  const OLD_ARXIV =
    /^(?:.*[:/])?([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2}|\.[a-z]+-[a-z]+)?\/(\d{7})(?:v\d+)?(?:\.pdf)?$/;
  const DOI = /^(?:.*[:/=])?(10\.\d{4,9}(?:\.\d+)*\/[^\s&]+)(?:&.*)?$/;
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g; // as copied from a page
  const EDGES = /^[<>()[\]{}"'“”‘’,;]+|[<>()[\]{}"'“”‘’.,;]+$/g;
  // What publishers put behind a DOI in their addresses.
  const VIEW = /(?:\/(?:abstract|abs|e?pdf|epub|full|fulltext|html|meta|summary)|\.(?:pdf|html?))$/;

  /** As readable as it was before it was an address. @param {string} written */
  function decoded(written) {
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  }

  /** The identifier that a word is, as the list writes it; null for any other word.
      @param {string} word @returns {string | null} */
  return function identifier(word) {
    if (word.length > LONGEST || !/\p{Nd}{4}/u.test(word)) return null;
    const readable = decoded(word).normalize("NFKC").replace(INVISIBLE, "");
    const plain = readable.toLowerCase().replace(EDGES, "");
    const [address] = plain.split(/[?#]/, 1);
    const doi = DOI.exec(address) ?? DOI.exec(plain);
    if (doi) {
      const name = doi[1].replace(EDGES, "").replace(VIEW, "");
      return name.startsWith("10.48550/arxiv.") ? identifier(name.slice(15)) : name;
    }
    const old = OLD_ARXIV.exec(address);
    const arxiv = ARXIV.exec(address) ?? ARXIV.exec(plain);
    return arxiv?.[1] ?? (old ? `${old[1]}/${old[2]}` : null);
  };
});
