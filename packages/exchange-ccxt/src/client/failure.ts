import { isRxtradeError, RxtradeError } from '@rxtrade/core';

/** The names of an error's classes, its own first. ccxt's are told by name: there may be two copies of it. */
function classesOf(error: unknown): readonly string[] {
  const names: string[] = [];
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at) as unknown) {
    if (Object.hasOwn(at, 'constructor')) names.push((at.constructor as { readonly name: string }).name);
  }
  return names;
}

/**
 * True when the same question may be answered next time: whatever ccxt counts among network trouble, and an error it has
 * no class for, such as a service that restarts. Only questions are asked here, so that asking twice changes nothing.
 */
export function isTransient(error: unknown): boolean {
  const classes = classesOf(error);
  return classes.includes('OperationFailed') || classes[0] === 'ExchangeError';
}

/** Which code a class of ccxt's stands for; the first that fits, so that children come before their parents. */
const codeByClass = [
  ['AuthenticationError', 'E002'],
  ['DDoSProtection', 'E005'],
  ['RateLimitExceeded', 'E005'],
  ['BadSymbol', 'E202'],
  ['NotSupported', 'E203'],
  ['OperationFailed', 'E204'],
  ['BaseError', 'E205'],
] as const;

/** The error as ours: what was asked, what the exchange said, no address of a query, no secret. */
export function exchangeFailure(error: unknown, asked: { readonly exchange: string; readonly what: string }): unknown {
  if (isRxtradeError(error)) return error;
  const classes = classesOf(error);
  const code = codeByClass.find(([name]) => classes.includes(name))?.[1];
  if (code === undefined || !(error instanceof Error)) return error;
  const { exchange, what } = asked;
  return new RxtradeError(code, `${exchange} gave no ${what}: ${safeText(error.message)}`, {
    exchange,
    what,
    class: classes[0],
  });
}

const longest = 300;

/** Addresses lose their query, user and password: keys and signatures travel there. Pages of HTML are cut short. */
function safeText(message: string): string {
  const text = message.replace(/(https?:\/\/)(?:[^\s/@]*@)?([^\s?#]*)[^\s]*/g, '$1$2').replace(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
