import { resolve } from 'node:path';
import { type EpochMs, RxtradeError } from '@rxtrade/core';
import type { HistoryStore } from '@rxtrade/market-data/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { defaultStore } from '../../data-store.ts';
import { instantOf } from '../../run/run-flags.ts';

/** What every command on the store understands. */
export type StoreFlags = { readonly store?: string; readonly json?: boolean };

export async function openStore({ store }: StoreFlags, { cwd }: CommandContext): Promise<HistoryStore> {
  const { openHistoryStore } = await import('@rxtrade/market-data/node');
  return openHistoryStore(resolve(cwd, store ?? defaultStore));
}

/** Part of a series, as it was typed. */
export type RangeFlags = { readonly from?: string; readonly to?: string };

/** @throws E903 when a bound is no instant. */
export function rangeOf({ from, to }: RangeFlags): { readonly from?: EpochMs; readonly to?: EpochMs } {
  const read = (name: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    const at = instantOf(text);
    if (at !== undefined) return at;
    throw new RxtradeError('E903', `--${name} must be a UTC day or instant such as 2024-03-01, not "${text}"`, {
      text,
    });
  };
  const [fromAt, toAt] = [read('from', from), read('to', to)];
  return { ...(fromAt !== undefined && { from: fromAt }), ...(toAt !== undefined && { to: toAt }) };
}

/** Results as one JSON document, or as lines: what a command that did its work ends with. */
export function tell(
  { json }: StoreFlags,
  { stdout, exitCode }: CommandContext,
  document: unknown,
  lines: () => string,
): void {
  stdout(json === true ? `${JSON.stringify(document, undefined, 2)}\n` : `${lines()}\n`);
  exitCode(exitCodes.done);
}
