import { isoOf, isRxtradeError } from '@rxtrade/core';
import { describeQuality, seriesKeyOf, seriesName } from '@rxtrade/market-data';
import type { HistoryStore, SeriesCheck } from '@rxtrade/market-data/node';
import type { CommandContext } from '../../cli/command.ts';
import type { CheckFlags, FileCheck } from './file-check.ts';
import { problemsOf } from './problems-of.ts';
import { openStore } from './store-flags.ts';

/**
 * Checks series of the store, all when none is named: every part to the last bit as it was written, then the quality of what
 * it holds. One that fails does not stop the others.
 *
 * @throws As rejection, E120 for a name that is none, E122 when a catalogue is damaged.
 */
export async function checkStore(
  names: readonly string[],
  flags: CheckFlags,
  context: CommandContext,
): Promise<readonly FileCheck[]> {
  const store = await openStore(flags, context);
  const wanted = names.length > 0 ? names.map(seriesKeyOf) : (await store.catalogue()).map(({ key }) => key);
  const checks: FileCheck[] = [];
  for (const key of wanted) checks.push(await checkOne(store, seriesName(key), flags.strict === true));
  return checks;
}

async function checkOne(store: HistoryStore, name: string, isStrict: boolean): Promise<FileCheck> {
  const { checkSeries } = await import('@rxtrade/market-data/node');
  try {
    const check = await checkSeries(store, seriesKeyOf(name));
    return { kind: 'checked', file: name, ...toldOf(check, isStrict) };
  } catch (error) {
    if (!isRxtradeError(error)) throw error;
    return { kind: 'unreadable', file: name, code: error.code, message: error.message };
  }
}

const nouns = {
  bars: 'bars',
  trades: 'trades',
  quotes: 'quotes',
  book: 'updates',
  funding: 'funding rates',
  marks: 'mark prices',
} as const;

function toldOf(
  check: SeriesCheck,
  isStrict: boolean,
): Pick<FileCheck & { kind: 'checked' }, 'problems' | 'lines' | 'document'> {
  if (check.kind === 'bars') {
    const { report } = check;
    return { problems: problemsOf(report, isStrict), lines: describeQuality(report), document: { report } };
  }
  const { key, rows, findings } = check;
  return {
    problems: isStrict ? findings.map(({ what }) => what) : [],
    lines: [
      `${seriesName(key)}: ${rows.toLocaleString('en-US')} ${nouns[key.kind]}`,
      ...findings.map(({ what, count, firstAt }) => `  ${what}: ${count}, the first at ${isoOf(firstAt)}`),
    ],
    document: { rows, findings },
  };
}
