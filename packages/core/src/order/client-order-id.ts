import { RxtradeError } from '../errors/index.ts';

/** Names one trader's orders at a venue: the run, the epoch of its journal's owner, and the order's number. */
export type ClientOrderIdParts = { readonly run: string; readonly epoch: number; readonly number: number };

/** Venues take this many characters, Binance among them. */
const longest = 36;

/**
 * `rx` + run + epoch + number, in 36 characters or less as venues want: `rx-a1b2c3-1-42`. Only made at the door.
 *
 * @throws E011 when the run is not up to 12 lowercase letters and digits, or epoch or number do not count.
 */
export function clientOrderId({ run, epoch, number }: ClientOrderIdParts): string {
  if (!/^[a-z0-9]{1,12}$/.test(run))
    throw new RxtradeError(
      'E011',
      `run name "${run}" does not fit a client order id; use up to 12 lowercase letters and digits`,
      { run },
    );
  const id = `rx-${run}-${epoch}-${number}`;
  if (!isCount(epoch) || !isCount(number) || id.length > longest)
    throw new RxtradeError(
      'E011',
      `epoch ${epoch} and number ${number} do not fit a client order id of ${longest} characters; count them from 0`,
      { run, epoch, number },
    );
  return id;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Reads an id of ours; undefined for a foreign one. What it returns makes the same id again. */
export function parseClientOrderId(id: string): ClientOrderIdParts | undefined {
  const match = /^rx-([a-z0-9]{1,12})-(0|[1-9]\d*)-(0|[1-9]\d*)$/.exec(id);
  if (match === null || id.length > longest) return undefined;
  const parts = { run: match[1] as string, epoch: Number(match[2]), number: Number(match[3]) };
  return isCount(parts.epoch) && isCount(parts.number) ? parts : undefined;
}
