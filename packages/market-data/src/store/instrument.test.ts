import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineInstrument } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { emptyStore } from './store.fixture.ts';

const perpetual = defineInstrument({
  id: 'BTC/USDT:USDT',
  kind: 'perpetual',
  base: 'BTC',
  quote: 'USDT',
  venue: 'binance',
  contractSize: '0.001',
  listedAt: 1_567_900_800_000,
  delistedAt: 1_800_000_000_000,
  rules: [
    {
      tickSize: '0.01',
      quantityStep: '0.001',
      minNotional: '5',
      feeRateTaker: '0.0004',
      fundingIntervalMs: 28_800_000,
    },
    {
      from: 1_650_000_000_000,
      tickSize: '0.1',
      quantityStep: '0.001',
      feeRateMaker: '-0.0001',
      feeRateTaker: '0.0005',
    },
  ],
});

describe('instruments with dated rules', () => {
  it('given one that was stored, then it is read as it was, with the rules of each day', async () => {
    const store = emptyStore();
    expect(await store.instrument('binance', perpetual.id)).toBeUndefined();
    await store.setInstrument(perpetual);
    const read = await store.instrument('binance', perpetual.id);
    expect(read).toEqual(perpetual);
    expect(read?.rulesAt(1_649_999_999_999).tickSize.toString()).toBe('0.01');
    expect(read?.rulesAt(1_650_000_000_000).feeRateTaker.toString()).toBe('0.0005');
    expect(await store.catalogue(), 'rules alone are no series').toEqual([]);
  });

  it('given one without venue, then E120', async () => {
    const nowhere = defineInstrument({ id: 'X', kind: 'spot', base: 'X', quote: 'USD', rules: [...perpetual.rules] });
    await expect(emptyStore().setInstrument(nowhere)).rejects.toMatchObject({ code: 'E120' });
  });

  it.each([
    ['no JSON', 'x', /is not valid JSON/],
    ['no instrument', '{"id":"X"}', /rules/],
  ])('given a file that is %s, then E122 names it', async (_, text, why) => {
    const store = emptyStore();
    const folder = join(store.folder, 'binance/X');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'instrument.json'), text);
    await expect(store.instrument('binance', 'X')).rejects.toMatchObject({
      code: 'E122',
      message: expect.stringMatching(why),
    });
  });
});
