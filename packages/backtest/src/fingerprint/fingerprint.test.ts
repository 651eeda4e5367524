import { hour } from '@rxtrade/core';
import { noSpread } from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import { meanFollower, newYear, optionsOf, pair, seriesOf, swings } from '../runner/backtest.fixture.ts';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { runBacktest } from '../runner/run-backtest.ts';
import { canonicalJson } from './canonical-json.ts';
import { differingParts, type FingerprintContext, fingerprintOf } from './fingerprint.ts';
import { resultHashOf } from './result-hash.ts';
import { hashOfText } from './sha256.ts';

const series = [swings(300)];
const base = optionsOf({ series, strategies: [{ strategy: meanFollower }], seed: 7 });
const context: FingerprintContext = { code: { rxtrade: '1.0.0' } };
const print = (more: Partial<BacktestOptions> = {}, with_: FingerprintContext = context) =>
  fingerprintOf({ ...base, ...more }, with_);

function changed(column: 'close' | 'volume', index: number) {
  const columns = { ...swings(300).columns };
  columns[column][index] = (columns[column][index] ?? 0) + 1e-9;
  return [{ ...(series[0] as (typeof series)[0]), columns }];
}

describe('a fingerprint', () => {
  it('given the same run made anew, then it is the same', () => {
    const again = optionsOf({ series: [swings(300)], strategies: [{ strategy: meanFollower }], seed: 7 });
    expect(fingerprintOf(again, { code: { rxtrade: '1.0.0' } })).toEqual(print());
    expect(print().hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('given what changes no result, then it is the same', () => {
    expect(print({ onProgress: () => undefined, progressBars: 7, tracer: () => undefined })).toEqual(print());
    expect(print({ strategies: [{ strategy: meanFollower, params: { share: 0.5, period: 5 } }] })).toEqual(print());
  });

  it.each<readonly [string, Partial<BacktestOptions>, string]>([
    ['the last bit of a close', { series: changed('close', 299) }, 'data'],
    ['a volume', { series: changed('volume', 0) }, 'data'],
    ['a benchmark', { benchmark: swings(10, { instrument: pair('ETH') }) }, 'data'],
    ['a universe', { universe: { members: [{ instrument: 'BTCUSDT' }] } }, 'instruments'],
    ['a parameter', { strategies: [{ strategy: meanFollower, params: { period: 6 } }] }, 'strategies'],
    ['a share of the account', { strategies: [{ strategy: meanFollower, allocation: 0.5 }] }, 'strategies'],
    ['a cost', { venue: { ...base.venue, spread: noSpread() } }, 'assumptions'],
    ['a leverage', { leverage: 2 }, 'assumptions'],
    ['a balance', { balances: { USDT: '10001' } }, 'account'],
    ['a window', { window: { from: newYear + hour } }, 'window'],
    ['a warm-up', { warmUpMs: hour }, 'window'],
    ['an end', { finish: 'close-at-last-close' }, 'window'],
    ['a seed', { seed: 8 }, 'seed'],
  ])('given %s that differs, then the part of it does, and no other', (_, more, part) => {
    expect(differingParts(print(), print(more))).toEqual([part]);
    expect(print(more).hash).not.toBe(print().hash);
  });

  it('given other code or other settings, then those parts differ', () => {
    expect(differingParts(print(), print({}, { code: { rxtrade: '1.0.1' } }))).toEqual(['code']);
    expect(differingParts(print(), print({}, { ...context, settings: { stop: 0.02 } }))).toEqual(['assumptions']);
  });

  it('given an instrument of other rules, then instruments differ', () => {
    const other = seriesOf([[1, 1, 1, 1]], { instrument: pair('BTC', 'EUR') });
    const one = seriesOf([[1, 1, 1, 1]]);
    const parts = differingParts(
      print({ series: [one], reportingCurrency: 'USDT' }),
      print({ series: [other], reportingCurrency: 'USDT' }),
    );
    expect(parts).toEqual(['data', 'instruments']);
  });

  it('given text, then its hash is that of the standard', () => {
    // FIPS 180-4, the example of one block
    expect(hashOfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('canonical JSON', () => {
  it('given keys in any order, and what JSON has no word for, then one text', () => {
    expect(canonicalJson({ b: [{ z: 1, a: undefined }], a: 2n })).toBe('{"a":"2","b":[{"z":1}]}');
    expect(canonicalJson([Number.NaN, Number.NEGATIVE_INFINITY])).toBe('["NaN","-Infinity"]');
  });
});

describe('the hash of a result', () => {
  it('given the same run twice, then it is the same; given a cost more, then not', () => {
    const hash = resultHashOf(runBacktest(base));
    expect(resultHashOf(runBacktest(base))).toBe(hash);
    expect(resultHashOf(runBacktest({ ...base, venue: { ...base.venue, spread: noSpread() } }))).not.toBe(hash);
  });
});
