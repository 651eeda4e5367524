import { backtestErrors } from '@rxtrade/backtest';
import { coreErrors, type ErrorEntry, isRxtradeError, type RxtradeError } from '@rxtrade/core';
import { exchangeErrors } from '@rxtrade/exchange-ccxt';
import { marketDataErrors } from '@rxtrade/market-data';
import { riskErrors } from '@rxtrade/risk';
import { simulatorErrors } from '@rxtrade/simulator';
import { taxErrors } from '@rxtrade/tax';
import { botErrors } from '../errors.ts';

const entries: readonly ErrorEntry[] = [
  ...coreErrors,
  ...marketDataErrors,
  ...exchangeErrors,
  ...riskErrors,
  ...simulatorErrors,
  ...backtestErrors,
  ...taxErrors,
  ...botErrors,
];

/** An error as the command line tells it: its code, what was wrong, and the way out. */
export type ToldError = { readonly code: string; readonly message: string; readonly wayOut: string };

/** Tells any error; one without a code is unexpected, and told with where it happened. */
export function toldError(error: unknown): ToldError {
  const { code, message } = isRxtradeError(error) ? error : unexpected(error);
  const entry = entries.find((one) => one.code === code);
  const wayOut = entry?.wayOut ?? 'See the documentation of the plug-in that raised it.';
  return { code, message: inCommandWords(message), wayOut: inCommandWords(wayOut) };
}

/** Libraries name their own options; here they are flags. */
function inCommandWords(text: string): string {
  return text
    .replaceAll("onBadRow: 'skip'", '--skip-bad-rows')
    .replaceAll("shortData: 'warn'", '--short-data')
    .replaceAll("fundingPrice: 'mark-or-last'", '--funding-price mark-or-last');
}

/** The error as lines for a person. */
export function describeError({ code, message, wayOut }: ToldError): string {
  return `error ${code}: ${message}\n  way out: ${wayOut}\n`;
}

function unexpected(error: unknown): Pick<RxtradeError, 'code' | 'message'> {
  const told = error instanceof Error ? `${error.name}: ${error.message}${placeOf(error)}` : String(error);
  return { code: 'E908', message: `something unexpected happened: ${told}` };
}

/** The innermost place of the stack, which a report needs. */
function placeOf({ stack = '' }: Error): string {
  const line = stack.split('\n').find((text) => text.trimStart().startsWith('at '));
  return line === undefined ? '' : ` (${line.trim()})`;
}
