"""The browser's code, tested without a browser: `*.test.js` run in Node, `__main__` runs them."""
