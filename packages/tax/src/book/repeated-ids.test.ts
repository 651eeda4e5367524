import { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../transaction/transaction.ts';
import { refuseRepeatedIds } from './repeated-ids.ts';

const factOf = (id: string, externalId?: string): Transaction => ({
  ...{ type: 'buy', id, at: 0, asset: 'BTC', account: 'main', quantity: new Exact(1, 0), currency: 'USD' },
  ...(externalId !== undefined && { externalId }),
});

describe('refuseRepeatedIds', () => {
  it('given any ids, then it is E506 when one comes again, and nothing otherwise', () => {
    const ids = fc.array(fc.oneof(fc.string(), fc.nat({ max: 40 }).map(String)), { maxLength: 60 });
    fc.assert(
      fc.property(ids, (given) => {
        const refuse = () => refuseRepeatedIds(given.map((id) => factOf(id)));
        if (new Set(given).size === given.length) expect(refuse).not.toThrow();
        else expect(refuse).toThrow(expect.objectContaining({ code: 'E506' }));
      }),
    );
  });

  it('given one fact many times among others, then it may come again, but not with another reference', () => {
    const facts = Array.from({ length: 5_000 }, (_, i) => factOf(`t${i % 2_500}`, `e${i % 2_500}`));
    expect(() => refuseRepeatedIds([...facts, ...facts])).not.toThrow();
    expect(() => refuseRepeatedIds([...facts, factOf('t7', 'another')])).toThrow(/id "t7"/);
  });
});
