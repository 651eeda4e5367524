import { resolve } from 'node:path';
import { type HistorySeries, type HistorySource, isoOf, timeframeOf, WallClock } from '@rxtrade/core';
import { ccxtHistory } from '@rxtrade/exchange-ccxt';
import { type DownloadEvent, downloadHistory, withDatedRules } from '@rxtrade/market-data';
import { type HistoryStore, openHistoryStore, storeSink } from '@rxtrade/market-data/node';
import { fromEvent, lastValueFrom, type Observable, takeUntil, tap } from 'rxjs';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { type DownloadFlags, type DownloadOrder, marketOf, readDownloadFlags } from './download-flags.ts';
import { DownloadProgress } from './download-progress.ts';
import { describeDownload, downloadDocument, type EndedDownload } from './download-text.ts';

/** Everything one series needs on its way. */
type Errand = {
  readonly source: HistorySource;
  readonly store: HistoryStore;
  readonly order: DownloadOrder;
  readonly flags: DownloadFlags;
  readonly context: CommandContext;
  readonly stop$: Observable<unknown>;
};

/**
 * Downloads each symbol in turn. What was kept stays, however it ends; a Ctrl-C ends it after the page that is being kept.
 *
 * @throws As rejection, E903 for options that cannot be, and what the exchange and the store fail with.
 */
export async function downloadData(
  exchange: string,
  symbols: readonly string[],
  { flags, context }: { readonly flags: DownloadFlags; readonly context: CommandContext },
): Promise<number> {
  const clock = context.clock ?? new WallClock();
  const order = readDownloadFlags(flags, clock);
  const { origin } = flags;
  const source = await ccxtHistory({ exchange, clock, ...(origin !== undefined && { origin }) });
  const store = openHistoryStore(resolve(context.cwd, flags.store));
  const stop = new AbortController();
  const forget = context.onInterrupt?.(() => stop.abort());
  const stop$ = fromEvent(stop.signal, 'abort');
  const ended: EndedDownload[] = [];
  try {
    for (const symbol of symbols) {
      if (stop.signal.aborted) break;
      const one = await downloadSymbol(symbol, { source, store, order, flags, context: { ...context, clock }, stop$ });
      ended.push(one);
      if (flags.json !== true) context.stdout(describeDownload(one));
    }
  } finally {
    forget?.();
  }
  if (flags.json === true) context.stdout(downloadDocument(flags.store, ended));
  if (!stop.signal.aborted) return exitCodes.done;
  context.stderr('stopped: run the same command again to go on\n');
  return exitCodes.failed;
}

async function downloadSymbol(symbol: string, errand: Errand): Promise<EndedDownload> {
  const { source, store, order, flags, context, stop$ } = errand;
  const definition = await source.instrument({ id: symbol, kind: marketOf(symbol, order) });
  const { id, kind } = definition;
  await store.setInstrument(withDatedRules(await store.instrument(source.name, id), definition));
  const series: HistorySeries =
    order.kind === 'bars' || order.kind === 'marks'
      ? { kind: order.kind, instrument: { id, kind }, intervalMs: order.intervalMs }
      : { kind: order.kind, instrument: { id, kind } };
  const name = `${source.name}/${id}/${order.kind === 'bars' ? timeframeOf(order.intervalMs) : order.kind}`;
  const progress = new DownloadProgress(name, { ...context, isTty: context.isTty && flags.quiet !== true });
  const event$ = downloadHistory({
    source,
    sink: storeSink({ store, venue: source.name, series, keep: order.keep }),
    series,
    from: order.from,
    to: order.to,
    direction: flags.backward === true ? 'backward' : 'forward',
    ...(context.clock !== undefined && { clock: context.clock }),
  });
  try {
    const last: DownloadEvent = await lastValueFrom(
      event$.pipe(
        tap((event) => progress.show(event)),
        takeUntil(stop$),
      ),
      { defaultValue: { kind: 'planned', missing: [] } },
    );
    return { name, from: isoOf(order.from), to: isoOf(order.to), last };
  } finally {
    progress.end();
  }
}
