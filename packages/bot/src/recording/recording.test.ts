import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barOf, type Decision, type JournalRecord } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/command-line.fixture.ts';
import { instrumentFrom } from '../run/instrument-spec.ts';
import { RunSpec } from '../run/run-spec.ts';
import { FileRecording } from './file-recording.ts';
import { joinJournals } from './join-journals.ts';
import { readLines } from './read-lines.ts';
import { RecordingReader } from './recording-reader.ts';

const spec = RunSpec.parse({
  world: 'paper',
  data: { kind: 'synthetic', symbols: ['BTCUSDT'], bars: 10 },
  instruments: [
    {
      id: 'BTCUSDT',
      kind: 'spot',
      base: 'BTC',
      quote: 'USDT',
      tickSize: '0.01',
      quantityStep: '0.00001',
      feeRate: '0.001',
    },
  ],
  strategies: [{ id: 'momentum_strategy', strategy: 'momentum_strategy', params: {} }],
  cash: '10000',
  currency: 'USDT',
  slippageBps: 2,
  latencyMs: 100,
  risk: {},
  seed: 1,
  finish: 'leave-open',
});
const head = { format: 1, versions: { rxtrade: '1.0.0', node: '24.0.0' }, spec };
const [one] = spec.instruments;
const btc = instrumentFrom(one as (typeof spec.instruments)[number]);
const bar = barOf(btc, 60_000, { openAt: 0, open: 1, high: 3, low: 1, close: 2, volume: 5 });
const decision: Decision = {
  kind: 'decision',
  at: 60_000,
  strategy: 's',
  instrument: btc,
  action: 'target',
  amount: 1,
  reason: 'because “so”',
};

/** A finished recording of one bar, one decision and the next bar. */
function recorded(folder: string): string {
  const file = join(folder, 'run.jsonl');
  const recording = new FileRecording(file, head);
  recording.input(bar);
  recording.facts.decision(decision);
  recording.sync();
  recording.input({ kind: 'end-of-data', at: 60_000, close: 'leave-open' });
  recording.finish();
  return file;
}

/** Everything a reader tells, in its order. */
function readAll(file: string): readonly (JournalRecord | string)[] {
  const told: (JournalRecord | string)[] = [];
  const reader = new RecordingReader(file);
  const listener = { onFact: (line: string) => told.push(line), onStepOver: () => told.push('step over') };
  for (const record of reader.records(listener)) told.push(record);
  return told;
}

describe('a recording', () => {
  it('given inputs and decisions, then they are read back in their order, and its end is the last', () => {
    const file = recorded(temporaryFolder());
    expect(new RecordingReader(file).head).toEqual({ ...head, spec });
    expect(readAll(file)).toEqual([
      'step over',
      {
        kind: 'input',
        input: {
          kind: 'bar',
          instrument: 'BTCUSDT',
          intervalMs: 60_000,
          openAt: 0,
          open: 1,
          high: 3,
          low: 1,
          close: 2,
          volume: 5,
        },
      },
      expect.stringContaining('because “so”'),
      'step over',
      { kind: 'input', input: { kind: 'end-of-data', at: 60_000, close: 'leave-open' } },
      'step over',
    ]);
  });

  it('given one under way, then the file is not there; given it is finished, then it alone is', () => {
    const folder = temporaryFolder();
    const recording = new FileRecording(join(folder, 'run.jsonl'), head);
    recording.input(bar);
    recording.sync();
    expect(readdirSync(folder)).toEqual(['run.jsonl.partial']);
    recording.finish();
    expect(readdirSync(folder)).toEqual(['run.jsonl']);
  });

  it('given it is discarded, then nothing is left', () => {
    const folder = temporaryFolder();
    const recording = new FileRecording(join(folder, 'run.jsonl'), head);
    recording.input(bar);
    recording.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('given a file that is there, then E906 and it is as it was', () => {
    const file = join(temporaryFolder(), 'run.jsonl');
    writeFileSync(file, 'mine');
    expect(() => new FileRecording(file, head)).toThrow(expect.objectContaining({ code: 'E906' }));
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('given a place that cannot be written, then E906', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(() => new FileRecording(join(folder, 'file/run.jsonl'), head)).toThrow(
      expect.objectContaining({ code: 'E906' }),
    );
  });
});

describe('a damaged recording', () => {
  it('given any line left out, then it is refused', () => {
    const file = recorded(temporaryFolder());
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    for (let i = 0; i < lines.length; i++) {
      writeFileSync(file, `${lines.toSpliced(i, 1).join('\n')}\n`);
      expect(() => readAll(file), `without line ${String(i + 1)}`).toThrow(expect.objectContaining({ code: 'E907' }));
    }
  });

  it('given any digit changed, then it is refused', () => {
    const file = recorded(temporaryFolder());
    const text = readFileSync(file, 'utf8');
    const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
    for (const index of digits) {
      const changed = `${text.slice(0, index)}${text[index] === '7' ? '3' : '7'}${text.slice(index + 1)}`;
      writeFileSync(file, changed);
      expect(() => readAll(file), `digit ${String(index)}`).toThrow(expect.objectContaining({ code: 'E907' }));
    }
  });

  it('given it cut anywhere, then it is refused', () => {
    const file = recorded(temporaryFolder());
    const text = readFileSync(file, 'utf8');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length - 2 }), (length) => {
        writeFileSync(file, text.slice(0, length));
        expect(() => readAll(file)).toThrow(expect.objectContaining({ code: 'E907' }));
      }),
    );
  });

  it.each([
    ['nothing', '', 'it is empty'],
    ['no JSON', 'hello\n', 'is no recording'],
    ['another format', `${JSON.stringify({ kind: 'head', ...head, format: 2 })}\n`, 'format'],
    ['bars', 'time,open,high,low,close,volume\n', 'is no recording'],
  ])('given %s, then it says so', (_, text, why) => {
    const file = join(temporaryFolder(), 'run.jsonl');
    writeFileSync(file, text);
    expect(() => new RecordingReader(file)).toThrow(
      expect.objectContaining({ code: 'E907', message: expect.stringContaining(why) }),
    );
  });

  it.each(['missing.jsonl', '.'])('given %s, which cannot be read, then E907', (name) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'x'));
    expect(() => new RecordingReader(join(folder, name))).toThrow(expect.objectContaining({ code: 'E907' }));
    expect(existsSync(join(folder, 'x'))).toBe(true);
  });
});

describe('readLines', () => {
  it('given any lines, longer than a piece or empty, then they are read as they were written', () => {
    const file = join(temporaryFolder(), 'lines');
    const lines = ['', 'a', 'é“'.repeat(600_000), '', 'b'.repeat(1 << 20), 'end'];
    writeFileSync(file, lines.join('\n'));
    expect([...readLines(file)]).toEqual(lines);
    writeFileSync(file, `${lines.join('\n')}\n`);
    expect([...readLines(file)]).toEqual(lines);
  });
});

describe('joinJournals', () => {
  it('given two journals, then both are told everything, the first one first', () => {
    const told: string[] = [];
    const journal = (name: string) => ({
      input: () => told.push(`${name} input`),
      intent: () => told.push(`${name} intent`),
      sync: () => told.push(`${name} sync`),
    });
    const both = joinJournals([journal('a'), journal('b')]);
    both.input(bar);
    both.intent({} as never);
    both.sync();
    expect(told).toEqual(['a input', 'b input', 'a intent', 'b intent', 'a sync', 'b sync']);
  });

  it('given one, then it is that one', () => {
    const journal = { input: () => undefined, intent: () => undefined, sync: () => undefined };
    expect(joinJournals([journal])).toBe(journal);
  });
});
