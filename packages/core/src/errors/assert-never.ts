import { RxtradeError } from './rxtrade-error.ts';

/** Ends a `switch` over a union: the compiler proves every member was handled, this reports it when data lies. */
export function assertNever(value: never): never {
  throw new RxtradeError('E011', `unexpected value ${JSON.stringify(value)}; report it`, { value });
}
