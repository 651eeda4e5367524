import { readFileSync } from 'node:fs';
import { type Membership, RxtradeError } from '@rxtrade/core';
import { instantOf } from './run-flags.ts';

const header = 'instrument,from,to';

/**
 * Reads a universe: CSV of the columns instrument, from and to, UTC days or instants, the end exclusive, an empty cell
 * where there is no bound.
 *
 * @throws E903 with the line that is wrong, or where the file cannot be read.
 */
export function readUniverse(path: string): readonly Membership[] {
  const [first = '', ...lines] = textOf(path).split(/\r?\n/);
  if (first.trim().toLowerCase() !== header)
    throw new RxtradeError('E903', `"${path}" begins with "${first}"; its first line must be ${header}`, { path });
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [memberOf(line, `"${path}", line ${i + 2}`)]));
}

function memberOf(line: string, place: string): Membership {
  const [instrument = '', from = '', to = '', ...more] = line.split(',').map((cell) => cell.trim());
  const wrong = (what: string) => new RxtradeError('E903', `${place}: ${what}; write ${header}`, { line });
  if (instrument === '' || more.length > 0) throw wrong(`"${line}" is no instrument with two instants`);
  const instant = (text: string) => {
    if (text === '') return undefined;
    const at = instantOf(text);
    if (at === undefined) throw wrong(`"${text}" is no UTC day or instant such as 2024-03-01`);
    return at;
  };
  const [fromAt, toAt] = [instant(from), instant(to)];
  return {
    instrument: instrument.toUpperCase(),
    ...(fromAt !== undefined && { from: fromAt }),
    ...(toAt !== undefined && { to: toAt }),
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError('E903', `--universe "${path}" cannot be read: ${message}`, { path }, error);
  }
}
