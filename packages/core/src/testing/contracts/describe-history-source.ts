import { type Observable, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { isRxtradeError } from '../../errors/index.ts';
import { defineInstrument } from '../../instrument/index.ts';
import { barColumnNames, checkBars } from '../../market/index.ts';
import type { HistoryPage, HistoryRequest, HistorySource } from '../../ports/index.ts';

/** A source, and requests of it that bring at least one row each; pages of a few rows make a better test. */
export type HistorySourceCase = {
  readonly source: HistorySource;
  readonly requests: readonly [HistoryRequest, ...HistoryRequest[]];
};

/**
 * What any source of history must hold to: whole pages that follow each other and lie in what was asked, the same rows
 * however the range is cut, nothing read ahead of what is pulled, and an end when it is told to end.
 */
export function describeHistorySource(name: string, open: () => HistorySourceCase | Promise<HistorySourceCase>): void {
  describe(`${name} keeps the contract of a history source`, () => {
    it('given its capabilities, then it says what it has', async () => {
      const { source, requests } = await open();
      expect(source.name.length).toBeGreaterThan(0);
      for (const { kind } of requests) expect(source.capabilities.kinds).toContain(kind);
      expect(source.capabilities.pageRows).toBeGreaterThan(0);
      const { intervalsMs } = source.capabilities;
      expect(intervalsMs).toEqual([...intervalsMs].sort((a, b) => a - b));
    });

    it('given its instruments, then each can be declared, names its venue, and has an id of its own', async () => {
      const { source } = await open();
      const definitions = await source.instruments();
      expect(definitions.length).toBeGreaterThan(0);
      for (const definition of definitions) {
        const { id, kind, venue } = defineInstrument(definition);
        expect(venue).toBe(source.name);
        expect((await source.instrument({ id, kind })).id).toBe(id);
      }
      expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length);
    });

    it('given a request, then its pages join from its start on and hold sound rows of their range', async () => {
      const { source, requests } = await open();
      for (const request of requests) {
        const pages = await pagesOf(source, request);
        expect(pages.flatMap(rowsOf).length, `rows of ${request.kind}`).toBeGreaterThan(0);
        let reached = request.from;
        for (const page of pages) {
          expect(page.from, 'a page begins where the one before ended').toBe(reached);
          expect(page.to).toBeGreaterThan(page.from);
          reached = page.to;
          expectSound(page, request);
        }
        expect(reached).toBeLessThanOrEqual(request.to);
      }
    });

    it('given a range in two halves, then the same rows as in one', async () => {
      const { source, requests } = await open();
      for (const request of requests) {
        const middle = Math.floor((request.from + request.to) / 2);
        const halves = [
          ...(await pagesOf(source, { ...request, to: middle })),
          ...(await pagesOf(source, { ...request, from: middle })),
        ];
        expect(halves.flatMap(rowsOf)).toEqual((await pagesOf(source, request)).flatMap(rowsOf));
      }
    });

    it('given a reader that leaves after a page, then the next one begins anew', async () => {
      const { source, requests } = await open();
      const [request] = requests;
      const first = async () => {
        for await (const page of source.pages(request)) return page;
        return undefined;
      };
      const page = await first();
      expect(page).toBeDefined();
      expect(await first()).toEqual(page);
    });

    it('given that it is to stop, then there are no pages, and that is no error', async () => {
      const { source, requests } = await open();
      expect(await pagesOf(source, requests[0], of('stop'))).toEqual([]);
    });

    it('given an instrument that nobody knows, then a coded error', async () => {
      const { source, requests } = await open();
      const instrument = { id: 'NOSUCHTHING', kind: 'spot' } as const;
      for (const ask of [pagesOf(source, { ...requests[0], instrument }), source.instrument(instrument)]) {
        expect(isRxtradeError(await ask.catch((error: unknown) => error))).toBe(true);
      }
    });
  });
}

async function pagesOf(
  source: HistorySource,
  request: HistoryRequest,
  stop$?: Observable<unknown>,
): Promise<readonly HistoryPage[]> {
  const pages: HistoryPage[] = [];
  for await (const page of source.pages(request, stop$)) pages.push(page);
  return pages;
}

/** Each row as its values, the instant first. */
function rowsOf({ kind, columns }: HistoryPage): readonly (readonly number[])[] {
  const named: readonly ArrayLike<number>[] =
    kind === 'bars'
      ? barColumnNames.map((name) => columns[name])
      : kind === 'trades'
        ? [columns.eventAt, columns.price, columns.quantity, columns.side]
        : [columns.eventAt, kind === 'funding' ? columns.rate : columns.price];
  return Array.from({ length: columns.length }, (_, i) => named.map((column) => column[i] as number));
}

function expectSound(page: HistoryPage, request: HistoryRequest): void {
  expect(page.kind).toBe(request.kind);
  if (page.kind === 'bars') checkBars(page.columns);
  const repeats = page.kind === 'trades';
  let latest = Number.NEGATIVE_INFINITY;
  for (const row of rowsOf(page)) {
    const [at = Number.NaN] = row;
    expect(row.every(Number.isFinite)).toBe(true);
    expect(at).toBeGreaterThanOrEqual(page.from);
    expect(at).toBeLessThan(page.to);
    if (repeats) expect(at).toBeGreaterThanOrEqual(latest);
    else expect(at).toBeGreaterThan(latest);
    latest = at;
  }
}
