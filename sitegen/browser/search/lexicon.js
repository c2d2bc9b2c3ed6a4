/* Lexicon: the terms at hand and their postings, shard by shard.

   In a short list one shard holds every term. A long one is cut up: then the terms of titles can be
   read without their postings, a range at a time, to complete and to correct words by. */

sitegen.define("lexicon", ["bits", "ranges"], function (BitReader, ranges) {
  "use strict";

  const SLICE_MS = 8; // without a worker, reading a shard must not hold up typing

  const { frontDecoded, before, beforeEnd, rangeOf, rangesOf } = ranges;

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

  function sortedUnion(lists) {
    return [...new Set(lists.flat())].sort((a, b) => a - b);
  }

  /** Numbers that rise by small steps, and begin anew where they would exceed the largest. */
  function readSteps(base64, count) {
    const bits = new BitReader(base64);
    const end = bits.readGamma();
    let number = 0;
    return bits.readGaps(count).map((gap) => (number = (number + gap - 1) % end));
  }

  return class Lexicon {
    constructor(settings, load) {
      const count = settings.documents;
      const [title, text] = settings.lengths.map((steps) => readSteps(steps, count));
      // Of authors and leading names, what the postings at hand have needed so far.
      this.lengths = { title, text, authors: Array(count).fill(0) };
      this.names = Array(count).fill(0);
      this.firsts = frontDecoded(settings.shards);
      this.titled = frontDecoded(settings.titled);
      this.load = load;
      this.parts = new Map(); // the terms that each part at hand brought
      this.reading = new Map();
      this.postings = new Map();
      /** @type {string[] | null} */
      this.known = null;
    }

    shardOf(term) {
      return rangeOf(this.firsts, term);
    }

    /** The shards that hold terms with this beginning. */
    shardsOf(beginning) {
      return rangesOf(this.firsts, beginning);
    }

    async read(numbers) {
      await this.readParts(numbers.map((number) => `terms-${number}`));
    }

    /** The terms of titles that have one of these beginnings. @param {string[]} beginnings */
    async readTitled(beginnings) {
      const numbers = beginnings.flatMap((beginning) => rangesOf(this.titled, beginning));
      if (this.titled.length > 0) await this.readParts(numbers.map((number) => `titled-${number}`));
    }

    async readParts(names) {
      const missing = [...new Set(names)].filter((name) => !this.parts.has(name));
      await Promise.all(missing.map((name) => this.readPart(name)));
    }

    /** Two who ask at once wait for one reading; a failed one may be asked for again. */
    readPart(name) {
      if (!this.reading.has(name)) {
        const done = () => this.reading.delete(name);
        this.reading.set(name, this.decodePart(name).finally(done));
      }
      return this.reading.get(name);
    }

    async decodePart(name) {
      const part = await this.load(name);
      const terms = frontDecoded(part.terms ?? part);
      if (part.bits !== undefined) await this.decodeShard(terms, new BitReader(part.bits));
      this.parts.set(name, terms);
      this.known = null;
    }

    async decodeShard(terms, bits) {
      const postings = [];
      let started = performance.now();
      for (const [i, term] of terms.entries()) {
        postings.push(readPosting(term, bits, this.lengths.title));
        if (i % 128 === 0 && performance.now() - started > SLICE_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          started = performance.now();
        }
      }
      this.decodeDocuments(postings, bits);
      for (const posting of postings) this.postings.set(posting.term, posting);
    }

    /** What a shard tells of documents: the words of the name that a title begins with, if the term
        does, and the terms of the authors, if it is one. */
    decodeDocuments(postings, bits) {
      const read = (numbers, column) => {
        const values = bits.readGaps(numbers.length);
        for (const [i, number] of numbers.entries()) column[number] = values[i] - 1;
      };
      const begun = ({ titles, positions }) => titles.filter((_, i) => positions[i][0] === 0);
      read(sortedUnion(postings.map(begun)), this.names);
      read(sortedUnion(postings.map(({ authors }) => authors)), this.lengths.authors);
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
      this.known ??= [...new Set([...this.parts.values()].flat())].sort();
      return this.known;
    }

    has(term) {
      const terms = this.terms();
      return terms[before(terms, term)] === term;
    }

    startingWith(beginning) {
      const terms = this.terms();
      return terms.slice(before(terms, beginning), beforeEnd(terms, beginning));
    }
  };
});
