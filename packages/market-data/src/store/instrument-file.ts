import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  defineInstrument,
  definitionOf,
  type Instrument,
  type InstrumentDefinition,
  RxtradeError,
} from '@rxtrade/core';
import { replaceFile, textIfThere } from './files.ts';
import { instrumentFolder } from './folders.ts';

const fileName = 'instrument.json';

/** Reads an instrument and its dated rules. @throws As rejection, E122 when the file does not define one. */
export async function readInstrument(store: string, venue: string, id: string): Promise<Instrument | undefined> {
  const path = join(instrumentFolder(store, venue, id), fileName);
  const text = await textIfThere(path);
  if (text === undefined) return undefined;
  try {
    return defineInstrument(JSON.parse(text) as InstrumentDefinition);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RxtradeError(
      'E122',
      `"${path}" does not define an instrument: ${why}; correct the file, or remove it`,
      { path },
      error,
    );
  }
}

/** Writes it, whole or not at all. @throws As rejection, E120 when it names no venue. */
export async function writeInstrument(store: string, instrument: Instrument): Promise<void> {
  const folder = instrumentFolder(store, instrument.venue, instrument.id);
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, fileName), `${JSON.stringify(definitionOf(instrument), undefined, 2)}\n`);
}
