import { RxtradeError } from '../errors/index.ts';

/** Names one trader's orders at a venue: the run, the epoch of its journal's owner, and the order's number. */
export type ClientOrderIdParts = { readonly run: string; readonly epoch: number; readonly number: number };

/** `rx` + run + epoch + number, in 36 characters or less as venues want: `rx-a1b2c3-1-42`. Only made at the door. */
export function clientOrderId({ run, epoch, number }: ClientOrderIdParts): string {
  const id = `rx-${run}-${epoch}-${number}`;
  if (!/^[a-z0-9]{1,12}$/.test(run) || id.length > 36) {
    throw new RxtradeError(
      'E011',
      `run name "${run}" does not fit a client order id; use up to 12 lowercase letters and digits`,
      { run },
    );
  }
  return id;
}

/** Reads an id of ours; undefined for a foreign one. */
export function parseClientOrderId(id: string): ClientOrderIdParts | undefined {
  const match = /^rx-([a-z0-9]{1,12})-(\d{1,9})-(\d{1,15})$/.exec(id);
  return match === null ? undefined : { run: match[1] as string, epoch: Number(match[2]), number: Number(match[3]) };
}
