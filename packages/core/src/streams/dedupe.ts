import { defer, filter, type MonoTypeOperatorFunction } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { MarketEvent } from '../market/index.ts';

/** What makes two events the same, or nothing when an event cannot be recognized again. */
export function identityOf(event: MarketEvent): string | undefined {
  switch (event.kind) {
    case 'trade':
      return event.id === undefined ? undefined : JSON.stringify(['trade', event.instrument.id, event.id]);
    case 'bar':
      return JSON.stringify(['bar', event.instrument.id, event.intervalMs, event.openAt]);
    default:
      return undefined;
  }
}

/** The latest `size` identities, oldest forgotten first. */
export class RecentIdentities {
  private readonly seen = new Set<string>();
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  /** Remembers an identity; false when it was already there. */
  add(identity: string): boolean {
    if (this.seen.has(identity)) return false;
    this.seen.add(identity);
    if (this.seen.size > this.size) {
      for (const oldest of this.seen) {
        this.seen.delete(oldest);
        break;
      }
    }
    return true;
  }
}

/**
 * Drops what has already passed, as happens when a feed reconnects and repeats its last events.
 *
 *     event$   -a-b-b-a-c-|
 *     result   -a-b-----c-|
 *
 * Trades are the same when instrument and trade id are, bars when instrument, interval and `openAt` are; the first one
 * stays, whatever the second says. Trades without id and all other events pass. It remembers the last `memory`
 * identities of trades and bars together, and lets a repetition older than that through.
 *
 * @throws E011 when `memory` is not a whole number above zero.
 */
export function dedupe<E extends MarketEvent>({ memory }: { readonly memory: number }): MonoTypeOperatorFunction<E> {
  if (!Number.isSafeInteger(memory) || memory < 1) {
    throw new RxtradeError(
      'E011',
      `memory ${memory} remembers nothing; pass a whole number above zero, such as 10000`,
      { memory },
    );
  }
  return (source) =>
    defer(() => {
      const recent = new RecentIdentities(memory);
      return source.pipe(
        filter((event) => {
          const identity = identityOf(event);
          return identity === undefined || recent.add(identity);
        }),
      );
    });
}
