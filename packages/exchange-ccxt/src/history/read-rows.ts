import { type Asked, misfit, type Row } from './rows.ts';

/** Bars `[openAt, open, high, low, close, volume]` of what ccxt makes of an answer. @throws E206 */
export function barRows(answer: unknown, asked: Asked): readonly Row[] {
  return listOf(answer, asked).map((row) => {
    const values = Array.isArray(row) ? row.slice(0, 6).map(numberOf) : [];
    if (!isBar(values)) throw misfit(asked, `a bar that cannot be: ${JSON.stringify(row)}`);
    return values;
  });
}

/** What the engine accepts as a bar. */
function isBar(values: readonly number[]): values is Row {
  const [, open = Number.NaN, high = Number.NaN, low = Number.NaN, close = Number.NaN, volume = Number.NaN] = values;
  const isPriced = low > 0 && low <= Math.min(open, close) && Math.max(open, close) <= high;
  return isPriced && volume >= 0 && values.every(Number.isFinite);
}

/** The closes of mark-price bars, `[openAt, close]`; their volume means nothing. @throws E206 */
export function markRows(answer: unknown, asked: Asked): readonly Row[] {
  return listOf(answer, asked).map((row) => {
    const [at, close] = Array.isArray(row) ? [numberOf(row[0]), numberOf(row[4])] : [Number.NaN, Number.NaN];
    if (!(close > 0)) throw misfit(asked, `a mark price that is none: ${JSON.stringify(row)}`);
    return [at, close];
  });
}

/** Funding rates `[at, rate]`. @throws E206 */
export function fundingRows(answer: unknown, asked: Asked): readonly Row[] {
  return listOf(answer, asked).map((row) => {
    const { timestamp, fundingRate } = row as { readonly timestamp?: unknown; readonly fundingRate?: unknown };
    const rate = numberOf(fundingRate);
    if (!Number.isFinite(rate)) throw misfit(asked, 'a funding rate that is none');
    return [numberOf(timestamp), rate];
  });
}

const sides: Readonly<Record<string, number>> = { buy: 1, sell: -1 };

/** Trades `[at, price, quantity, side, id]`, the side being the taker's. @throws E206 */
export function tradeRows(answer: unknown, asked: Asked): readonly Row[] {
  return listOf(answer, asked).map((row) => {
    const { timestamp, price, amount, side, id } = row as Readonly<Record<string, unknown>>;
    const values = [numberOf(price), numberOf(amount)] as const;
    const number = numberOf(id);
    if (!(values[0] > 0) || !(values[1] > 0)) throw misfit(asked, `a trade of ${String(amount)} at ${String(price)}`);
    if (!Number.isSafeInteger(number)) throw misfit(asked, `a trade without a number ("${String(id)}")`);
    return [numberOf(timestamp), ...values, sides[String(side)] ?? 0, number];
  });
}

function listOf(answer: unknown, asked: Asked): readonly unknown[] {
  if (Array.isArray(answer)) return answer as readonly unknown[];
  throw misfit(asked, 'no list');
}

/** Nothing, an empty text and whatever is no number are NaN, never 0. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
