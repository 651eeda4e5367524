import { SimulatedClock, second } from '@rxtrade/core';
import ccxt from 'ccxt';
import { describe, expect, it } from 'vitest';
import { type AskingSettings, askPatiently } from './ask-patiently.ts';

/** A question that fails so many times before it is answered, and when it was put. */
function question(failures: readonly Error[], settings: Partial<AskingSettings> = {}) {
  const clock = new SimulatedClock();
  const askedAt: number[] = [];
  const answer = askPatiently(
    () => {
      const failure = failures[askedAt.length];
      askedAt.push(clock.now());
      return failure === undefined ? Promise.resolve('answer') : Promise.reject(failure);
    },
    { clock, signal: undefined, retryAfterMs: () => 0, ...settings },
  );
  answer.catch(() => undefined);
  /** Lets time pass, a second at a time, so that answers come in between. */
  const pass = async (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advanceTo(clock.now() + second);
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { answer, askedAt, pass };
}

const down = new ccxt.ExchangeNotAvailable('down');

describe('askPatiently', () => {
  it('given failures that pass, then the waits double, up to the longest', async () => {
    const { answer, askedAt, pass } = question([down, down, down, down, down], {
      firstWaitMs: second,
      longestWaitMs: 4 * second,
    });
    await pass(20);
    await expect(answer).resolves.toBe('answer');
    expect(askedAt).toEqual([0, 1, 3, 7, 11, 15].map((seconds) => seconds * second));
  });

  it('given an exchange that says when to come back, then it is obeyed', async () => {
    const { answer, askedAt, pass } = question([down], { firstWaitMs: second, retryAfterMs: () => 9 * second });
    await pass(10);
    await expect(answer).resolves.toBe('answer');
    expect(askedAt).toEqual([0, 9 * second]);
  });

  it('given one that wants to be left alone for longer than we wait, then it is, at once', async () => {
    const { answer, askedAt } = question([down], { retryAfterMs: () => 3_600 * second });
    await expect(answer).rejects.toBe(down);
    expect(askedAt.length).toBe(1);
  });

  it('given a failure that does not pass, then it is asked once', async () => {
    const refused = new ccxt.BadRequest('no');
    const { answer, askedAt } = question([refused]);
    await expect(answer).rejects.toBe(refused);
    expect(askedAt.length).toBe(1);
  });

  it('given no end of failures, then the last after all attempts', async () => {
    const { answer, askedAt, pass } = question(Array<Error>(9).fill(down), { attempts: 3, firstWaitMs: second });
    await pass(5);
    await expect(answer).rejects.toBe(down);
    expect(askedAt.length).toBe(3);
  });

  it('given a signal while it waits, then it ends with its reason and is not asked again', async () => {
    const stop = new AbortController();
    const { answer, askedAt, pass } = question([down, down], { signal: stop.signal, firstWaitMs: 5 * second });
    await pass(1);
    stop.abort('enough');
    await expect(answer).rejects.toBe('enough');
    await pass(10);
    expect(askedAt.length).toBe(1);
  });
});
