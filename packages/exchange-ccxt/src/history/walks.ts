import type { DurationMs, EpochMs, TimeRange } from '@rxtrade/core';
import { askRange, type SeriesQuestion, withFront } from './ask-range.ts';
import { misfit, type Row } from './rows.ts';

/** Rows that are whole for their range. */
export type WholeRange = TimeRange & { readonly rows: readonly Row[] };

/** What is walked over, and until when nothing means nothing: what is missing after `certainTo` may be merely late. */
export type Walk = TimeRange & { readonly question: SeriesQuestion; readonly certainTo: EpochMs };

/**
 * Walks over rows of a fixed interval, `limit` of them a question. What an answer leaves out at its beginning or its end is
 * asked for itself, so that only what the exchange denies is taken for a gap.
 */
export async function* walkIntervals(
  walk: Walk,
  { intervalMs, limit }: { readonly intervalMs: DurationMs; readonly limit: number },
): AsyncGenerator<WholeRange, undefined> {
  const { question, to, certainTo } = walk;
  for (let from = walk.from; from < to; ) {
    const end = Math.min(to, from + limit * intervalMs);
    const rows = await withFront(question, {
      from,
      rows: await askRange(question, { from, to: end }),
      room: intervalMs,
    });
    const last = rows.at(-1);
    const reached = last === undefined ? Math.min(end, certainTo) : Math.min(end, last[0] + intervalMs);
    if (reached <= from) return;
    yield { from, to: reached, rows };
    from = reached;
  }
}

/** Walks over rows that come when they come, in windows that are halved until one holds fewer than `limit`. */
export async function* walkSparse(
  walk: Walk,
  { windowMs, limit }: { readonly windowMs: DurationMs; readonly limit: number },
): AsyncGenerator<WholeRange, undefined> {
  const { question, to, certainTo } = walk;
  for (let from = walk.from; from < to; ) {
    let end = Math.min(to, from + windowMs);
    let rows = await askRange(question, { from, to: end });
    while (rows.length >= limit) {
      if (end - from < 2)
        throw misfit(question.asked, `${rows.length} rows of one millisecond, as many as it gives at once`);
      end = from + Math.floor((end - from) / 2);
      rows = await askRange(question, { from, to: end });
    }
    const last = rows.at(-1);
    const reached = Math.max(Math.min(end, certainTo), last === undefined ? from : last[0] + 1);
    if (reached <= from) return;
    yield { from, to: reached, rows };
    from = reached;
  }
}

/**
 * Walks over trades, oldest first. Any answer may have been cut short within its last millisecond, which is therefore asked
 * for again; and where its first number does not follow the last one of before, what lies between is asked for.
 */
export async function* walkTrades(
  walk: Walk,
  { windowMs, limit }: { readonly windowMs: DurationMs; readonly limit: number },
): AsyncGenerator<WholeRange, undefined> {
  const { question, to, certainTo } = walk;
  let latestId: number | undefined;
  for (let from = walk.from; from < to; ) {
    const end = Math.min(to, from + windowMs);
    let rows = await askRange(question, { from, to: end });
    if (latestId === undefined ? rows.length >= limit : rows[0]?.[4] !== latestId + 1) {
      rows = await withFront(question, { from, rows, room: 1 });
    }
    const lastAt = rows.at(-1)?.[0] ?? from;
    if (lastAt === from && rows.length >= limit) {
      throw misfit(question.asked, `${rows.length} trades of one millisecond, as many as it gives at once`);
    }
    const reached = lastAt > from ? lastAt : Math.max(Math.min(end, certainTo), rows.length > 0 ? lastAt + 1 : from);
    if (reached <= from) return;
    rows = rows.filter(([at]) => at < reached);
    latestId = rows.at(-1)?.[4] ?? latestId;
    yield { from, to: reached, rows };
    from = reached;
  }
}
