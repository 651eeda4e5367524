import { type JournalRecord, MemoryJournal } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../runner/backtest.fixture.ts';
import { backtest, market } from './gap.fixture.ts';
import { runSpoken } from './gap-run.ts';
import { recordedRun } from './recorded-run.ts';

const instruments = market.series.map(({ instrument }) => instrument);

async function recordsOf(): Promise<readonly JournalRecord[]> {
  const journal = new MemoryJournal();
  await runSpoken({ ...backtest, journal }, []);
  return [...journal.records()];
}

describe('the record of a run', () => {
  it('given a record, then bars and every order with its fills are found in it', async () => {
    const journal = new MemoryJournal();
    const result = await runSpoken({ ...backtest, journal }, []);
    const recorded = recordedRun(journal.records(), instruments);
    expect(recorded.series.map(({ columns }) => columns.length)).toEqual([1_000, 1_000]);
    const fills = [...recorded.orders.values()].flatMap((order) => order.fills);
    expect(fills.length).toBe(result.fills.length);
    expect([recorded.from, recorded.to]).toEqual([
      market.series[0]?.columns.openAt[0],
      result.curve.at[result.curve.length - 1],
    ]);
  });

  it('given no bars, then E440', async () => {
    const records = (await recordsOf()).filter(({ kind }) => kind === 'intent');
    expect(refusalOf(() => recordedRun(records, instruments)).code).toBe('E440');
    expect(refusalOf(() => recordedRun([], instruments)).code).toBe('E440');
  });

  it('given an instrument that is not declared, then E020', async () => {
    const records = await recordsOf();
    expect(refusalOf(() => recordedRun(records, instruments.slice(1))).code).toBe('E020');
    const intents = records.filter(({ kind }) => kind === 'intent');
    expect(refusalOf(() => recordedRun(intents, instruments.slice(1))).code).toBe('E020');
  });

  it('given a report of an order that was never sent, then E072', async () => {
    const records = (await recordsOf()).filter(({ kind }) => kind === 'input');
    expect(refusalOf(() => recordedRun(records, instruments))).toMatchObject({ code: 'E072' });
  });

  it('given an event that history cannot give again, then E441', async () => {
    const input = { kind: 'split', instrument: 'BTCUSDT', ratio: '2', eventAt: 1, receivedAt: 1 };
    const records = [...(await recordsOf()), { kind: 'input', input }] as const;
    const refusal = refusalOf(() => recordedRun(records, instruments));
    expect(refusal.code).toBe('E441');
    expect(refusal.message).toMatch(/has an event of kind "split" at 1970-01-01T00:00:00.001Z/);
  });

  it.each([
    ['liquidation', { cause: 'liquidation' }, /closes a position in BTCUSDT by liquidation at 1970-.*up to then/],
    ['delisting', { cause: 'delisting' }, /closes a position in BTCUSDT by delisting at 1970-/],
  ])('given a position closed by %s, then E441 says of what, how, when and how to go on', async (_, given, message) => {
    const closed = { kind: 'position-closed', instrument: 'BTCUSDT', positionSide: 'net', price: '1', quantity: '1' };
    const rest = { fee: '0', feeScale: 0, feeCurrency: 'USDT', reason: 'margin', eventAt: 1, receivedAt: 1 };
    const records = [...(await recordsOf()), { kind: 'input', input: { ...closed, ...rest, ...given } }] as const;
    expect(refusalOf(() => recordedRun(records, instruments))).toMatchObject({
      code: 'E441',
      message: expect.stringMatching(message),
    });
  });
});
