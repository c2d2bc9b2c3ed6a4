/* Bits: reads what sitegen/search/bits.py wrote; the codes are explained there. */

sitegen.define("bits", [], function () {
  "use strict";

  return class BitReader {
    constructor(base64) {
      this.bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      this.at = 0;
    }

    readBits(width) {
      let number = 0;
      for (const end = this.at + width; this.at < end; this.at++) {
        number = number * 2 + ((this.bytes[this.at >> 3] >> (7 - (this.at & 7))) & 1);
      }
      return number;
    }

    readGamma() {
      let width = 0;
      while (this.at < this.bytes.length * 8 && !this.readBits(1)) width++;
      return 2 ** width + this.readBits(width) - 1;
    }

    readTruncated(count) {
      const width = 31 - Math.clz32(count);
      const short = 2 * 2 ** width - count;
      const number = this.readBits(width);
      return number < short ? number : number * 2 + this.readBits(1) - short;
    }

    /** `count` strictly increasing numbers in [low, high], appended to `numbers`. */
    readIncreasing(count, low, high, numbers = []) {
      const start = numbers.length;
      numbers.length += count;
      this.fill(numbers, start, count, low, high);
      return numbers;
    }

    fill(numbers, start, count, low, high) {
      if (count === 0) return;
      const below = count >> 1;
      const above = count - below - 1;
      const middle = low + below + this.readTruncated(high - above - low - below + 1);
      numbers[start + below] = middle;
      this.fill(numbers, start, below, low, middle - 1);
      this.fill(numbers, start + below + 1, above, middle + 1, high);
    }

    /** `count` numbers from 1. */
    readGaps(count) {
      if (count === 0) return [];
      const sum = this.readGamma() + count;
      const sums = this.readIncreasing(count - 1, 1, sum - 1);
      sums.push(sum);
      return sums.map((value, i) => value - (i ? sums[i - 1] : 0));
    }
  };
});
