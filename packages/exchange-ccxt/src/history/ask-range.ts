import type { TimeRange } from '@rxtrade/core';
import { type Asked, fitted, type Row } from './rows.ts';

/** Asks an exchange for the rows of a range, as it answers. */
export type AskRows = (range: TimeRange) => Promise<readonly Row[]>;

/** How a series is asked for. */
export type SeriesQuestion = {
  readonly ask: AskRows;
  readonly asked: Asked;
  /** What tells two rows apart. */
  readonly keyOf: (row: Row) => number;
};

/**
 * Asks for a range until the answer can be believed: one without rows, or with none that was asked for, may be a slip, so
 * that the question is put a second time.
 *
 * @throws As rejection, E206 when the second answer does not fit either, and what asking throws.
 */
export async function askRange({ ask, asked, keyOf }: SeriesQuestion, range: TimeRange): Promise<readonly Row[]> {
  try {
    const rows = fitted(await ask(range), range, keyOf, asked);
    if (rows.length > 0) return rows;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'E206') throw error;
  }
  return fitted(await ask(range), range, keyOf, asked);
}

/**
 * Rows with those before them that the answer left out. Some exchanges give the newest rows where there are too many, and
 * limits are not always what is written: as long as there is room before the first row, that is asked for as well.
 */
export async function withFront(
  question: SeriesQuestion,
  { from, rows, room }: { readonly from: number; readonly rows: readonly Row[]; readonly room: number },
): Promise<readonly Row[]> {
  let all = rows;
  for (let first = all[0]; first !== undefined && first[0] - from >= room; first = all[0]) {
    const front = await askRange(question, { from, to: first[0] });
    if (front.length === 0) break;
    all = [...front, ...all];
  }
  return all;
}
