import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  defineInstrument,
  definitionOf,
  type Instrument,
  type InstrumentDefinition,
  isoOf,
  RxtradeError,
} from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { gridOf } from '../../terminal/index.ts';
import { openStore, type StoreFlags, tell } from './store-flags.ts';

/** What `rxtrade data rules` was asked. */
export type RulesFlags = StoreFlags & { readonly set?: string };

/**
 * Shows the dated rules of an instrument, or stores those of a file.
 *
 * @throws As rejection, E127 when none are stored, E107 when the file cannot be read, E021 when it defines none, E903 when it
 * defines another instrument.
 */
export async function rulesData(name: string, flags: RulesFlags, context: CommandContext): Promise<void> {
  const [venue = '', ...rest] = name.split('/');
  const id = rest.join('/');
  const store = await openStore(flags, context);
  if (flags.set !== undefined) {
    const instrument = definedIn(resolve(context.cwd, flags.set));
    if (instrument.venue !== venue || instrument.id !== id)
      throw new RxtradeError('E903', `"${flags.set}" defines ${instrument.venue}/${instrument.id}, not ${name}`, {
        name,
      });
    await store.setInstrument(instrument);
  }
  const instrument = await store.instrument(venue, id);
  if (instrument === undefined)
    throw new RxtradeError('E127', `the store has no rules of ${name}; store them with --set FILE`, { name });
  tell(
    flags,
    context,
    definitionOf(instrument),
    () =>
      `${name}, ${instrument.kind} ${instrument.base}/${instrument.quote}${lifeText(instrument)}\n${rulesText(instrument)}`,
  );
}

function definedIn(path: string): Instrument {
  let definition: unknown;
  try {
    definition = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError('E107', `"${path}" cannot be read: ${message}; give a JSON file`, { path }, error);
  }
  return defineInstrument(definition as InstrumentDefinition);
}

function lifeText({ listedAt, delistedAt }: Instrument): string {
  const from = listedAt === undefined ? '' : `, listed ${dayText(listedAt)}`;
  return delistedAt === undefined ? from : `${from}, delisted ${dayText(delistedAt)}`;
}

function rulesText({ rules }: Instrument): string {
  return gridOf(
    ['from', 'tick size', 'quantity step', 'min notional', 'maker', 'taker', 'funding'],
    rules.map((row, i) => [
      i === 0 ? 'ever' : dayText(row.from),
      row.tickSize.toString(),
      row.quantityStep.toString(),
      row.minNotional?.toString() ?? '',
      row.feeRateMaker.toString(),
      row.feeRateTaker.toString(),
      row.fundingIntervalMs === undefined ? '' : `${row.fundingIntervalMs / 3_600_000}h`,
    ]),
  );
}

function dayText(at: number): string {
  return isoOf(at).slice(0, 10);
}
