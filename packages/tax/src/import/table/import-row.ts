import type { EpochMs, Exact } from '@rxtrade/core';
import { zero } from '../../amounts/exact-math.ts';
import { amountOf, type DecimalSign } from './amount-text.ts';
import { instantOf } from './time-text.ts';
import { UnreadRow } from './unread-row.ts';

/** Where a row stands and how its cells are read. */
export type RowSettings = {
  readonly file: string;
  readonly line: number;
  readonly decimal: DecimalSign;
  /** The zone of times that say none; the importer's own where it is absent. */
  readonly zone: string | undefined;
};

/** One row of a table: cells by the name of their column, which is in lower case. */
export class ImportRow {
  readonly file: string;
  readonly line: number;
  private readonly cells: ReadonlyMap<string, string>;
  private readonly settings: RowSettings;

  constructor(cells: ReadonlyMap<string, string>, settings: RowSettings) {
    this.cells = cells;
    this.settings = settings;
    this.file = settings.file;
    this.line = settings.line;
  }

  /** `trades.csv:12`, as records tell where they were read. */
  get origin(): string {
    return `${this.file}:${this.line}`;
  }

  /** What stands in the first of these columns that has anything; empty where none has. `--` is how venues write nothing. */
  text(...names: readonly string[]): string {
    for (const name of names) {
      const cell = this.cells.get(name);
      if (cell !== undefined && cell !== '' && cell !== '--') return cell;
    }
    return '';
  }

  /** What must stand there. */
  required(...names: readonly string[]): string {
    const text = this.text(...names);
    if (text === '') throw new UnreadRow(`"${names[0]}" is empty`);
    return text;
  }

  /** An amount that must be there. */
  amount(...names: readonly string[]): Exact {
    return this.amountFrom(this.required(...names));
  }

  /** An amount that may be empty, which is zero. */
  amountOrZero(...names: readonly string[]): Exact {
    const text = this.text(...names);
    return text === '' ? zero : this.amountFrom(text);
  }

  /** An amount of a text that was read already. */
  amountFrom(text: string): Exact {
    return amountOf(text, this.settings.decimal);
  }

  /** An instant that must be there. `zone` is that of the venue. */
  instant(names: readonly string[], zone?: string): EpochMs {
    return instantOf(this.required(...names), this.settings.zone ?? zone);
  }
}
