import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../../../scripts/testing/needs.ts';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addDataCommand } from './add-data-command.ts';

const header = 'timestamp,open,high,low,close,volume';
const startAt = Date.UTC(2024, 0, 1);
const row = (minutes: number, close = 100) =>
  `${String(startAt + minutes * 60_000)},100,${String(Math.max(100.3, close))},99.8,${String(close)},5`;
const csv = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

const good = csv(...Array.from({ length: 50 }, (_, i) => row(i, 100 + Math.sin(i * i) / 5)));
const gap = csv(row(0), row(1), row(2), row(7), row(8));
const duplicate = csv(row(0), row(1), row(1), row(2));
const unsorted = csv(row(0), row(2), row(1), row(3));
const malformed = csv(row(0), 'x,y', row(1), `${String(startAt + 120_000)},NaN,1,1,1,1`, row(3), row(4));

function check(files: Readonly<Record<string, string | Uint8Array>>, args: readonly string[]) {
  return runCommand(addDataCommand, ['data', 'check', ...args], { cwd: folderWith(files) });
}

describe('rxtrade data check', () => {
  it('given sound files, plain and packed, then each has its report, and the exit code is 0', async () => {
    const end = await check({ 'a.csv': good, 'b.csv.gz': gzipSync(good) }, ['a.csv', 'b.csv.gz']);
    expect(end).toMatchObject({ exit: 0, stderr: '', error: undefined });
    expect(end.stdout).toContain('a.csv: 50 bars of 1m, 2024-01-01T00:00:00.000Z to 2024-01-01T00:50:00.000Z');
    expect(end.stdout).toContain('b.csv.gz: 50 bars of 1m');
    expect(end.stdout.match(/result: good/g)).toHaveLength(2);
  });

  it.each([
    ['a row twice', duplicate, 'refused for bad rows'],
    ['rows out of order', unsorted, 'refused for bad rows'],
    ['rows that are none', malformed, 'refused for bad rows'],
  ])('given %s, then it is shown, and the exit code is 4', async (_, text, result) => {
    const end = await check({ 'x.csv': text }, ['x.csv']);
    expect(end.exit).toBe(4);
    expect(end.stdout).toContain('SKIPPED');
    expect(end.stdout).toContain(result);
  });

  it('given bad rows, then their lines are named', async () => {
    const { stdout } = await check({ 'x.csv': malformed }, ['x.csv']);
    expect(stdout).toContain('line 3:');
    expect(stdout).toContain('line 5:');
  });

  it('given gaps or outliers, then they are shown, and refused only when strict', async () => {
    const wild = csv(...Array.from({ length: 50 }, (_, i) => row(i, i === 30 ? 5_000 : 100 + Math.sin(i * i) / 5)));
    for (const [text, name] of [
      [gap, 'gaps'],
      [wild, 'outliers'],
    ] as const) {
      const loose = await check({ 'x.csv': text }, ['x.csv']);
      expect(loose.exit).toBe(0);
      expect(loose.stdout).toContain(`${name}: `);
      const strict = await check({ 'x.csv': text }, ['x.csv', '--strict']);
      expect(strict.exit).toBe(4);
      expect(strict.stdout).toContain(`refused for ${name}`);
    }
    expect((await check({ 'x.csv': good }, ['x.csv', '--strict'])).exit).toBe(0);
  });

  it('given a file that is not there, then the others are checked all the same, and the exit code is 1', async () => {
    const end = await check({ 'bad.csv': duplicate, 'good.csv': good }, ['none.csv', 'bad.csv', 'good.csv']);
    expect(end.exit).toBe(1);
    expect(end.stdout).toContain('none.csv: E107');
    expect(end.stdout).toContain('good.csv: 50 bars');
  });

  it.each([
    ['text', 'hello\nworld\n'],
    ['nothing', ''],
    ['a header alone', `${header}\n`],
    ['bad rows alone', csv('a,b', 'c,d')],
  ])('given a file of %s, then it is not one of bars, and the exit code is 4', async (_, text) => {
    const end = await check({ 'x.csv': text }, ['x.csv']);
    expect(end.exit).toBe(4);
    expect(end.stdout).toContain('x.csv: E101');
  });

  it('given a damaged archive, then it cannot be read', async () => {
    const end = await check({ 'x.csv.gz': gzipSync(good).subarray(0, 60) }, ['x.csv.gz']);
    expect(end.exit).toBe(1);
    expect(end.stdout).toContain('x.csv.gz: E107');
  });

  it('given a timeframe, then gaps are counted by it; given none, then it is E011', async () => {
    const end = await check({ 'x.csv': csv(row(0), row(2), row(4)) }, ['x.csv', '--timeframe', '1m', '--strict']);
    expect(end.exit).toBe(4);
    expect(end.stdout).toContain('3 bars of 1m');
    expect((await check({ 'x.csv': good }, ['x.csv', '--timeframe', 'soon'])).error).toContain('E011 "soon"');
    expect((await check({ 'x.csv': good }, ['x.csv', '--zone', 'Mars'])).error).toContain('E011 "Mars"');
  });
});

describe('rxtrade data check --json', () => {
  it('given files of all kinds, then one document holds them in order', async () => {
    const files = { 'good.csv': good, 'bad.csv': duplicate, 'text.csv': 'hello' };
    const end = await check(files, ['good.csv', 'bad.csv', 'text.csv', '--json']);
    expect(end).toMatchObject({ exit: 4, stderr: '' });
    const document = JSON.parse(end.stdout);
    expect(document).toMatchObject({
      isGood: false,
      files: [
        { file: 'good.csv', isGood: true, problems: [], format: { hasHeader: true }, report: { rows: 50 } },
        { file: 'bad.csv', isGood: false, problems: ['bad rows'], report: { skipped: { count: 1 } } },
        { file: 'text.csv', isGood: false, error: { code: 'E101' } },
      ],
    });
    expect(document.files[0].report.span).toEqual({ from: startAt, to: startAt + 50 * 60_000 });
    expect(document.files, 'the document holds no bars').not.toContainEqual(expect.objectContaining({ columns: {} }));
  });

  it('given sound files, then all is good', async () => {
    const { stdout, exit } = await check({ 'good.csv': good }, ['good.csv', '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).isGood).toBe(true);
  });
});

needs('shared')('rxtrade data check on real bars', () => {
  it('given days with an outage, then the gap is found, and refused only when strict', async () => {
    const file = sharedFile('data/binance-spot-BTCUSDT-1m-2023-03-outage.csv.gz');
    const loose = await check({}, [file]);
    expect(loose.exit).toBe(0);
    expect(loose.stdout).toContain('80 bars from 2023-03-24T12:40:00.000Z');
    expect((await check({}, [file, '--strict'])).exit).toBe(4);
  });

  it.each(['BTCUSDT', 'ETHUSDT', 'SOLUSDT'])('given five-minute bars of %s, then a run accepts them', async (pair) => {
    const { exit, stdout } = await check({}, [sharedFile(`data/binance-spot-${pair}-5m-2024.csv.gz`), '--json']);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).files[0].report.rows).toBeGreaterThan(52_000);
  });
});
