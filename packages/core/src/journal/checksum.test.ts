import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChainedChecksum } from './checksum.ts';

function sumOf(...texts: readonly string[]): number {
  const checksum = new ChainedChecksum();
  for (const text of texts) checksum.addText(text);
  return checksum.value;
}

it('given the same text, then the same sum, an unsigned 32-bit number', () => {
  expect(sumOf('abc')).toBe(sumOf('abc'));
  fc.assert(fc.property(fc.string(), (text) => sumOf(text) >= 0 && sumOf(text) <= 0xffff_ffff));
});

it('given a changed, swapped, missing or added record, then the sum differs', () => {
  const whole = sumOf('one', 'two', 'three');
  for (const other of [
    ['one', 'twp', 'three'],
    ['two', 'one', 'three'],
    ['one', 'three'],
    ['one', 'two', 'three', '!'],
  ])
    expect(sumOf(...other)).not.toBe(whole);
});

it('given any one changed character, then the sum differs', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
      const i = at % text.length;
      const changed = `${text.slice(0, i)}${String.fromCharCode(text.charCodeAt(i) ^ 1)}${text.slice(i + 1)}`;
      expect(sumOf(changed)).not.toBe(sumOf(text));
    }),
  );
});

it('given words one by one or at once, then the same sum', () => {
  const words = Int32Array.from([1, -2, 3, 2 ** 31 - 1]);
  const one = new ChainedChecksum();
  for (const word of words) one.addWord(word);
  const all = new ChainedChecksum();
  all.addWords(words, 0, words.length);
  expect(all.value).toBe(one.value);
});
