/* Engine: from a query to ranked documents. It runs in a worker where there is one.

   operators → words → terms → documents by their scores → what is shown of the first */

sitegen.define(
  "engine",
  [
    "tokens",
    "lexicon",
    "scorer",
    "ranking",
    "expansion",
    "operators",
    "narrowing",
    "authors",
    "nearest",
    "standing",
    "synonyms",
    "thesaurus",
    "phrase",
  ],
  function (
    tokenizer,
    Lexicon,
    newScorer,
    newRanking,
    expansion,
    parse,
    newNarrowing,
    authors,
    nearest,
    standing,
    synonyms,
    thesaurus,
    phrase,
  ) {
    "use strict";

    const HUMP = /\p{Ll}(?=\p{Lu})/gu;
    const MOST_WORDS = 24; // of a pasted abstract, the beginning will do
    const MOST_SHARDS = 2; // of a long list, read of all that a word may yet become
    const MOST_ALIKE = 4; // read of those that may have forms of it
    const LIKELY_RIGHT = 2; // letters that a misspelled word begins with
    const LONGEST_NAME = 4; // words
    const NAME_BONUS = 8;
    const SYNONYM = 0.5; // the level of another name
    const SIMILAR = 0.3; // of a word that may stand for one
    const INSTEAD = 0.45; // and for one that the list lacks
    const MOST_FOR_OTHERS = 10; // shards read of such words
    const MOST_CHECKED = 40; // documents whose texts are read for a phrase
    const NOWHERE = { documents: [], counts: [], titles: [], positions: [] };

    /** `load(name)` promises a part of the data. */
    return function engine(settings, load) {
      const count = settings.documents;
      const reading = tokenizer(settings);
      const { tokenize, slug, key, beginnings, plain, runs } = reading;
      const lexicon = new Lexicon(settings, load);
      const rank = newRanking(settings, lexicon, newScorer(settings, lexicon.lengths));
      const synonymsOf = synonyms(settings, lexicon, load);
      const readThesaurus = thesaurus(load);
      const withAuthors = authors.finder(settings, load, reading);
      const narrowing = newNarrowing(settings, load, { ...reading, lexicon, withAuthors });
      const records = new Map();
      const texts = new Map();

      /** Neighboring words written as one, and the query's own compounds: [first, end, joined]. */
      function joins(words, compounds) {
        const pairs = words.slice(1).map((word, i) => [i, i + 2, words[i] + word]);
        return [...pairs, ...compounds].filter(([, end]) => end <= words.length);
      }

      /** What the terms begin with that a word may yet become, which is one with a star, or the
          last one: it `isOpen` as long as it is being written; and the words of `camelCase`. */
      function begunBy(written, isLast) {
        const begun = beginnings(written.replace(/\*$/, ""));
        const humps = tokenize(written.replace(HUMP, "$& ")).words;
        return { begun, humps, isOpen: isLast || written.endsWith("*") };
      }

      /** Is it in names? An initial may be. */
      function isOfNames(word) {
        return word.length === 1 || lexicon.posting(word)?.authors.length > 0;
      }

      /** Neighboring words that may be a name, the longest ones first: [first, end]. */
      function nameRuns(words) {
        const found = [];
        for (let first = 0; first < words.length; first++) {
          for (let end = first + 1; end <= words.length && isOfNames(words[end - 1]); end++) {
            const isAll = end - first === words.length;
            const isName = words.slice(first, end).some((word) => word.length > 1);
            if (isName && (isAll || end > first + 1)) found.push([first, end]);
          }
        }
        return found
          .filter(([first, end]) => end - first <= LONGEST_NAME)
          .sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
      }

      /** The people whom neighboring words mean, as in `J Smith`: [{first, end, posting}], none
          twice. One word may be anybody's: it means who has no other name. */
      async function namedBy(words) {
        const asked = nameRuns(words).map(async ([first, end]) => {
          const term = words.slice(first, end).join(" ");
          const found = await withAuthors([{ text: term, unfinished: false }]);
          const meant = end - first > 1 ? found : found.filter(({ isWhole }) => isWhole);
          const numbers = meant.map(({ number }) => number);
          return { first, end, posting: { ...NOWHERE, term, authors: numbers } };
        });
        const taken = new Set();
        return (await Promise.all(asked)).filter(({ first, end, posting }) => {
          if (posting.authors.length === 0 || taken.has(first) || taken.has(end - 1)) return false;
          for (let i = first; i < end; i++) taken.add(i);
          return true;
        });
      }

      /** What documents gain by the people whom words mean: as much as by a title's beginning, if
          there are no other words. */
      function nameBonuses(named, all) {
        const bonuses = new Map();
        for (const { first, end, posting } of named) {
          const bonus = (NAME_BONUS * (end - first)) / all;
          for (const number of posting.authors) bonuses.set(number, bonus);
        }
        return bonuses;
      }

      /** Other names of what the words mean; a name that the list lacks is no misspelled word, and
          no stub of one unless it is the last. */
      async function addSynonyms(query, words, meant) {
        const all = runs(plain(query))
          .flat()
          .map(({ word }) => key(word));
        for (const { at, posting } of await synonymsOf(all, words)) {
          for (const i of at) {
            if (at.length === 1 && !lexicon.has(words[i])) {
              const isLast = i === words.length - 1;
              meant[i] = meant[i].filter(({ term }) => isLast && term?.startsWith(words[i]));
            }
            if (!meant[i][0]?.isPart) meant[i].push({ posting, level: SYNONYM });
          }
        }
      }

      /** The shards of a word and its forms; of many, titles will tell which ones have those. */
      function shardsAlike(word) {
        const alike = lexicon.shardsOf(expansion.beginning(word));
        return [lexicon.shardOf(word), ...(alike.length > MOST_ALIKE ? [] : alike)];
      }

      /** Read, at once, what tells which terms the words may mean: the shards of their forms, and
          what titles have with the same first letters. */
      async function readAround(words, written, compounds) {
        const shards = words.flatMap((word, i) => {
          const growing = (written[i].isOpen ? written[i].begun : []).flatMap((start) =>
            lexicon.shardsOf(start).slice(0, MOST_SHARDS),
          );
          return [...growing, ...shardsAlike(word)];
        });
        const titled = [...words, ...compounds.map(([, , term]) => term)];
        await Promise.all([
          lexicon.read(shards),
          lexicon.readTitled(titled.map((term) => term.slice(0, LIKELY_RIGHT))),
        ]);
      }

      /** The terms that each word may stand for. One that is like none with its first letters is
          looked for among those with its first, then among all. */
      async function expand(words, written) {
        const terms = (word, i) => expansion.expand(word, written[i], lexicon, key);
        let found = words.map(terms);
        for (const letters of [1, 0]) {
          const unlike = words.filter((word, i) => !found[i].length && expansion.edits(word) > 0);
          await lexicon.readTitled(unlike.map((word) => word.slice(0, letters)));
          found = found.map((some, i) => (some.length > 0 ? some : terms(words[i], i)));
        }
        return found;
      }

      /** {words, written, joined, unread, named, meant}: the words of a query, what they give as one,
          compounds that are no word of the list, those who are named, and for each word the postings
          it may mean, [{posting, level}]. */
      async function meanings(query) {
        const { words: all, written, compounds } = tokenize(query);
        const words = all.slice(0, MOST_WORDS);
        const begun = words.map((_, i) => begunBy(written[i], i === words.length - 1));
        await readAround(words, begun, compounds);
        const found = await expand(words, begun);
        const joined = joins(words, compounds);
        const unread = compounds.filter(([, , term]) => !lexicon.has(term));
        for (const [first, end, term] of joined.filter(([, , one]) => lexicon.has(one))) {
          for (let i = first; i < end; i++) found[i].push({ term, level: expansion.JOINED });
        }
        await lexicon.read(found.flat().map(({ term }) => lexicon.shardOf(term)));
        const meant = found.map((terms) =>
          terms.map((one) => ({ posting: lexicon.posting(one.term), ...one })),
        );
        const named = await namedBy(words);
        for (const { first, end, posting } of named) {
          for (let i = first; i < end; i++) meant[i].push({ posting, level: 1 });
        }
        await addSynonyms(query, words, meant);
        return { words, written, joined, unread, named, meant };
      }

      /** Read the shards of words, and give those that are in few enough: first of what stands for a
          word that the list lacks. What other queries have read makes no difference. */
      async function readSome(others, meant) {
        const shards = new Set();
        const take = (word) => {
          const more = new Set([...shards, ...shardsAlike(word)]);
          if (more.size <= MOST_FOR_OTHERS) more.forEach((shard) => shards.add(shard));
          return more.size <= MOST_FOR_OTHERS;
        };
        const few = [...others];
        for (const isThere of [false, true]) {
          for (const [i, some] of others.entries()) {
            if (postingsOf(meant[i]).length > 0 === isThere) few[i] = some.filter(take);
          }
        }
        await lexicon.read([...shards]);
        return few;
      }

      /** Add the words that may stand for those of a query: not for names, nor for what is misspelled
          or written as one. */
      async function addSimilar(read, othersOf) {
        const isName = (i) => read.named.some(({ first, end }) => first <= i && i < end);
        const isBent = ([first]) => first?.isGuess || first?.isPart;
        const others = othersOf(read.words, read.joined).map((some, i) =>
          isName(i) || isBent(read.meant[i]) ? [] : some,
        );
        const few = await readSome(others, read.meant);
        for (const [i, some] of few.entries()) {
          const before = new Set(postingsOf(read.meant[i]).map(({ term }) => term));
          const most = before.size > 0 ? SIMILAR : INSTEAD;
          const forms = some.flatMap((other) => expansion.forms(other, lexicon));
          for (const { term, level } of forms.filter((one) => !before.has(one.term))) {
            const posting = lexicon.posting(term);
            read.meant[i].push({ posting, level: level * most, isSimilar: true });
          }
        }
      }

      /** What the list has of a word itself, which is what an operator asks for. */
      function postingsOf(terms) {
        return terms.flatMap(({ posting, isSimilar }) => (posting && !isSimilar ? [posting] : []));
      }

      /** {known, unknown, bonuses, meant}: for each word of the query the postings it may mean; the
          words, as written, that mean nothing in this list; what documents gain by the people who
          are meant; and the postings that a word itself has, by its key. */
      function meaningOf({ words, written, named, meant }) {
        const inList = meant.map((terms) => terms.filter(({ posting }) => posting));
        const apart = inList.flatMap((terms) =>
          terms[0]?.isPart ? terms.map((term) => [term]) : [terms],
        );
        return {
          known: apart.filter((terms) => terms.length > 0),
          unknown: words.flatMap((_, i) => (inList[i].length === 0 ? [written[i]] : [])),
          bonuses: nameBonuses(named, words.length),
          meant: new Map(words.map((word, i) => [word, postingsOf(inList[i])])),
        };
      }

      function placeOfKind(number) {
        return settings.kinds.findIndex(([, end]) => number < end);
      }

      function kindOf(number) {
        return settings.kinds[placeOfKind(number)][0];
      }

      async function columnsOf(part) {
        if (!records.has(part)) records.set(part, await load(`records-${part}`));
        return records.get(part);
      }

      /** {finding, text, authors} of a document. */
      async function textOf(number) {
        const part = Math.floor(number / settings.textsPerPart);
        if (!texts.has(part)) texts.set(part, await load(`texts-${part}`));
        const { finding, text, authors: names } = texts.get(part);
        const row = number % settings.textsPerPart;
        return { finding: finding[row], text: text[row], authors: names[row] };
      }

      async function record(number) {
        const columns = await columnsOf(Math.floor(number / settings.recordsPerPart));
        const row = number % settings.recordsPerPart;
        const title = columns.title[row];
        const [shared, rest] = columns.id[row].split(/,(.*)/s);
        const id = slug(title).slice(0, shared === "" ? undefined : Number(shared)) + rest;
        return {
          id,
          kind: kindOf(number),
          title,
          url: columns.url[row].replace("*", () => id),
          topic: columns.topic[row],
          topics: columns.topics[row].split(" ").filter(Boolean),
          year: columns.year[row],
          inferred: columns.inferred[row] === 1,
        };
      }

      function isAsked({ topics, year }, options) {
        if (options.topics && !options.topics.some((one) => topics.includes(one))) return false;
        return !options.years || options.years.includes(year);
      }

      /** Documents by their scores, among those that the operators leave. */
      async function rankAmong(asked, { known, bonuses, meant }) {
        const { within, phrases } = await narrowing.narrow(asked, meant);
        const isFound = known.length > 0 || asked.length === 0;
        const ranked = isFound
          ? rank(known, within, bonuses)
          : newest(within, await narrowing.dates());
        return confirmed(ranked, phrases);
      }

      /** Without words, all are equally good. @param {Map<number, number>} dates */
      function newest(within, dates) {
        const numbers = [...within.keys()].filter((number) => within[number]);
        const dateOf = (number) => dates.get(number) ?? 0;
        numbers.sort((a, b) => dateOf(b) - dateOf(a) || a - b);
        return numbers.map((number) => ({ number, score: 1 }));
      }

      /** {ranked, isCut}: those of the ranked documents that have, or lack, each phrase. Texts are
          read of the best alone, and titles of the best where they are not at hand: so there may be
          more, and then it `isCut`. */
      async function confirmed(ranked, phrases) {
        const isOpen = ({ number }) => phrases.some(({ may }) => may[number]);
        const open = ranked.filter(isOpen);
        const titled = settings.whole ? open : open.slice(0, MOST_CHECKED);
        const told = await Promise.all(titled.map(({ number }) => holdsByTitle(number, phrases)));
        const unsure = titled.filter((_, i) => told[i] === null);
        const first = unsure.slice(0, MOST_CHECKED);
        const held = await Promise.all(first.map(({ number }) => holdsByText(number, phrases)));
        const kept = new Set([
          ...titled.filter((_, i) => told[i]),
          ...first.filter((_, i) => held[i]),
        ]);
        return {
          ranked: ranked.filter((hit) => !isOpen(hit) || kept.has(hit)),
          isCut: open.length > titled.length || unsure.length > first.length,
        };
      }

      /** Whether a document has what is wanted of the phrases that it may have; null if its title
          does not tell. */
      async function holdsByTitle(number, phrases) {
        const { title } = await record(number);
        let isSure = true;
        for (const { isIn, isTitles, isWanted, may } of phrases) {
          if (!may[number]) continue;
          const isThere = isIn(title);
          if (isThere ? !isWanted : isTitles && isWanted) return false;
          if (!isThere && !isTitles) isSure = false;
        }
        return isSure || null;
      }

      async function holdsByText(number, phrases) {
        const { title } = await record(number);
        const { finding, text } = await textOf(number);
        return phrases
          .filter(({ may, isTitles }) => may[number] && !isTitles)
          .every(({ isIn, isWanted }) => [title, finding, text].some(isIn) === isWanted);
      }

      /** What has the words, and if no paper has them all, what has others for them, too. */
      async function answer(words, asked) {
        const read = await meanings(words);
        const found = await answerBy(read, asked);
        const isGuess = (i) => read.meant[i][0]?.isGuess;
        const isWhole = found.isWhole && (await hasCompounds(read.unread, found.among));
        const isSure = isWhole && !read.words.some((_, i) => isGuess(i));
        if (isSure || read.words.length === 0) return found;
        const { has, othersOf } = await readThesaurus();
        const isBent = (i) => isGuess(i) || read.meant[i][0]?.isPart;
        const spelled = [...read.words.keys()].filter((i) => isBent(i) && has(read.words[i]));
        if (isWhole && spelled.length === 0) return found;
        for (const i of spelled) read.meant[i] = [];
        await addSimilar(read, othersOf);
        return answerBy(read, asked, (word) => othersOf([key(word)], [])[0].length > 0);
      }

      /** Does the first paper have, as such, the compounds that are no words of the list? Their parts
          may be words of any text. */
      async function hasCompounds(compounds, among) {
        if (compounds.length === 0) return true;
        const { number } = among.find((one) => kindOf(one.number) === "paper");
        const [{ title }, { finding, text }] = await Promise.all([record(number), textOf(number)]);
        return compounds
          .map(([, , joined]) => phrase(joined, reading))
          .every((isIn) => [title, finding, text].some(isIn));
      }

      /** {meaning, among, isCut, isWhole, misspelled}: the documents by their scores, whether a paper
          has every word, and which words mean nothing and are none that `isWord` knows.
          @param {(word: string) => boolean} isWord */
      async function answerBy(read, asked, isWord = () => false) {
        const meaning = meaningOf(read);
        const { ranked: among, isCut } = await rankAmong(asked, meaning);
        return {
          meaning,
          among,
          isCut,
          isWhole: meaning.unknown.length === 0 && hasAll(meaning.known, among),
          misspelled: meaning.unknown.filter((word) => !isWord(word)),
        };
      }

      /** Is there a paper among the ranked documents that has every word, in any meaning? */
      function hasAll(words, ranked) {
        const had = new Uint8Array(count); // of the words so far, how many in a row
        for (const [i, terms] of words.entries()) {
          for (const { posting } of terms) {
            for (const number of [posting.documents, posting.titles, posting.authors].flat()) {
              if (had[number] === i) had[number] = i + 1;
            }
          }
        }
        return ranked.some(
          ({ number }) => had[number] === words.length && kindOf(number) === "paper",
        );
      }

      /** The words that nothing answered to, each with those of the list that are like it:
          [{word, nearest}]. Nobody having the names asked for, that is so for their words too. */
      async function suggestions(unknown, people) {
        const asked = people.flatMap(({ text }) => runs(plain(text)).flat());
        await lexicon.read(asked.map(({ word }) => lexicon.shardOf(key(word))));
        const isName = (term) => lexicon.posting(term)?.authors.length > 0;
        const noNames = asked.map(({ word }) => word).filter((word) => !isName(key(word)));
        const like = async (word, isMeant) => ({
          word,
          nearest: await asWritten(nearest(key(word), lexicon, isMeant)),
        });
        return Promise.all([
          ...unknown.map((word) => like(word, isShown)),
          ...noNames.map((word) => like(word, isName)),
        ]);
      }

      /** May a title or a name show the term? One that was not read yet is a title's. */
      function isShown(term) {
        const posting = lexicon.posting(term);
        return !posting || posting.titles.length + posting.authors.length > 0;
      }

      /** A title or the names that have a term. */
      async function sourceOf({ titles: [title], authors: [number] }) {
        if (title !== undefined) return (await record(title)).title;
        return (await textOf(number)).authors.join("; ");
      }

      /** Terms as the list writes them; what is no word of it is not offered. */
      async function asWritten(terms) {
        await lexicon.read(terms.map((term) => lexicon.shardOf(term)));
        const found = await Promise.all(
          terms.map(async (term) => {
            const posting = lexicon.posting(term);
            return posting && standing(await sourceOf(posting), term, reading);
          }),
        );
        return [...new Set(found.filter(Boolean))];
      }

      /** The best of the ranked documents, with what a reader sees of them. */
      async function hitsOf(ranked, options) {
        const { limit = 10, topics, years } = options;
        const shown = topics || years ? ranked : ranked.slice(0, limit);
        const found = await Promise.all(
          shown.map(async (hit) => ({ ...hit, ...(await record(hit.number)) })),
        );
        return found.filter((hit) => isAsked(hit, options)).slice(0, limit);
      }

      /** How many of the ranked documents are of each kind. */
      function countsOf(ranked) {
        const counts = { paper: 0, topic: 0, page: 0 };
        for (const { number } of ranked) counts[kindOf(number)] += 1;
        return counts;
      }

      /** {hits, counts, isCut, terms, hasAll, suggestions}: `counts` are of all that match, by
          kind, and at least that many if it `isCut`; `terms` are those to mark, and `hasAll` says
          whether a paper has every word.  With `numbers`, no hits but all that is {ranked, terms,
          isBlank}, which needs no record; `isBlank` says that the query asks for nothing yet, as
          `author:` does. */
      async function find(query, options = {}) {
        const { kinds = ["paper"] } = options;
        const { words, asked } = await narrowing.read(parse(query));
        const { meaning, among, isCut, isWhole, misspelled } = await answer(words, asked);
        const ranked = among.filter(({ number }) => kinds.includes(kindOf(number)));
        const terms = meaning.known.flat().flatMap(({ posting }) => posting.marks ?? posting.term);
        const isBlank = asked.length === 0 && words.trim() === "";
        if (options.numbers) return { hits: [], ranked, terms, isBlank };
        const people = asked.filter(({ kind, isWanted }) => kind === "author" && isWanted);
        const [hits, like] = await Promise.all([
          hitsOf(ranked, options),
          suggestions(misspelled, among.length === 0 ? people : []),
        ]);
        return {
          hits,
          counts: countsOf(ranked),
          isCut,
          terms,
          hasAll: isWhole,
          suggestions: like,
          isBlank,
        };
      }

      // Of a short list, every query reads these: while the reader is still typing it.
      if (settings.whole) columnsOf(0).catch(() => {});

      return { find };
    };
  },
);
