/* Operators: what a query says beside its words: "a phrase", -without, author:smith, topic:agents,
   year:2023-2025, title:word, and identifiers. What is none of these is words. */

sitegen.define("operators", ["identifiers"], function (identifier) {
  "use strict";

  const OPEN = '["“„]';
  const SHUT = '["”“]';
  const INSIDE = '[^"”“„]';
  const FIELD = `(?<field>author|title|topic|year):\\s*(?:${OPEN}(?<quoted>${INSIDE}*)${SHUT}?|(?<word>\\S*))`;
  const PHRASE = `${OPEN}(?<phrase>${INSIDE}+)${SHUT}(?!\\S)`;
  const WITHOUT = "(?<=-)(?<without>[\\p{L}\\p{N}]\\S*)";
  const ASKED = new RegExp(
    `(?<!\\S)(?<minus>-?)(?:${FIELD}|${PHRASE}|${WITHOUT}|(?<other>\\S+))`,
    "giu",
  );
  const LABELED = /(?<!\S)(arxiv|doi):\s+(?=\S)/giu;
  const LETTER = /[\p{L}\p{N}]/u; // a name without one is yet to be written
  const YEARS = /^(?:(\d{4})|(\d{4})?(?:-|–|\.\.)(\d{4})?)$/;
  const BEGUN_YEARS = /^[\d.–-]*$/;
  const LAST_YEAR = 9999;
  const LIKE_A_FIELD = /^-?\p{L}+:[\p{L}\p{N}]/u; // as in `venue:x`

  /** [from, to] of `2024`, `2023-2025`, `2023-` and `-2020`; null for another text. */
  function yearsOf(text) {
    const found = YEARS.exec(text);
    if (!found || !LETTER.test(text)) return null;
    const [, only, from = only ?? 0, to = only ?? LAST_YEAR] = found;
    return [Number(from), Number(to)].sort((a, b) => a - b);
  }

  /** What `author:smith` and its like ask for, or null: {kind, text, isQuoted, unfinished}, or of
      years {kind, years}. */
  function ofField({ field, quoted, word }, isLast, isClosed) {
    const kind = field.toLowerCase();
    const text = quoted ?? word;
    if (kind === "year") {
      const years = yearsOf(text);
      return years && { kind, years };
    }
    if (!LETTER.test(text)) return null;
    return { kind, text, isQuoted: quoted !== undefined, unfinished: isLast && !isClosed };
  }

  /** What a piece of a query asks for, or null if it is a word. */
  function operatorOf(groups, isLast, isClosed) {
    const { field, phrase, without, other } = groups;
    if (field) return ofField(groups, isLast, isClosed);
    if (phrase) return LETTER.test(phrase) ? { kind: "phrase", text: phrase } : null;
    if (without) return { kind: "word", text: without };
    const name = identifier(other);
    return name && { kind: "identifier", name };
  }

  /** Does an operator that asks for nothing wait for the rest of it? Else it is words.
      @param {Record<string, string>} groups @param {boolean} isLast */
  function isBegun({ field, quoted, word }, isLast) {
    const text = quoted ?? word;
    return Boolean(field) && (!LETTER.test(text) || (isLast && BEGUN_YEARS.test(text)));
  }

  /** The words by which papers are ranked that an operator asks for.  @param {Operator} operator */
  function wordsOf({ kind, text, isWanted }) {
    return isWanted && (kind === "title" || kind === "phrase") ? ` ${text} ` : " ";
  }

  /** {words, asked, misread} of a query: the words that are left, those of them that look like an
      operator and are none, and the operators in their order. Of an
      `author`, a `title`, a `topic`, a `phrase` or a `word` (which is not wanted) that is the `text`,
      which is `unfinished` while it may go on; of a `year` the `years`, from and to; of an
      `identifier` its `name`.  @param {string} query */
  return function parse(query) {
    /** @type {Operator[]} */
    const asked = [];
    /** @type {string[]} */
    const misread = [];
    const whole = query.replace(LABELED, "$1:");
    let words = "";
    let end = 0;
    for (const found of whole.matchAll(ASKED)) {
      const { 0: all, index } = found;
      const groups = /** @type {Record<string, string>} */ (found.groups);
      const isLast = index + all.length === whole.length;
      const isClosed = groups.quoted !== undefined && /["”“]$/.test(all.replace(/^.*?:\s*./s, ""));
      const one = operatorOf(groups, isLast, isClosed);
      const operator = one && { ...one, isWanted: groups.minus === "" };
      if (operator) asked.push(operator);
      words += whole.slice(end, index);
      if (operator) words += wordsOf(operator);
      else if (!isBegun(groups, isLast)) {
        words += all;
        if (LIKE_A_FIELD.test(all)) misread.push(all);
      }
      end = index + all.length;
    }
    return { words: words + whole.slice(end), asked, misread };
  };
});
