import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { type Clock, type HistoryPage, type HistoryRequest, type HistorySource, hour, minute } from '@rxtrade/core';
import { describeHistorySource } from '@rxtrade/core/testing';
import { asyncScheduler, Subject } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExchangeSettings } from '../client/exchange-client.ts';
import {
  type Fault,
  Loopback,
  openStubBinance,
  openStubBybit,
  type StubSettings,
  stubBars,
  stubFunding,
  stubMarket,
  stubTrades,
} from '../testing/index.ts';
import { ccxtHistory } from './ccxt-history.ts';

const opened: Loopback[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const retry = { attempts: 4, firstWaitMs: 0, longestWaitMs: 0 };

/** The real client against a stub on this machine. */
async function open(stub: Promise<Loopback>, settings: Partial<ExchangeSettings> = {}) {
  const loopback = await stub;
  opened.push(loopback);
  const history = await ccxtHistory({
    exchange: 'binance',
    origin: loopback.origin,
    retry,
    rateLimit: 'ignored',
    clock: stopped(),
    ...settings,
  });
  return { history, loopback };
}

/** A clock that stands; its timers are the machine's, and all of no length. */
function stopped(at: number = stubMarket.now): Clock {
  return { now: () => at, scheduler: asyncScheduler };
}

const spot = { id: 'BTCUSDT', kind: 'spot' } as const;
const perpetual = { id: 'BTCUSDT', kind: 'perpetual' } as const;
const { from, to } = stubMarket;
const bars: HistoryRequest = { kind: 'bars', instrument: spot, intervalMs: minute, from, to };

async function collect(history: HistorySource, request: HistoryRequest, stop$?: Subject<void>): Promise<HistoryPage[]> {
  const pages: HistoryPage[] = [];
  for await (const page of history.pages(request, stop$)) pages.push(page);
  return pages;
}

const opens = (pages: readonly HistoryPage[]) =>
  pages.flatMap((page) => (page.kind === 'bars' ? [...page.columns.openAt] : [...page.columns.eventAt]));
const allOpens = stubBars(minute).map(([at]) => at);

describeHistorySource('ccxtHistory of a stub of Binance', async () => ({
  source: (await open(openStubBinance({ limit: 700 }))).history,
  requests: [
    { ...bars, to: from + 30 * hour },
    { kind: 'trades', instrument: spot, from, to: from + 3 * hour },
    { kind: 'funding', instrument: perpetual, from, to },
    { kind: 'marks', instrument: perpetual, intervalMs: hour, from: from + hour, to },
  ],
}));

describeHistorySource('ccxtHistory of a stub of Bybit', async () => ({
  source: (await open(openStubBybit({ limit: 400 }), { exchange: 'bybit' })).history,
  requests: [{ ...bars, to: from + 30 * hour }],
}));

describe('bars of an exchange', () => {
  it('given two days with an outage, then every bar there is, and the outage is told as nothing', async () => {
    const { history } = await open(openStubBinance());
    const pages = await collect(history, bars);
    expect(opens(pages)).toEqual(allOpens);
    expect(pages.at(-1)?.to).toBe(to);
    const first = pages[0];
    if (first?.kind !== 'bars') throw new Error('no bars');
    const [at, ...values] = stubBars(minute)[0] ?? [];
    expect([first.columns.openAt[0], first.columns.open[0], first.columns.volume[0]]).toEqual([
      at,
      Number(values[0]),
      Number(values[4]),
    ]);
  });

  it('given an exchange that gives fewer at once than ccxt says, from either end, then nothing is lost', async () => {
    for (const [stub, exchange] of [
      [openStubBinance({ limit: 130 }), 'binance'],
      [openStubBybit({ limit: 130 }), 'bybit'],
    ] as const) {
      const { history } = await open(stub, { exchange });
      expect(opens(await collect(history, bars)), exchange).toEqual(allOpens);
    }
  });

  it('given a bar that is still open, then it is not told', async () => {
    const now = from + 10 * minute + 30_000;
    const { history } = await open(openStubBinance({ now }), { clock: stopped(now) });
    expect(opens(await collect(history, { ...bars, to: from + hour })).at(-1)).toBe(from + 9 * minute);
  });

  it('given a clock of ours that is ahead, then that of the exchange counts', async () => {
    const now = from + 10 * minute + 30_000;
    const { history } = await open(openStubBinance({ now }), { clock: stopped(now + 5 * minute) });
    expect(opens(await collect(history, { ...bars, to: from + hour })).at(-1)).toBe(from + 9 * minute);
  });

  it('given bars that are not there yet, then the last hour is not told as empty', async () => {
    const now = stubMarket.outage.from + 30 * minute;
    const { history } = await open(openStubBinance({ now }), { clock: stopped(now) });
    const pages = await collect(history, { ...bars, from: now - 2 * hour, to: now });
    expect(pages.at(-1)?.to).toBe(stubMarket.outage.from);
  });

  it('given years before the listing, then they are told as empty after one question', async () => {
    const { history, loopback } = await open(openStubBinance());
    const pages = await collect(history, { ...bars, from: Date.UTC(2015, 0, 1), to: from + hour });
    expect(pages[0]).toMatchObject({ from: Date.UTC(2015, 0, 1), to: from, columns: { length: 0 } });
    expect(opens(pages).length).toBe(60);
    expect(loopback.received.filter(({ path }) => path.endsWith('klines')).length).toBeLessThan(4);
  });
});

describe('other history of an exchange', () => {
  it('given trades in bursts, then each once, in the order of their numbers', async () => {
    for (const limit of [1_000, 37]) {
      const { history } = await open(openStubBinance({ limit }));
      const pages = await collect(history, { kind: 'trades', instrument: spot, from, to: from + 3 * hour });
      const ids = pages.flatMap((page) => (page.kind === 'trades' ? [...(page.columns.id ?? [])] : []));
      expect(ids).toEqual(stubTrades().map(({ id }) => id));
      expect(pages.at(-1)?.to).toBe(from + 3 * hour);
    }
  });

  it('given a seller who takes, then the side is -1', async () => {
    const { history } = await open(openStubBinance());
    const [page] = await collect(history, { kind: 'trades', instrument: spot, from, to: from + minute });
    if (page?.kind !== 'trades') throw new Error('no trades');
    const told = stubTrades().slice(0, page.columns.length);
    expect([...page.columns.side]).toEqual(told.map(({ isSell }) => (isSell ? -1 : 1)));
    expect([...page.columns.receivedAt]).toEqual([...page.columns.eventAt]);
  });

  it('given funding, then its rates at their instants', async () => {
    const { history } = await open(openStubBinance());
    const pages = await collect(history, { kind: 'funding', instrument: perpetual, from, to });
    const rates = pages.flatMap((page) => (page.kind === 'funding' ? [...page.columns.rate] : []));
    expect(opens(pages)).toEqual(stubFunding().map(({ at }) => at));
    expect(rates).toEqual(stubFunding().map(({ rate }) => Number(rate)));
  });

  it('given hourly marks, then the close of each hour stands at its end', async () => {
    const { history } = await open(openStubBinance());
    const request = {
      kind: 'marks',
      instrument: perpetual,
      intervalMs: hour,
      from: from + hour,
      to: from + 3 * hour,
    } as const;
    const [page] = await collect(history, request);
    if (page?.kind !== 'marks') throw new Error('no marks');
    expect([...page.columns.eventAt]).toEqual([from + hour, from + 2 * hour]);
    expect([...page.columns.price]).toEqual(
      stubBars(hour)
        .slice(0, 2)
        .map((bar) => Number(bar[4])),
    );
  });
});

describe('an exchange in trouble', () => {
  const faulty = (faults: NonNullable<StubSettings['faults']>) => open(openStubBinance({ limit: 500, faults }));

  it.each<Fault>(['busy', 'banned', 'down', 'reset', 'cut', 'html', 'empty', 'repeated'])(
    'given an answer now and then that is %s, then the bars are as without',
    async (fault) => {
      const { history } = await faulty((request) => (request % 3 === 1 ? fault : undefined));
      expect(opens(await collect(history, bars))).toEqual(allOpens);
    },
  );

  it.each<readonly [Fault, string]>([
    ['busy', 'E005'],
    ['banned', 'E005'],
    ['down', 'E204'],
    ['reset', 'E204'],
    ['cut', 'E204'],
    ['html', 'E204'],
    ['repeated', 'E206'],
  ])('given nothing but %s, then %s after its attempts, and the pages before it stand', async (fault, code) => {
    const { history, loopback } = await faulty((request) => (request >= 2 ? fault : undefined));
    const pages: HistoryPage[] = [];
    const failure = await (async () => {
      for await (const page of history.pages(bars)) pages.push(page);
      return undefined;
    })().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(opens(pages)).toEqual(allOpens.slice(0, opens(pages).length));
    expect(pages.length).toBeGreaterThan(0);
    expect(loopback.received.length).toBeLessThan(20);
  });

  it('given an exchange that is silent, then E204 after the time it has', async () => {
    const { history } = await open(
      Loopback.open(() => 'silence'),
      { timeoutMs: 50, retry: { attempts: 2, firstWaitMs: 0 } },
    );
    await expect(collect(history, bars)).rejects.toMatchObject({ code: 'E204' });
  });

  it('given a reader that calls stop while an answer is awaited, then the pages end there', async () => {
    const stop$ = new Subject<void>();
    const { history } = await open(
      openStubBinance({
        limit: 500,
        faults: (request) => {
          if (request === 2) stop$.next();
          return undefined;
        },
      }),
    );
    const pages = await collect(history, bars, stop$);
    expect(pages.length).toBe(2);
  });
});

describe('what is refused', () => {
  it('given a name that ccxt does not know, then E201 with the nearest', async () => {
    await expect(ccxtHistory({ exchange: 'binanse' })).rejects.toMatchObject({
      code: 'E201',
      message: expect.stringContaining('did you mean "binance"?'),
    });
    await expect(ccxtHistory({ exchange: '../../../etc/passwd' })).rejects.toMatchObject({ code: 'E201' });
  });

  it('given an instrument it does not list, then E202 with the nearest', async () => {
    const { history } = await open(openStubBinance());
    const instrument = { id: 'BTCUSTD', kind: 'spot' } as const;
    await expect(collect(history, { ...bars, instrument })).rejects.toMatchObject({
      code: 'E202',
      message: 'binance lists no spot "BTCUSTD"; did you mean BTCUSDT?',
    });
  });

  it('given history that it does not have, then E203 says what it has', async () => {
    const { history } = await open(openStubBybit(), { exchange: 'bybit' });
    await expect(collect(history, { kind: 'trades', instrument: spot, from, to })).rejects.toMatchObject({
      code: 'E203',
      message: 'bybit gives no past trades; it gives bars, funding, marks',
    });
    await expect(collect(history, { ...bars, intervalMs: 7 * minute })).rejects.toMatchObject({ code: 'E203' });
  });

  it.each([
    [from, Number.NaN],
    [to, from],
    [0.5, to],
  ])('given the range %d to %d, then E011', async (start, end) => {
    const { history } = await open(openStubBinance());
    await expect(collect(history, { ...bars, from: start, to: end })).rejects.toMatchObject({ code: 'E011' });
  });

  it.each(['localhost', 'ftp://x', ''])('given the origin "%s", then E011', async (origin) => {
    await expect(ccxtHistory({ exchange: 'binance', origin })).rejects.toMatchObject({ code: 'E011' });
  });
});

describe('where requests go', () => {
  it.each([
    ['binance', openStubBinance],
    ['bybit', openStubBybit],
  ] as const)('given all that can be asked of %s, then no request leaves this machine', async (exchange, stub) => {
    const places = new Set<string | undefined>();
    const onSocket = (message: unknown) => {
      const { socket } = message as { readonly socket: Socket };
      socket.once('connect', () => places.add(socket.remoteAddress));
      socket.once('lookup', (_error, address) => places.add(address));
    };
    const sockets = channel('net.client.socket');
    sockets.subscribe(onSocket);
    try {
      const { history } = await open(stub(), { exchange });
      await history.instruments();
      for (const kind of history.capabilities.kinds) {
        const instrument = exchange === 'binance' && kind !== 'trades' ? perpetual : spot;
        const request = { ...bars, kind, instrument, to: from + 3 * hour } as HistoryRequest;
        // what the stub does not have is refused; what matters is where it was asked
        await collect(history, request).catch(() => []);
      }
    } finally {
      sockets.unsubscribe(onSocket);
    }
    expect([...places]).toEqual(['127.0.0.1']);
  });
});
