/* Lexicon: the terms at hand and their postings, shard by shard.

   In a short list one shard holds every term. In a long one the terms of all titles are known
   from the start, to correct misspellings by; others once their shard has been read. */

sitegen.define("lexicon", ["bits"], function (BitReader) {
  "use strict";

  const SLICE_MS = 8; // without a worker, reading a shard must not hold up typing

  function frontDecoded(text) {
    const terms = [];
    let previous = "";
    for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      previous = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
      terms.push(previous);
    }
    return terms;
  }

  /** How many of the sorted `terms` come before `term`. */
  function before(terms, term) {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function readPosting(term, bits, titleLengths) {
    const last = titleLengths.length - 1;
    const fields = bits.readGamma() + 1;
    const inTitles = bits.readTruncated(fields + 1);
    const inNames = bits.readTruncated(fields - inTitles + 1);
    const inTexts = fields - inTitles - inNames;
    const documents = bits.readIncreasing(inTexts, 0, last);
    const counts = bits.readGaps(inTexts);
    const titles = bits.readIncreasing(inTitles, 0, last);
    const positions = bits
      .readGaps(inTitles)
      .map((count, i) => bits.readIncreasing(count, 0, titleLengths[titles[i]] - 1));
    const authors = bits.readIncreasing(inNames, 0, last);
    return { term, documents, counts, titles, positions, authors };
  }

  return class Lexicon {
    constructor(settings, titleLengths, load) {
      this.firsts = settings.shards;
      this.titleTerms = frontDecoded(settings.titleTerms);
      this.titleLengths = titleLengths;
      this.load = load;
      this.shards = new Map();
      this.reading = new Map();
      this.postings = new Map();
    }

    shardOf(term) {
      const number = before(this.firsts, term);
      return this.firsts[number] === term ? number : Math.max(number - 1, 0);
    }

    /** The shards that hold terms with this beginning, at most `limit` of them. */
    shardsOf(prefix, limit) {
      const first = this.shardOf(prefix);
      const last = Math.min(this.shardOf(`${prefix}\uffff`), first + limit - 1);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    }

    async read(numbers) {
      const missing = [...new Set(numbers)].filter((number) => !this.shards.has(number));
      await Promise.all(missing.map((number) => this.readShard(number)));
    }

    /** Two who ask at once wait for one reading; a failed one may be asked for again. */
    readShard(number) {
      if (!this.reading.has(number)) {
        const done = () => this.reading.delete(number);
        this.reading.set(number, this.decodeShard(number).finally(done));
      }
      return this.reading.get(number);
    }

    async decodeShard(number) {
      const shard = await this.load(`terms-${number}`);
      const terms = frontDecoded(shard.terms);
      const bits = new BitReader(shard.bits);
      let started = performance.now();
      for (const [i, term] of terms.entries()) {
        this.postings.set(term, readPosting(term, bits, this.titleLengths));
        if (i % 128 === 0 && performance.now() - started > SLICE_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          started = performance.now();
        }
      }
      this.shards.set(number, terms);
      this.known = null;
    }

    posting(term) {
      return this.postings.get(term);
    }

    /** How many titles, texts and lists of authors a term occurs in, as far as known. */
    frequency(term) {
      const { documents = [], titles = [], authors = [] } = this.postings.get(term) ?? {};
      return documents.length + titles.length + authors.length;
    }

    /** Every term at hand, sorted. */
    terms() {
      if (!this.known) {
        const read = [...this.shards.values()];
        const all = this.firsts.length > 1 ? new Set(this.titleTerms.concat(...read)) : read[0];
        this.known = this.firsts.length > 1 ? [...all].sort() : all || [];
      }
      return this.known;
    }

    has(term) {
      const terms = this.terms();
      return terms[before(terms, term)] === term;
    }

    startingWith(prefix) {
      const terms = this.terms();
      return terms.slice(before(terms, prefix), before(terms, `${prefix}\uffff`));
    }
  };
});
