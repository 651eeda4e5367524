import { RxtradeError } from '@rxtrade/core';

/** The addresses with every scheme and host replaced, however deep they are nested: no outside host is left. */
export function atOrigin(addresses: unknown, origin: string): unknown {
  return replaced(addresses, checkedOrigin(origin));
}

function replaced(addresses: unknown, origin: string): unknown {
  if (typeof addresses === 'string') return addresses.replace(/^[a-z]+:\/\/[^/]+/, origin);
  if (typeof addresses !== 'object' || addresses === null) return addresses;
  return Object.fromEntries(Object.entries(addresses).map(([name, one]) => [name, replaced(one, origin)]));
}

function checkedOrigin(origin: string): string {
  if (/^https?:/.test(origin) && URL.canParse(origin)) return new URL(origin).origin;
  throw new RxtradeError(
    'E011',
    `"${origin}" is no server; write its scheme, host and port, such as http://127.0.0.1:8080`,
    {
      origin,
    },
  );
}
