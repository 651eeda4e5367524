import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUnpack } from '../client/unpack.ts';
import { TextPacker } from './pack-texts.ts';

const reason = fc.oneof(
  fc
    .tuple(fc.float({ noNaN: true }), fc.nat())
    .map(([a, b]) => `${a.toFixed(2)}% over ${b} bars is above 007 and -1e5`),
  fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000')),
);

it('given any reasons, when they are packed and read, then they are the same', () => {
  fc.assert(
    fc.property(fc.array(reason), (reasons) => {
      const packer = new TextPacker(1e6);
      const indexes = reasons.map((text) => packer.add(text));
      const read = createUnpack().texts(packer.packed());
      expect(indexes.map(read)).toEqual(reasons);
    }),
  );
});

it('given reasons that differ in numbers alone, when they are packed, then the words are there once', () => {
  const packer = new TextPacker(1e6);
  for (let i = 0; i < 1000; i++) packer.add(`${i}% over 288 bars is above 1.00%`);
  expect(packer.packed().templates).toEqual(['\u0000% over \u0000 bars is above \u0000%']);
});

it('given more than fits, when reasons are added, then later ones are left out and say so, and known ones are kept', () => {
  const packer = new TextPacker(20);
  expect([packer.add('a reason of some length'), packer.add('another'), packer.add('a reason of some length')]).toEqual(
    [0, -1, 0],
  );
  expect(createUnpack().texts(packer.packed())(-1)).toContain('left out');
});

it('given a text with the mark of a gap, when it is packed, then it shows a replacement character', () => {
  const packer = new TextPacker(100);
  const index = packer.add('a\u0000b 1');
  expect(createUnpack().texts(packer.packed())(index)).toBe('a\uFFFDb 1');
});
