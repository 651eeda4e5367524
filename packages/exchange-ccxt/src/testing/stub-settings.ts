import type { EpochMs } from '@rxtrade/core';
import type { Answer } from './loopback.ts';

/**
 * What goes wrong with an answer: HTTP 429, 418 and 502, a dropped connection, half of the JSON, a page of HTML, no rows, or
 * rows that were not asked for.
 */
export type Fault = 'busy' | 'banned' | 'down' | 'reset' | 'cut' | 'html' | 'empty' | 'repeated';

/** How a stub behaves. */
export type StubSettings = {
  /** Rows it gives at most, whatever is asked for. */
  readonly limit?: number;
  /** What goes wrong, by the number of the request for history, from 0 on. */
  readonly faults?: (request: number) => Fault | undefined;
  /** What its clock shows; that of `stubMarket` when absent. */
  readonly now?: EpochMs;
};

/** Rows of an answer. */
export type StubRows = readonly (readonly unknown[] | Readonly<Record<string, unknown>>)[];

/** The rows as an answer, or what has become of them. `others` are rows of another time. */
export function faulty(fault: Fault | undefined, rows: StubRows, others: StubRows): Answer {
  const text = JSON.stringify(rows);
  switch (fault) {
    case undefined:
      return { body: text };
    case 'busy':
      return { status: 429, body: { code: -1003, msg: 'Too many requests' }, headers: { 'retry-after': '0' } };
    case 'banned':
      return { status: 418, body: { code: -1003, msg: 'Way too many requests' } };
    case 'down':
      return { status: 502, body: '<html>Bad Gateway</html>' };
    case 'reset':
      return 'reset';
    case 'cut':
      return { body: text.slice(0, text.length / 2) };
    case 'html':
      return { body: '<html>Please log in to the network</html>' };
    case 'empty':
      return { body: [] };
    case 'repeated':
      return { body: JSON.stringify(others) };
  }
}
