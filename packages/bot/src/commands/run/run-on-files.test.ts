import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';
import { documentOf, onlyRun } from './run-results.fixture.ts';

describe('on files', () => {
  it('given one named after its instrument, gzip or plain, then it is told, checked and traded', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'venue-BTCUSDT-5m.csv.gz'), gzipSync(barsCsv(1200)));
    const { stdout, stderr, code } = await rxtrade(cwd, ['run', '--data', 'venue-BTCUSDT-5m.csv.gz', '--quiet']);
    expect(code).toBe(0);
    expect(stderr).toContain('BTCUSDT from venue-BTCUSDT-5m.csv.gz: 1,200 bars of 5m');
    expect(stdout).not.toMatch(/synthetic/i);
    const document = documentOf(onlyRun(cwd));
    expect(document).toMatchObject({ isSynthetic: false, summary: { bars: 1200 } });
    expect(readFileSync(join(onlyRun(cwd), 'trades.csv'), 'utf8').split('\n').length).toBeGreaterThan(2);
  });

  it('given several of different lengths, then they replace the configured pairs', async () => {
    const cwd = temporaryFolder();
    const files = [fileIn(cwd, 'BTCUSDT.csv', barsCsv(600)), `ETH/USDT=${fileIn(cwd, 'b.csv', barsCsv(900))}`];
    const { code } = await rxtrade(cwd, ['run', '--data', ...files, '--out', 'x']);
    expect(code).toBe(0);
    expect(documentOf(join(cwd, 'x'))).toMatchObject({
      data: [
        { instrument: 'BTCUSDT', bars: 600 },
        { instrument: 'ETH/USDT', bars: 900 },
      ],
    });
  });

  it('given shares, then the account is held in their currency', async () => {
    const cwd = temporaryFolder();
    const file = `AAPL=${fileIn(cwd, 'apple.csv', barsCsv(900))}`;
    const { code } = await rxtrade(cwd, ['run', '--data', file, '--cash', '100000', '--out', 'x']);
    expect(code).toBe(0);
    expect(documentOf(join(cwd, 'x'))).toMatchObject({ spec: { currency: 'USD', instruments: [{ kind: 'equity' }] } });
  });

  it('given a perpetual, then it is said that its funding is left out', async () => {
    const cwd = temporaryFolder();
    const { stdout } = await rxtrade(cwd, [
      'run',
      '--data',
      fileIn(cwd, 'perp-BTCUSDT.csv', barsCsv(600)),
      '--out',
      'x',
    ]);
    expect(stdout).toContain('warning: Bars hold no funding: what positions in BTCUSDT cost');
    expect(documentOf(join(cwd, 'x'))).toMatchObject({ spec: { instruments: [{ kind: 'perpetual' }] } });
  });

  it('given one file of no name and --instrument, then that is what it holds', async () => {
    const cwd = temporaryFolder();
    const file = fileIn(cwd, 'bars.csv', barsCsv(600));
    const { code } = await rxtrade(cwd, ['run', '--data', file, '--instrument', 'SOLUSDT', '--out', 'x']);
    expect(code).toBe(0);
    expect(documentOf(join(cwd, 'x'))).toMatchObject({ spec: { instruments: [{ id: 'SOLUSDT' }] } });
  });

  const spoiled = (what: (line: string) => string) => barsCsv(600, (line, i) => (i === 98 ? what(line) : line));
  const cells = (line: string, index: number, value: string) => line.split(',').with(index, value).join(',');
  it.each([
    ['a malformed row', spoiled((line) => line.slice(0, 20)), 'E102'],
    ['a word for a price', spoiled((line) => cells(line, 4, 'abc')), 'E102'],
    ['a time that is none', spoiled((line) => cells(line, 0, '2024-99-99T00:00Z')), 'E103'],
    ['NaN', spoiled((line) => cells(line, 4, 'NaN')), 'E104'],
    ['Infinity', spoiled((line) => cells(line, 2, 'Infinity')), 'E104'],
    ['a negative price', spoiled((line) => cells(line, 3, '-1')), 'E104'],
    ['a negative volume', spoiled((line) => cells(line, 5, '-1')), 'E104'],
    ['a row that goes back in time', spoiled((line) => cells(line, 0, String(Date.UTC(2024, 0, 1) + 1000))), 'E105'],
    ['a time twice', spoiled((line) => cells(line, 0, String(Date.UTC(2024, 0, 1) + 97 * 300_000))), 'E106'],
  ])(
    'given %s, then file and line are named; with --skip-bad-rows it is left out and counted',
    async (_, text, error) => {
      const cwd = temporaryFolder();
      const file = fileIn(cwd, 'BTCUSDT.csv', text);
      const refused = await rxtrade(cwd, ['run', '--data', file]);
      expect(refused.stderr).toMatch(new RegExp(`^error ${error}: ".*BTCUSDT.csv" line 100: .*--skip-bad-rows`, 'm'));
      expect(refused.code).toBe(1);
      expect(existsSync(join(cwd, 'data')), 'nothing is written').toBe(false);
      const skipped = await rxtrade(cwd, ['run', '--data', file, '--skip-bad-rows', '--quiet', '--out', 'x']);
      expect(skipped.stderr).toMatch(/SKIPPED: 1 bad row/);
      expect(skipped.code).toBe(0);
      expect(documentOf(join(cwd, 'x'))).toMatchObject({ files: [{ skipped: 1 }], summary: { bars: 599 } });
    },
  );

  it.each([
    [['--data', 'us-AAPL-1d.csv'], 'E904', 2],
    [['--data', 'BTCUSDT-ETHUSDT.csv'], 'E904', 2],
    [['--data', 'BTCUSDT-gone.csv'], 'E107', 1],
    [['--data', 'BTCUSDT.csv', 'BTCUSDT=copy.csv'], 'E904', 2],
    [['--data', 'BTCUSDT.csv', 'ETHUSDT=copy.csv', '--instrument', 'SOLUSDT'], 'E020', 2],
    [['--data', 'BTCUSDT.csv', '--timeframe', '7m'], 'E011', 2],
    [['--data', 'BTCUSDT.csv', '--timeframe', '1w'], 'E903', 2],
    [['--data', 'BTCUSDT.csv', '--bars', '10'], 'E903', 2],
    [['--data', 'BTCUSDT.csv', '--from', '2025-01-01'], 'E903', 2],
    [['--data', 'BTCUSDT.csv', '--to', '2023-01-01'], 'E903', 2],
    [['--data', 'BTCUSDT=text.csv'], 'E101', 1],
  ])('given %j, then %s', async (args, error, code) => {
    const cwd = temporaryFolder();
    fileIn(cwd, 'BTCUSDT.csv', barsCsv(600));
    fileIn(cwd, 'copy.csv', barsCsv(600));
    fileIn(cwd, 'text.csv', 'hello\nworld\n');
    const ended = await rxtrade(cwd, ['run', ...args]);
    expect(ended.stderr).toContain(`error ${error}: `);
    expect(ended.stdout).toBe('');
    expect(ended.code).toBe(code);
    expect(existsSync(join(cwd, 'data')), 'nothing is written').toBe(false);
  });
});
