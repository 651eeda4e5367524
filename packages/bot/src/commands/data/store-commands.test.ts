import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { openHistoryStore } from '@rxtrade/market-data/node';
import { describe, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../../../scripts/testing/needs.ts';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addDataCommand } from './add-data-command.ts';

const startAt = Date.UTC(2024, 0, 1);
const bars = (from: number, to: number, close = (i: number) => 100 + Math.sin(i * i) / 5) => {
  const rows = Array.from({ length: to - from }, (_, k) => {
    const i = from + k;
    return `${startAt + i * 60_000},100,${Math.max(100.5, close(i))},99,${close(i)},${i % 9}`;
  });
  return `time,open,high,low,close,volume\n${rows.join('\n')}\n`;
};

const as = ['--as', 'binance/BTCUSDT'];

function commandIn(cwd: string) {
  return (...args: readonly string[]) => runCommand(addDataCommand, ['data', ...args], { cwd });
}

describe('rxtrade data on the store', () => {
  it('given files, when they are imported, then they are listed, exported and resampled', async () => {
    const cwd = folderWith({ 'a.csv': bars(0, 100), 'b.csv': bars(90, 180) });
    const data = commandIn(cwd);
    expect((await data('list')).stdout).toContain('holds no history');
    const first = await data('import', 'a.csv', ...as);
    expect(first.stdout).toBe('binance/BTCUSDT/1m: 100 rows read, 100 added, 0 there already\n');
    const second = await data('import', 'a.csv', 'b.csv', ...as, '--json');
    expect(JSON.parse(second.stdout)).toMatchObject({
      series: 'binance/BTCUSDT/1m',
      rows: 190,
      added: 80,
      duplicate: 110,
    });
    const list = await data('list');
    expect(list.stdout).toMatch(/binance\/BTCUSDT\/1m +bars +180 +2024-01-01 00:00 +2024-01-01 02:59 +0 +\d/);
    const resampled = await data('resample', 'binance/BTCUSDT/1m', '15m', '1h');
    expect(resampled.stdout).toContain('binance/BTCUSDT/15m: 12 bars added');
    expect(resampled.stdout).toContain('binance/BTCUSDT/1h: 3 bars added');
    const range = ['--from', '2024-01-01T01:00', '--to', '2024-01-01T01:10Z'];
    expect((await data('export', 'binance/BTCUSDT/1m', 'out/x.csv', ...range)).stdout).toContain('10 rows');
    expect(readFileSync(join(cwd, 'out/x.csv'), 'utf8').split('\n')).toHaveLength(12);
    expect(JSON.parse((await data('list', '--json')).stdout).series).toHaveLength(3);
    expect((await data('remove', 'binance/BTCUSDT/15m')).stdout).toContain('is removed');
    expect((await data('list')).stdout).not.toContain('15m');
  });

  it('given other values, then they are refused, and replaced when asked', async () => {
    const data = commandIn(
      folderWith({ 'a.csv': bars(0, 50), 'b.csv': bars(40, 60, (i) => (i === 45 ? 99.5 : 100 + Math.sin(i * i) / 5)) }),
    );
    await data('import', 'a.csv', ...as);
    expect((await data('import', 'b.csv', ...as)).error).toMatch(/^E124 .*holds 1 of these rows.*--keep newest/);
    expect((await data('import', 'b.csv', ...as, '--keep', 'newest')).stdout).toContain('1 replaced, as asked');
  });

  it.each([
    [['import', 'a.csv', '--as', 'binance'], 'E903'],
    [['import', 'a.csv', ...as, '--kind', 'candles'], 'E903'],
    [['import', 'a.csv', ...as, '--keep', 'oldest'], 'E903'],
    [['import', 'a.csv', ...as, '--clock-offset', '1.3s'], 'E903'],
    [['import', 'a.csv', ...as, '--timeframe', '5m'], 'E125'],
    [['import', 'a.csv', ...as, '--timeframe', 'soon'], 'E011'],
    [['import', 'none.csv', ...as], 'E107'],
    [['export', 'binance/BTCUSDT/1m', 'x.csv'], 'E127'],
    [['export', 'nonsense', 'x.csv'], 'E120'],
    [['export', 'binance/BTCUSDT/1m', 'x.csv', '--from', 'soon'], 'E903'],
    [['resample', 'binance/BTCUSDT/trades', '5m'], 'E903'],
    [['resample', 'binance/BTCUSDT/1m', '5m'], 'E127'],
    [['remove', 'binance/BTCUSDT/1m'], 'E127'],
    [['rules', 'binance/BTCUSDT'], 'E127'],
    [['rules', 'binance/BTCUSDT', '--set', 'a.csv'], 'E107'],
    [['sql', 'SELECT * FROM none'], 'E129'],
    [['check', 'store:nonsense'], 'E120'],
  ])('given %j, then it ends in %s and no store is begun', async (args, code) => {
    const cwd = folderWith({ 'a.csv': bars(0, 5) });
    expect((await commandIn(cwd)(...args)).error).toMatch(new RegExp(`^${code} `));
    expect(await openHistoryStore(join(cwd, 'data/store')).catalogue()).toEqual([]);
  });

  it('given SQL, then series are tables', async () => {
    const data = commandIn(folderWith({ 'a.csv': bars(0, 60) }));
    await data('import', 'a.csv', ...as, '--store', 'elsewhere');
    expect((await data('sql', '--store', 'elsewhere')).stdout).toMatch(/binance_BTCUSDT_1m +binance\/BTCUSDT\/1m +60/);
    const sql = 'SELECT max(high) AS top, min("openAt") AS start FROM binance_BTCUSDT_1m';
    expect((await data('sql', sql, '--store', 'elsewhere')).stdout).toMatch(/100.5 +2024-01-01 00:00:00/);
    const { rows } = JSON.parse((await data('sql', sql, '--store', 'elsewhere', '--json')).stdout);
    expect(rows).toEqual([{ top: 100.5, start: '2024-01-01 00:00:00' }]);
  });

  it('given rules of a file, then they are stored and shown with their days', async () => {
    const rules = [
      { tickSize: '0.01', quantityStep: '0.00001', minNotional: '10', feeRateTaker: '0.001' },
      {
        from: startAt,
        tickSize: '0.1',
        quantityStep: '0.00001',
        feeRateTaker: '0.0005',
        fundingIntervalMs: 28_800_000,
      },
    ];
    const definition = {
      id: 'BTCUSDT',
      venue: 'binance',
      kind: 'perpetual',
      base: 'BTC',
      quote: 'USDT',
      listedAt: 0,
      rules,
    };
    const data = commandIn(folderWith({ 'btc.json': JSON.stringify(definition), 'bad.json': '{"id":"BTCUSDT"}' }));
    const { stdout } = await data('rules', 'binance/BTCUSDT', '--set', 'btc.json');
    expect(stdout).toContain('perpetual BTC/USDT, listed 1970-01-01');
    expect(stdout).toMatch(/2024-01-01 +0.1 +0.00001 +0 +0.0005 +8h/);
    expect(JSON.parse((await data('rules', 'binance/BTCUSDT', '--json')).stdout).rules).toHaveLength(2);
    expect((await data('rules', 'binance/ETHUSDT', '--set', 'btc.json')).error).toMatch(/^E903 /);
    expect((await data('rules', 'binance/BTCUSDT', '--set', 'bad.json')).error).toMatch(/^E021 /);
  });
});

describe('rxtrade data check on the store', () => {
  it('given sound series, one with a gap, then all are told, and the gap counts when strict', async () => {
    const cwd = folderWith({ 'a.csv': bars(0, 50), 'b.csv': bars(60, 100) });
    const data = commandIn(cwd);
    await data('import', 'a.csv', 'b.csv', ...as);
    await data('import', 'a.csv', '--as', 'binance/ETHUSDT');
    const end = await data('check');
    expect(end.exit).toBe(0);
    expect(end.stdout).toContain('binance/BTCUSDT/1m: 90 bars of 1m');
    expect(end.stdout.match(/result: good/g)).toHaveLength(2);
    expect((await data('check', '--strict')).exit).toBe(4);
    const one = await data('check', 'store:binance/ETHUSDT/1m', 'a.csv', '--strict', '--json');
    expect(one.exit).toBe(0);
    const { files } = JSON.parse(one.stdout) as { readonly files: readonly { readonly file: string }[] };
    expect(files.map(({ file }) => file)).toEqual(['a.csv', 'binance/ETHUSDT/1m']);
  });

  it('given a damaged part, then the others are checked all the same, and the exit code is 1', async () => {
    const cwd = folderWith({ 'a.csv': bars(0, 50) });
    const data = commandIn(cwd);
    await data('import', 'a.csv', ...as);
    await data('import', 'a.csv', '--as', 'binance/ETHUSDT');
    const [first] = await openHistoryStore(join(cwd, 'data/store')).catalogue();
    truncateSync(first?.files[0] ?? '', 200);
    const end = await data('check');
    expect(end.exit).toBe(1);
    expect(end.stdout).toContain('binance/BTCUSDT/1m: E121');
    expect(end.stdout).toContain('binance/ETHUSDT/1m: 50 bars');
    expect(existsSync(join(cwd, 'data/store'))).toBe(true);
  });
});

needs('shared')('rxtrade data on real history', () => {
  it('given trades, a book and funding, then each is imported and found sound', async () => {
    const data = commandIn(folderWith());
    for (const name of ['spot-BTCUSDT-trades-2024-08-08', 'spot-BTCUSDT-l2-2024-08-08', 'perp-BTCUSDT-funding-8h-2025'])
      expect((await data('import', sharedFile(`data/binance-${name}.csv.gz`), ...as)).error).toBeUndefined();
    const end = await data('check', '--strict');
    expect(end.exit).toBe(0);
    expect(end.stdout).toContain('binance/BTCUSDT/book: 3,452 updates');
  });
});
