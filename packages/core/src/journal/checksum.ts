/**
 * A 32-bit chained checksum over words: each record's sum depends on all before it, so that a changed, missing or
 * swapped record shows. The mixing step is that of MurmurHash3 (Appleby, 2011). It guards against accidents, not against
 * forgery.
 */
export class ChainedChecksum {
  private state = 0x9747b28c;

  /** The sum of all words so far, a whole number from 0 to 2^32 - 1. */
  get value(): number {
    return this.state >>> 0;
  }

  /** Adds one word: the lower 32 bits of a whole number. */
  addWord(word: number): void {
    let k = Math.imul(word, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    const h = this.state ^ Math.imul(k, 0x1b873593);
    this.state = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }

  /** Adds the words from index `from` up to, and without, `to`. */
  addWords(words: Int32Array, from: number, to: number): void {
    let { state } = this;
    for (let i = from; i < to; i++) {
      let k = Math.imul(words[i] as number, 0xcc9e2d51);
      k = (k << 15) | (k >>> 17);
      const h = state ^ Math.imul(k, 0x1b873593);
      state = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
    }
    this.state = state;
  }

  /** Adds a text: its length first, so that no two texts run into each other, then two UTF-16 code units a word. */
  addText(text: string): void {
    const { length } = text;
    this.addWord(length);
    for (let i = 0; i + 1 < length; i += 2) this.addWord((text.charCodeAt(i) << 16) | text.charCodeAt(i + 1));
    if (length % 2 === 1) this.addWord(text.charCodeAt(length - 1));
  }
}
