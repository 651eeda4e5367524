const legacy: Readonly<Record<string, string>> = {
  XXBT: 'BTC',
  XBT: 'BTC',
  XXDG: 'DOGE',
  XDG: 'DOGE',
  XETH: 'ETH',
  ETH2: 'ETH',
  XETC: 'ETC',
  XLTC: 'LTC',
  XMLN: 'MLN',
  XREP: 'REP',
  XXLM: 'XLM',
  XXMR: 'XMR',
  XXRP: 'XRP',
  XZEC: 'ZEC',
  ZUSD: 'USD',
  ZEUR: 'EUR',
  ZGBP: 'GBP',
  ZCAD: 'CAD',
  ZJPY: 'JPY',
  ZAUD: 'AUD',
};

/** The usual code of what Kraken calls `XXBT`, `ZEUR`, or `DOT28.S` when it is staked. */
export function krakenAsset(code: string): string {
  const staked = /^(.+?)\d*\.(S|M|F|B|P)$/.exec(code);
  const bare = staked?.[1] ?? code.replace(/\.HOLD$/, '');
  return legacy[bare] ?? bare;
}

/** Base and quote of a pair as Kraken writes it: `XXBTZEUR`, `XBT/EUR`, `ADAUSD`. */
export function krakenPair(pair: string): readonly [base: string, quote: string] | undefined {
  const [left, right] = pair.split('/');
  if (left !== undefined && right !== undefined) return [krakenAsset(left), krakenAsset(right)];
  for (const size of [4, 3]) {
    const base = pair.slice(0, -size);
    const quote = pair.slice(-size);
    const isQuote = size === 4 ? quote in legacy || ['USDT', 'USDC'].includes(quote) : plainQuotes.has(quote);
    if (base.length >= 2 && isQuote) return [krakenAsset(base), krakenAsset(quote)];
  }
  return undefined;
}

const plainQuotes = new Set(['USD', 'EUR', 'GBP', 'CAD', 'JPY', 'AUD', 'CHF', 'XBT', 'ETH', 'DAI']);
