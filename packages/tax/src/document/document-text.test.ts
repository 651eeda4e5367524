import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTax } from '../book/index.ts';
import { fifo, sharePool } from '../methods/index.ts';
import { gb, us } from '../regimes/index.ts';
import { anyTransactions } from '../testing/any-transactions.ts';
import { taxDocument, taxDocumentText } from './index.ts';

const pieces = (settings: Parameters<typeof computeTax>[1]) =>
  fc.assert(
    fc.property(anyTransactions({ assets: ['A', 'B'] }), (given) => {
      const result = computeTax(given, settings);
      expect([...taxDocumentText(result)].join('')).toBe(`${JSON.stringify(taxDocument(result), undefined, 2)}\n`);
    }),
    { numRuns: 50 },
  );

describe('the text of a document', () => {
  it('given any trades, by lots and with the forms of the US, then it is what JSON makes of the document', () => {
    pieces({ regime: us, method: fifo });
  });

  it('given any trades, by pools, then it is what JSON makes of the document', () => {
    pieces({ regime: gb, method: sharePool, currency: 'USD' });
  });

  it('given nothing at all, then its lists are empty, as JSON writes them', () => {
    const result = computeTax([], { regime: us });
    expect([...taxDocumentText(result)].join('')).toBe(`${JSON.stringify(taxDocument(result), undefined, 2)}\n`);
  });

  it('given a long one, then it comes in several pieces', () => {
    const fills = fc.sample(anyTransactions({ assets: ['A', 'B'] }), { numRuns: 1, seed: 1 }).flat();
    const result = computeTax(fills, { regime: us, method: fifo });
    const [disposal] = computeTax(fills, { regime: us }).disposals;
    const many = { ...result, disposals: disposal === undefined ? [] : Array.from({ length: 5_000 }, () => disposal) };
    const text = [...taxDocumentText(many)];
    expect(text.length).toBeGreaterThan(1);
    expect(JSON.parse(text.join(''))).toEqual(JSON.parse(JSON.stringify(taxDocument(many))));
  });
});
