import { AsyncLocalStorage } from 'node:async_hooks';

/** Which signal ends the requests of the call that is running, however deep inside ccxt they are made. */
export const callSignal = new AsyncLocalStorage<AbortSignal>();

/** What an exchange said last about when to come back, in milliseconds; zero when it said nothing. */
export type Patience = { retryAfterMs: number };

/**
 * A `fetch` for ccxt that hands over whole answers only. ccxt itself stops its watch at the headers and takes a body that
 * is no JSON for an empty answer, which would look as if the exchange had nothing; here both are network errors.
 */
export function wholeAnswers(patience: Patience): (url: string, request: RequestInit) => Promise<Response> {
  return async (url, request) => {
    patience.retryAfterMs = 0;
    const signals = [request.signal, callSignal.getStore()].filter((signal) => signal !== undefined && signal !== null);
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.any(signals) });
    const body = await response.text();
    if (!response.ok) patience.retryAfterMs = retryAfterMs(response);
    if (response.ok && !isJson(body)) {
      const start = body.slice(0, 40);
      throw new TypeError('unreadable', {
        cause: new Error(`the answer is cut off or no JSON; it begins with "${start}"`),
      });
    }
    return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
  };
}

function isJson(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Seconds in practice; the date that HTTP also allows is left to our own patience. */
function retryAfterMs({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? seconds * 1_000 : 0;
}
