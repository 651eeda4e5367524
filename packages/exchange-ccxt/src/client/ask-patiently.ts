import type { Clock } from '@rxtrade/core';
import { defer, firstValueFrom, fromEvent, merge, mergeMap, type Observable, retry, throwError, timer } from 'rxjs';
import { isTransient } from './failure.ts';
import { callSignal } from './whole-answers.ts';

/** How often, and how long apart, a question is asked again that failed for a passing reason. */
export type RetrySettings = {
  /** How often it is asked in all; 8 when absent. */
  readonly attempts?: number;
  /** The wait before the second time, doubled each time after; 500 when absent. */
  readonly firstWaitMs?: number;
  /** The longest wait; an exchange that wants a longer one is not asked again now. 60,000 when absent. */
  readonly longestWaitMs?: number;
};

/** What asking needs beside the question. */
export type AskingSettings = RetrySettings & {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** What the exchange said of when to come back. */
  readonly retryAfterMs: () => number;
};

/** Asks until there is an answer, the failure is final, or the signal ends it, with whose reason it then rejects. */
export function askPatiently<T>(ask: () => Promise<T>, settings: AskingSettings): Promise<T> {
  const { attempts = 8, firstWaitMs = 500, longestWaitMs = 60_000, clock, signal, retryAfterMs } = settings;
  const answer$ = defer(() => (signal === undefined ? ask() : callSignal.run(signal, ask))).pipe(
    retry({
      count: attempts - 1,
      delay: (error: unknown, asked: number) => {
        const wanted = retryAfterMs();
        if (!isTransient(error) || wanted > longestWaitMs) return throwError(() => error);
        const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (asked - 1));
        return timer(Math.max(wanted, waitMs), clock.scheduler);
      },
    }),
  );
  return firstValueFrom(signal === undefined ? answer$ : merge(answer$, aborted(signal)));
}

/** Fails with the signal's reason as soon as it is aborted, also when it has been already. */
function aborted(signal: AbortSignal): Observable<never> {
  const fail = () => throwError(() => signal.reason as unknown);
  return defer(() => (signal.aborted ? fail() : fromEvent(signal, 'abort').pipe(mergeMap(fail))));
}
