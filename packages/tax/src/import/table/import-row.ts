import type { EpochMs, Exact } from '@rxtrade/core';
import { zero } from '../../amounts/exact-math.ts';
import { amountOf, type DecimalSign } from './amount-text.ts';
import type { TableColumns } from './columns.ts';
import { instantOf } from './time-text.ts';
import { UnreadRow } from './unread-row.ts';

/** What all rows under one header share: where they stand and how their cells are read. */
export type RowSettings = {
  readonly file: string;
  readonly columns: TableColumns;
  readonly decimal: DecimalSign;
  /** The zone of times that say none, where the venue is not known to write them in one of its own. */
  readonly zone: string | undefined;
};

/** One row of a table: cells by the name of their column, which is in lower case. */
export class ImportRow {
  readonly line: number;
  private readonly cells: readonly string[];
  private readonly settings: RowSettings;

  /** The cells stand in the order of the header. */
  constructor(cells: readonly string[], line: number, settings: RowSettings) {
    this.cells = cells;
    this.line = line;
    this.settings = settings;
  }

  /** The file it stands in. */
  get file(): string {
    return this.settings.file;
  }

  /** `trades.csv:12`, as records tell where they were read. */
  get origin(): string {
    return `${this.file}:${this.line}`;
  }

  /** The names of its columns, in lower case. */
  get columns(): Iterable<string> {
    return this.settings.columns.places.keys();
  }

  /** Whether it has a column of this name, in lower case. */
  has(name: string): boolean {
    return this.settings.columns.places.has(name);
  }

  /** All that stands in it, whatever the order of its columns: rows of two exports that are alike are equal here. */
  get content(): string {
    const { places } = this.settings.columns;
    return JSON.stringify([...places.keys()].sort().map((name) => [name, this.cells[places.get(name) ?? -1]]));
  }

  /** What stands in the first of these columns that has anything; empty where none has. `--` is how venues write nothing. */
  text(...names: readonly string[]): string {
    return this.found(names)?.cell ?? '';
  }

  /** What must stand there. */
  required(...names: readonly string[]): string {
    return this.needed(names).cell;
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

  /** An instant that must be there. `zone` is that of the venue; a column that names an offset, `time(utc+8)`, is in it. */
  instant(names: readonly string[], zone?: string): EpochMs {
    return this.instantFrom(this.timeText(...names), zone);
  }

  /** What must stand there, with the offset that its column names. */
  timeText(...names: readonly string[]): string {
    const { name, cell } = this.needed(names);
    return `${cell}${this.settings.columns.offsets.get(name) ?? ''}`;
  }

  /** An instant of a text that was read already. */
  instantFrom(text: string, zone?: string): EpochMs {
    return instantOf(text, zone ?? this.settings.zone);
  }

  private needed(names: readonly string[]): { readonly name: string; readonly cell: string } {
    const found = this.found(names);
    if (found === undefined) throw new UnreadRow(`"${names[0]}" is empty`);
    return found;
  }

  private found(names: readonly string[]): { readonly name: string; readonly cell: string } | undefined {
    for (const name of names) {
      const cell = this.cells[this.settings.columns.places.get(name) ?? -1];
      if (cell !== undefined && cell !== '' && cell !== '--') return { name, cell };
    }
    return undefined;
  }
}
