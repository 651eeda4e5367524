import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorOf } from '../errors/thrown.fixture.ts';
import { minute } from '../time/index.ts';
import type { TraderSettings } from '../trader/index.ts';
import { btc, eth, Recorded, Stage, script, seriesOf } from '../world/stage.fixture.ts';
import { MemoryJournal } from './memory-journal.ts';
import { replay } from './replay.ts';
import type { JournalRecord } from './small-records.ts';

/** Trades on bars, fills, timers and chance, so that a replay has something to get wrong. */
const busy = () =>
  script('busy', (context) => ({
    onBar: (bar) => {
      context.targetQuantity(bar, Math.round(context.random.normal() * 100) / 100, `close ${bar.close}`);
      context.timer(bar.closeAt + minute / 2, `after ${bar.instrument.id}`);
    },
    onTimer: ({ name }) => {
      context.order({
        kind: 'limit',
        instrument: name.endsWith(btc.id) ? btc : eth,
        side: 'buy',
        price: 50 + Math.round(context.random.next() * 100) / 100,
        size: { quantity: 1 },
        reason: name,
      });
    },
    onFill: ({ instrument }) => context.cancelAll(instrument, 'after a fill'),
  }));

function settings(
  overrides: Partial<TraderSettings> = {},
): Partial<TraderSettings> & Pick<TraderSettings, 'strategies'> {
  return { strategies: [{ strategy: busy() }], seed: 3, ...overrides };
}

/** A run with bars of two instruments, trades, commands and a transfer, on the record. */
function recorded(overrides: Partial<TraderSettings> = {}) {
  const journal = new MemoryJournal();
  const stage = new Stage({ ...settings(overrides), journal });
  stage.venue.feeRate = 0.001;
  for (let i = 0; i < 12; i++) {
    stage.bars({ instrument: btc, close: 100 + i }, { instrument: eth, close: 50 - i });
    stage.event({ kind: 'trade', instrument: btc, price: 100.5, quantity: 1 });
    if (i === 3) stage.command({ name: 'pause' });
    if (i === 5) stage.command({ name: 'arm' });
    if (i === 6) stage.world.input({ kind: 'transfer', currency: 'USDT', amount: '250', at: stage.now });
    if (i === 8) stage.command({ name: 'set-params', strategy: 'busy', params: {} });
    if (i === 9) stage.command({ name: 'flatten' });
    if (i === 10) stage.command({ name: 'start' });
  }
  stage.world.finish('close');
  return { journal, stage };
}

describe('a replay', () => {
  it('given the record of a run, then every decision and figure comes again', () => {
    const { journal, stage } = recorded();
    const kinds = new Set([...journal.records()].map((one) => (one.kind === 'intent' ? 'intent' : one.input['kind'])));
    for (const kind of ['bar', 'trade', 'timer', 'command', 'transfer', 'order-filled', 'order-cancelled', 'intent'])
      expect(kinds).toContain(kind);

    const facts = new Recorded();
    const { trader } = new Stage(settings());
    const end = replay(journal.records(), { trader, facts });
    expect(end.inputs + end.intents).toBe(journal.length);
    expect(end.intents).toBe(stage.venue.log.filter((one) => one.startsWith('+')).length);
    expect(facts.decisions).toEqual(stage.facts.decisions);
    expect(facts.refusals).toEqual(stage.facts.refusals);
    expect(facts.notices).toEqual(stage.facts.notices);
    expect(facts.trips).toEqual(stage.facts.trips);
    expect(facts.curve.curve()).toEqual(stage.facts.curve.curve());
    expect(facts.fills.map(({ report }) => report)).toEqual(stage.facts.fills.map(({ report }) => report));
  });

  it('given the record as lines of text and back, then it replays as well', () => {
    const { journal } = recorded();
    const lines = [...journal.records()].map((record) => JSON.stringify(record));
    const records = lines.map((line) => JSON.parse(line) as JournalRecord);
    const { trader } = new Stage(settings());
    expect(replay(records, { trader }).inputs).toBeGreaterThan(50);
  });

  it('given the same run twice, then the same checksum; with another seed, another', () => {
    const sum = (overrides: Partial<TraderSettings> = {}) => recorded(overrides).journal.sum;
    expect(sum()).toBe(sum());
    expect(sum({ seed: 4 })).not.toBe(sum());
  });

  it.each([
    ['another seed', { seed: 4 }],
    ['another balance', { balances: { USDT: '1' }, rules: [poor()] }],
    ['no strategy', { strategies: [] }],
  ])('given %s, then E071 shows the first difference', (_, overrides: Partial<TraderSettings>) => {
    const { journal } = recorded();
    const { trader } = new Stage(settings(overrides));
    const error = errorOf(() => replay(journal.records(), { trader }));
    expect(error.code).toBe('E071');
    expect(error.message).toMatch(/^the replay decided .* where the record has /);
  });

  it('given a record that lost an intent, then the replay decides one too many', () => {
    const records = [...recorded().journal.records()];
    const first = records.findIndex(({ kind }) => kind === 'intent');
    const { trader } = new Stage(settings());
    const error = errorOf(() => replay(records.toSpliced(first, 1), { trader }));
    expect(error.code).toBe('E071');
    expect(error.message).toContain('where the record has no order');
  });

  it('given a strategy that prepares features of whole columns, then they are made of the record, or of the series', () => {
    const prepared = {
      ...script('prepared', (context) => ({
        onBar: (bar) => context.targetQuantity(bar, context.feature('twice', bar) / 100, 'twice'),
      })),
      params: z.object({}),
      prepare: ({ columns }: { columns: { close: Float64Array } }) => ({ twice: columns.close.map((x) => x * 2) }),
    };
    const series = [seriesOf([10, 20, 15, 30])];
    const journal = new MemoryJournal();
    const stage = new Stage({ strategies: [{ strategy: prepared }], journal });
    const sweep = stage.world.sweep(series);
    while (sweep.run(stage.world, 9));
    stage.world.finish('leave-open');
    const again = () => new Stage({ strategies: [{ strategy: prepared }] }).trader;
    const end = replay(journal.records(), { trader: again() });
    expect(end.intents).toBe(4);
    expect(replay(journal.records(), { trader: again(), series })).toEqual(end);
    const other = [seriesOf([10, 20, 15, 31])];
    expect(errorOf(() => replay(journal.records(), { trader: again(), series: other })).code).toBe('E071');
  });
});

describe('a journal in memory', () => {
  it('given more bars than a block holds, among other records, then all come back in their order', () => {
    const journal = new MemoryJournal();
    const { columns } = seriesOf(Array.from({ length: 5_000 }, (_, i) => i + 1));
    const stage = new Stage({ strategies: [], journal });
    const sweep = stage.world.sweep([{ instrument: btc, intervalMs: minute, columns }]);
    stage.world.input({ kind: 'transfer', currency: 'USDT', amount: '1', at: 0 });
    while (sweep.run(stage.world, 4_999));
    stage.world.finish('leave-open');
    const kinds = [...journal.records()].map((record) =>
      record.kind === 'input' ? record.input['kind'] : record.kind,
    );
    expect(kinds.length).toBe(journal.length);
    expect(kinds.slice(0, 2)).toEqual(['transfer', 'bar']);
    expect(kinds.at(-1)).toBe('end-of-data');
    const closes = [...journal.records()].flatMap((one) =>
      one.kind === 'input' && one.input['kind'] === 'bar' ? [one.input['close']] : [],
    );
    expect(closes).toEqual([...columns.close]);
  });
});

function poor() {
  return {
    name: 'poor',
    judgesReductions: true,
    check: (_: unknown, account: { equity(): number }) =>
      account.equity() < 1_000
        ? ({ kind: 'refuse', code: 'E399', reason: 'poor' } as const)
        : ({ kind: 'pass' } as const),
  };
}
