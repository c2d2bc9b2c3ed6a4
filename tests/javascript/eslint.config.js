/* What ESLint asks of the browser's code, and of its tests. */

"use strict";

const fs = require("node:fs");

const js = require("@eslint/js");
const globals = require("globals");

const HABITS = {
  curly: ["error", "multi-line"],
  "default-param-last": "error",
  eqeqeq: "error",
  "no-empty": ["error", { allowEmptyCatch: true }],
  "no-else-return": "error",
  "no-implicit-globals": "error",
  "no-lonely-if": "error",
  "no-shadow": "error",
  "no-unneeded-ternary": "error",
  "no-unused-vars": ["error", { caughtErrors: "all" }],
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "error",
  strict: "error",
};

/** The files of a part of search and of all the parts it needs. */
function filesOf(part) {
  const file = `sitegen/browser/search/${part}.js`;
  if (!fs.existsSync(file)) return []; // of lunr
  const needs = /sitegen\.define\(\s*"\w+",\s*\[(.*?)\]/s.exec(fs.readFileSync(file, "utf8"));
  const names = [...(needs?.[1] ?? "").matchAll(/"(\w+)"/g)].map(([, name]) => name);
  return [file, ...names.flatMap(filesOf)];
}

// The engine's parts also run in a worker, made of their sources: they know no page.
const IN_WORKER = Object.fromEntries(
  ["atob", "performance", "setTimeout"].map((name) => [name, "readonly"]),
);

// Whatever stands in a part's file but outside of its function would be missing in the worker.
const ONE_PART = {
  selector: 'Program > :not(ExpressionStatement[expression.callee.property.name="define"])',
  message: "A file is one part: a call of sitegen.define, and nothing beside it.",
};

// Texts are put into a page as text; the pages' policy would refuse the rest.
const AS_MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({
  property,
  message: "Make nodes with `element`; strings become text there.",
}));

module.exports = [
  {
    files: ["**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { ...js.configs.recommended.rules, ...HABITS },
  },
  {
    files: ["sitegen/browser/**/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: { ...globals.browser, sitegen: "readonly" },
    },
    rules: {
      "no-restricted-properties": ["error", ...AS_MARKUP],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    files: ["sitegen/browser/*/**/*.js"],
    rules: { "no-restricted-syntax": ["error", ONE_PART] },
  },
  {
    files: filesOf("engine"),
    languageOptions: {
      globals: {
        ...Object.fromEntries(Object.keys(globals.browser).map((name) => [name, "off"])),
        ...IN_WORKER,
      },
    },
  },
  {
    files: ["tests/javascript/**/*.js"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
  },
];
