/* Narrowing: the documents that the operators of a query leave. */

sitegen.define("narrowing", ["lookup", "phrase"], function (newLookup, phrase) {
  "use strict";

  const wordsOf = (text, { plain, runs, key }) =>
    runs(plain(text))
      .flat()
      .map(({ word }) => key(word));

  /** `reading` also has the `lexicon`, and `withAuthors` (see authors.js). */
  return function narrowing(settings, load, reading) {
    const { lexicon, withAuthors } = reading;
    const { documentsOf, startingWith, topics } = newLookup(settings, load);

    function marked(numbers) {
      const mark = new Uint8Array(settings.documents);
      for (const number of numbers) mark[number] = 1;
      return mark;
    }

    /** The numbers of the documents that have a term, in any field or in that one.
        @param {string} term @param {string | null} field */
    function having(term, field = null) {
      const posting = lexicon.posting(term);
      if (!posting) return [];
      return field ? posting[field] : [posting.documents, posting.titles, posting.authors].flat();
    }

    /** The documents that may have the words of a phrase: each, or as one with its neighbor.
        @param {string[]} words @param {string | null} field */
    async function mayHave(words, field) {
      const pairs = words.slice(1).map((word, i) => words[i] + word);
      await lexicon.read([...words, ...pairs].map((term) => lexicon.shardOf(term)));
      const each = words.map((word, i) =>
        marked([word, pairs[i - 1], pairs[i]].flatMap((term) => (term ? having(term, field) : []))),
      );
      return marked([]).map((_, number) =>
        Number(each.length > 0 && each.every((one) => one[number])),
      );
    }

    /** The slugs of the topics whose names have words that begin so. */
    async function topicsLike(text) {
      const asked = wordsOf(text, reading);
      const slugs = [];
      for (const [slug, name] of await topics()) {
        const words = wordsOf(`${name} ${slug}`, reading);
        if (asked.every((start) => words.some((word) => word.startsWith(start)))) slugs.push(slug);
      }
      return slugs;
    }

    /** The documents of each year, [{year, numbers}]. */
    async function byYear() {
      const found = await startingWith("year ");
      return found.map(({ name, numbers }) => ({ year: Number(name.slice(5)), numbers }));
    }

    /** What an operator asks for: the `numbers` of documents. */
    const find = {
      async author(asked) {
        return (await withAuthors([asked])).map(({ number }) => number);
      },

      async topic({ slugs }) {
        return (await Promise.all(slugs.map((slug) => documentsOf(`topic ${slug}`)))).flat();
      },

      async year({ years: [from, to] }) {
        const found = (await byYear()).filter(({ year }) => year >= from && year <= to);
        return found.flatMap(({ numbers }) => numbers);
      },

      async identifiers({ numbers }) {
        return numbers;
      },

      async word({ text }) {
        const words = reading.tokenize(text).words;
        const mark = await mayHave(words, null);
        return [...mark.keys()].filter((number) => mark[number]);
      },

      /** Each word, in any meaning that it has in the query. */
      async title({ text }, meant) {
        const { words } = reading.tokenize(text);
        await lexicon.read(words.map((word) => lexicon.shardOf(word)));
        const each = words.map((word) =>
          marked(meant.get(word)?.flatMap(({ titles }) => titles) ?? having(word, "titles")),
        );
        return [...(each[0]?.keys() ?? [])].filter((number) => each.every((one) => one[number]));
      },
    };

    /** A phrase of several words, which texts must be read for: {isWanted, may, isIn, isTitles}. */
    async function phraseOf({ kind, text, isWanted }) {
      const isTitles = kind === "title";
      const may = await mayHave(reading.tokenize(text).words, isTitles ? "titles" : null);
      return { isWanted, isTitles, may, isIn: phrase(text, reading) };
    }

    function isPhrase({ kind, text, isQuoted }) {
      const isMarked = kind === "phrase" || (kind === "title" && isQuoted);
      return isMarked && wordsOf(text, reading).length > 1;
    }

    /** {within, phrases} of what `read` gave: the documents it leaves, marked, and the phrases that
        they must have or lack. `meant` are the postings of each word. */
    async function narrow(asked, meant) {
      if (asked.length === 0) return { within: null, phrases: [] };
      const others = asked.filter((one) => !isPhrase(one));
      const [phrases, found] = await Promise.all([
        Promise.all(asked.filter(isPhrase).map(phraseOf)),
        Promise.all(
          others.map((one) => find[one.kind === "phrase" ? "word" : one.kind](one, meant)),
        ),
      ]);
      const within = marked([]).fill(1);
      const keep = (mark, isWanted) => {
        for (let n = 0; n < within.length; n++) if (Boolean(mark[n]) !== isWanted) within[n] = 0;
      };
      others.forEach(({ isWanted }, i) => keep(marked(found[i]), isWanted));
      for (const { may, isWanted } of phrases) if (isWanted) keep(may, true);
      return { within, phrases };
    }

    return {
      /** What a query asks for, where it is known what that is: a topic that nobody has is read as
          words, and each of several identifiers will do.  One that is on the list says more than
          the words it is cited with; one that is not is a word as they are.  @param {{ words: string, asked: Operator[] }} parsed */
      async read({ words, asked }) {
        const names = asked.flatMap(({ kind, name }) => (kind === "identifier" ? [name] : []));
        const numbers = (await Promise.all(names.map(documentsOf))).flat();
        const isNamed = numbers.length > 0 || (names.length > 0 && words.trim() === "");
        /** @type {object[]} */
        const read = isNamed ? [{ kind: "identifiers", isWanted: true, numbers }] : [];
        let rest = isNamed ? "" : [words, ...names].join(" ");
        for (const one of asked.filter(({ kind }) => kind !== "identifier")) {
          const slugs = one.kind === "topic" ? await topicsLike(one.text) : [];
          if (one.kind === "topic" && slugs.length === 0) rest += ` ${one.text}`;
          else read.push({ ...one, slugs });
        }
        return { words: rest, asked: read };
      },

      narrow,

      /** The years of documents, by their numbers. */
      async dates() {
        const found = await byYear();
        return new Map(found.flatMap(({ year, numbers }) => numbers.map((n) => [n, year])));
      },
    };
  };
});
