import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Clock, hour, minute } from '@rxtrade/core';
import {
  type Fault,
  type Loopback,
  openStubBinance,
  stubBars,
  stubFunding,
  stubMarket,
} from '@rxtrade/exchange-ccxt/testing';
import { openHistoryStore } from '@rxtrade/market-data/node';
import { asyncScheduler } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

const clock: Clock = { now: () => stubMarket.now, scheduler: asyncScheduler };
const [from, to] = ['2024-03-04', '2024-03-06'];
const oneMinute = { venue: 'binance', instrument: 'BTCUSDT', kind: 'bars', intervalMs: minute } as const;
const allOpens = stubBars(minute).map(([at]) => at);

async function stub(settings: Parameters<typeof openStubBinance>[0] = {}): Promise<Loopback> {
  const loopback = await openStubBinance(settings);
  onTestFinished(() => loopback.close());
  return loopback;
}

const download = (folder: string, { origin }: Loopback, ...args: readonly string[]) =>
  rxtrade(folder, ['data', 'download', 'binance', ...args, '--origin', origin], { clock });

const storedOpens = async (folder: string) => [
  ...(await openHistoryStore(`${folder}/data/store`).load(oneMinute)).openAt,
];

describe('rxtrade data download', () => {
  it('given a symbol, then its bars and rules are in the store, and the gap of the exchange is told', async () => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await download(
      folder,
      await stub({ limit: 400 }),
      'BTCUSDT',
      '--from',
      from,
      '--to',
      to,
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toBe(
      'binance/BTCUSDT/1m  2024-03-04T00:00Z to 2024-03-06T00:00Z: 2,800 rows, 2,800 of them new\n' +
        '  nothing from 2024-03-04T12:40Z to 2024-03-04T14:00Z: the exchange has none\n',
    );
    expect(await storedOpens(folder)).toEqual(allOpens);
    const instrument = await openHistoryStore(`${folder}/data/store`).instrument('binance', 'BTCUSDT');
    expect(instrument?.rulesAt(stubMarket.now).tickSize.toString()).toBe('0.01');
  });

  it('given it again, then nothing is asked of the exchange but its markets, and it says so', async () => {
    const [folder, loopback] = [temporaryFolder(), await stub()];
    const args = ['BTCUSDT', '--from', from, '--to', to];
    await download(folder, loopback, ...args);
    const asked = loopback.received.filter(({ path }) => path.endsWith('klines')).length;
    const { stdout } = await download(folder, loopback, ...args);
    expect(loopback.received.filter(({ path }) => path.endsWith('klines')).length).toBe(asked);
    expect(stdout).toBe('binance/BTCUSDT/1m  2024-03-04T00:00Z to 2024-03-06T00:00Z: all of it is there\n');
  });

  it('given --json, then one document, for each symbol and kind', async () => {
    const [folder, loopback] = [temporaryFolder(), await stub()];
    const { stdout } = await download(
      folder,
      loopback,
      'BTCUSDT',
      '--kind',
      'funding',
      '--from',
      from,
      '--to',
      to,
      '--json',
    );
    expect(JSON.parse(stdout)).toEqual({
      store: 'data/store',
      series: [
        {
          series: 'binance/BTCUSDT-PERP/funding',
          from: '2024-03-04T00:00:00.000Z',
          to: '2024-03-06T00:00:00.000Z',
          isDone: true,
          rows: stubFunding().length,
          added: stubFunding().length,
          pages: 1,
          gaps: [],
          left: [],
        },
      ],
    });
  });

  it('given trades and marks, then they come too, the newest first where that is asked for', async () => {
    const [folder, loopback] = [temporaryFolder(), await stub()];
    const range = ['--from', from, '--to', '2024-03-04T03:00Z', '--backward'];
    expect((await download(folder, loopback, 'BTC/USDT', '--kind', 'trades', ...range)).code).toBe(0);
    expect(
      (await download(folder, loopback, 'BTC/USDT:USDT', '--kind', 'marks', '--timeframe', '1h', ...range)).code,
    ).toBe(0);
    const names = (await openHistoryStore(`${folder}/data/store`).catalogue()).map(
      ({ key, rows }) => `${key.instrument} ${key.kind} ${rows > 0}`,
    );
    expect(names).toEqual(['BTCUSDT-PERP marks true', 'BTCUSDT trades true']);
  });

  it.each<readonly [readonly string[], number, string]>([
    [['BTCUSD'], 2, 'E202'],
    [['BTCUSDT', '--timeframe', '7m'], 2, 'E203'],
    [['BTCUSDT', '--kind', 'candles'], 2, 'E903'],
    [
      ['BTCUSDT', '--from', 'yesterday', '--to', '2024-02-30', '--market', 'x', '--keep', 'all', '--timeframe', 'x'],
      2,
      'E903',
    ],
    [['BTCUSDT', '--from', to, '--to', from], 2, 'E903'],
    [[], 2, 'E909'],
  ])('given %j, then exit %d with %s', async (args, exit, error) => {
    const { code, stderr, stdout } = await download(temporaryFolder(), await stub(), ...args);
    expect(stderr).toContain(`error ${error}`);
    expect(stdout).toBe('');
    expect(code).toBe(exit);
  });

  it('given an exchange that nobody knows, then exit 2 with the nearest', async () => {
    const { code, stderr } = await rxtrade(temporaryFolder(), ['data', 'download', 'binanc', 'BTCUSDT'], { clock });
    expect(stderr).toContain('did you mean "binance"?');
    expect(code).toBe(2);
  });

  it('given Ctrl-C, then what is kept stays, and the same command goes on', async () => {
    const folder = temporaryFolder();
    let interrupt: () => void = () => undefined;
    const loopback = await stub({
      limit: 300,
      faults: (request): Fault | undefined => {
        if (request === 5) interrupt();
        return undefined;
      },
    });
    const args = ['data', 'download', 'binance', 'BTCUSDT', '--from', from, '--to', to, '--origin', loopback.origin];
    const onInterrupt = (act: () => void) => {
      interrupt = act;
      return () => undefined;
    };
    const { code, stderr, stdout } = await rxtrade(folder, args, { clock, onInterrupt });
    expect(code).toBe(1);
    expect(stderr).toBe('stopped: run the same command again to go on\n');
    expect(stdout).toContain('stopped before the end');
    const kept = await storedOpens(folder);
    expect(kept).toEqual(allOpens.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(0);
    await rxtrade(folder, args, { clock });
    expect(await storedOpens(folder)).toEqual(allOpens);
  });

  it('given processes that are killed in the middle, again and again, then the last one ends with all there is', async () => {
    const folder = temporaryFolder();
    let kill: () => unknown = () => undefined;
    const loopback = await stub({
      limit: 150,
      faults: (request): Fault | undefined => {
        // not at the same place of a page each time
        if (request % 5 === 4) kill();
        return undefined;
      },
    });
    const program = fileURLToPath(new URL('../../../bin/rxtrade.js', import.meta.url));
    const args = ['data', 'download', 'binance', 'BTCUSDT', '--from', from, '--to', to, '--origin', loopback.origin];
    const run = (isKilled: boolean) =>
      new Promise<NodeJS.Signals | null>((resolve) => {
        const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' });
        kill = isKilled ? () => child.kill('SIGKILL') : () => undefined;
        child.on('close', (_code, signal) => resolve(signal));
      });
    for (let i = 0; i < 3; i++) expect(await run(true)).toBe('SIGKILL');
    const asked = loopback.received.length;
    expect(await run(false)).toBeNull();
    expect(await storedOpens(folder)).toEqual(allOpens);
    const starts = loopback.received.slice(asked).flatMap(({ query }) => query.get('startTime') ?? []);
    expect(Math.min(...starts.map(Number)), 'what was kept is not asked for again').toBeGreaterThan(
      stubMarket.from + hour,
    );
  });
});
