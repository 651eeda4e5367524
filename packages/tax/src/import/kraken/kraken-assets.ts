const legacy: Readonly<Record<string, string>> = {
  XXBT: 'BTC',
  XBT: 'BTC',
  XXDG: 'DOGE',
  XDG: 'DOGE',
  XETH: 'ETH',
  ETH2: 'ETH',
  XETC: 'ETC',
  XICN: 'ICN',
  XLTC: 'LTC',
  XMLN: 'MLN',
  XNMC: 'NMC',
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
  ZKRW: 'KRW',
};

/** Kraken's fee credits: they pay fees, are worth nothing elsewhere, and cannot be sold. */
export const feeCredits = 'KFEE';

/**
 * The usual code of what Kraken calls `XXBT`, `ZEUR`, or, while it earns, `DOT.S`, `XBT.M`, `ADA.F` and, bonded for 28 days,
 * `DOT28.S`.
 */
export function krakenAsset(code: string): string {
  const bare = code.replace(/\.(S|M|F|B|P|HOLD)$/, '');
  const bonded = bare === code ? null : /^([A-Z0-9]*[A-Z]{2})\d\d$/.exec(bare);
  const name = bonded?.[1] ?? bare;
  return legacy[name] ?? name;
}

/** Longer ones first, as `PYUSD` ends in `USD`. */
const quotes = ['PYUSD', 'RLUSD', 'USDT', 'USDC', 'USDG', 'USDQ', 'EURC', 'EURQ', 'EURR'].concat([
  'USD',
  'EUR',
  'GBP',
  'CAD',
  'JPY',
  'AUD',
  'CHF',
  'AED',
  'XBT',
  'BTC',
  'ETH',
  'DAI',
]);

/** Base and quote of a pair as Kraken writes it: `XXBTZEUR`, `XBT/EUR`, `ADAUSD`. */
export function krakenPair(pair: string): readonly [base: string, quote: string] | undefined {
  const [left = '', right] = pair.split('/');
  if (left !== '' && right !== undefined && right !== '') return [krakenAsset(left), krakenAsset(right)];
  const old = [pair.slice(0, -4), pair.slice(-4)] as const;
  // quotes of the old codes follow bases of the old codes alone: XTZEUR is XTZ in EUR, and no XT in ZEUR
  if (old[1] in legacy && (old[0] in legacy || old[0] === 'USDT')) return [krakenAsset(old[0]), krakenAsset(old[1])];
  const quote = quotes.find((name) => pair.endsWith(name) && pair.length >= name.length + 2);
  return quote === undefined ? undefined : [krakenAsset(pair.slice(0, -quote.length)), krakenAsset(quote)];
}
