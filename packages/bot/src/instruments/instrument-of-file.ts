import { basename } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { seriesKeyOf } from '@rxtrade/market-data';
import { assetsIn, type Traded } from './instrument-of-symbol.ts';

/** A file of bars and the instrument it holds. With `series`, bars of the store in the folder `path`. */
export type DataFile = {
  readonly instrument: string;
  readonly kind: Traded['kind'];
  readonly path: string;
  readonly series?: string;
};

const contractWords = ['PERP', 'PERPETUAL', 'SWAP'];

/**
 * Reads `FILE` or `INSTRUMENT=FILE`. Without the prefix the instrument comes from the file's name, which must hold
 * exactly one: `binance-spot-BTCUSDT-5m-2024.csv.gz` is BTCUSDT. A prefix without a quote currency is a share.
 *
 * @throws E904 when the name holds none or several.
 */
export function dataFileOf(argument: string): DataFile {
  const [, prefix, named] = /^([A-Za-z0-9./]+)=(.+)$/.exec(argument) ?? [];
  const path = named ?? argument;
  const words = basename(path)
    .replace(/\.(csv|gz|txt)(?=\.|$)/g, '')
    .split(/[-_. ]+/);
  const isContract = words.some((word) => contractWords.includes(word.toUpperCase()));
  if (prefix !== undefined) {
    const instrument = prefix.toUpperCase();
    const kind = assetsIn(instrument) === undefined ? 'equity' : isContract ? 'perpetual' : 'spot';
    return { instrument, kind, path };
  }
  const found = new Set(pairsIn(words));
  const [only] = found;
  if (only === undefined || found.size > 1) {
    throw new RxtradeError(
      'E904',
      `the name of "${path}" ${found.size === 0 ? 'holds no instrument' : `holds ${found.size} instruments, ${[...found].join(' and ')}`}; say which it is, such as --data BTCUSDT=${path}`,
      { path },
    );
  }
  return { instrument: only, kind: isContract ? 'perpetual' : 'spot', path };
}

/**
 * Reads the name of a series in the store, `binance/BTCUSDT/1m`. What it trades is a contract where a word of venue or
 * instrument says so, or its settlement is named (`BTC/USDT:USDT`).
 *
 * @throws E120 when it names no series.
 */
export function dataSeriesOf(name: string, store: string): DataFile {
  const { venue, instrument } = seriesKeyOf(name);
  const words = `${venue}-${instrument}`.split(/[-_. ]+/);
  const isContract = instrument.includes(':') || words.some((word) => contractWords.includes(word.toUpperCase()));
  const traded = isContract ? 'perpetual' : assetsIn(instrument) === undefined ? 'equity' : 'spot';
  return { instrument, kind: traded, path: store, series: name };
}

/** Words that are a pair, such as BTCUSDT, and neighbours that are one together, such as BTC-USDT. */
function pairsIn(words: readonly string[]): readonly string[] {
  const pairs: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const joined = `${word}${words[i + 1] ?? ''}`;
    if (isPair(word)) pairs.push(word.toUpperCase());
    else if (isQuote(words[i + 1]) && isPair(joined)) pairs.push(joined.toUpperCase());
  }
  return pairs;
}

/** Lower case counts only where the quote is unmistakable: `mybtc` is no pair. */
function isPair(word: string): boolean {
  if (!/^[A-Z0-9]{5,16}$/i.test(word)) return false;
  const assets = assetsIn(word.toUpperCase());
  if (assets === undefined || assets.base.length < 2 || /^\d+$/.test(assets.base)) return false;
  return word === word.toUpperCase() || /USD/.test(assets.quote);
}

function isQuote(word: string | undefined): boolean {
  return word !== undefined && word.length >= 3 && assetsIn(`X${word.toUpperCase()}`)?.base === 'X';
}
