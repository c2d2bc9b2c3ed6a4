/* Hint: what can be written into a field to search by. */

sitegen.define("hint", ["element"], function (element) {
  "use strict";

  const OPERATORS = ["“exact words”", "-without", "author:smith", "topic:agents"];
  const OTHERS = ["year:2023-2025", "title:word"];

  return (attributes) =>
    element(
      "p",
      attributes,
      "By title, name or subject; also ",
      ...[...OPERATORS, ...OTHERS].flatMap((one) => [element("kbd", {}, one), ", "]),
      "an arXiv id or a DOI.",
    );
});
