import { barColumnNames, isoOf } from '@rxtrade/core';
import type { BadRowReason } from '../quality/index.ts';
import { comma, fieldEnd, fieldText, lineEnd, lineFeed } from './ascii.ts';
import type { CsvLayout } from './csv-format.ts';
import { NumberReader } from './number-reader.ts';
import { TimeReader, type TimeSettings } from './time-reader.ts';

/**
 * Reads rows into six numbers, in the order of `barColumnNames`, and judges them. Nothing is made for a good row but
 * those numbers, in place.
 */
export class RowReader {
  /** The latest row. */
  readonly values = new Float64Array(barColumnNames.length);
  readonly times: TimeReader;
  reason: BadRowReason = 'malformed';
  problem = '';
  /** Where the latest row ended, at its line feed, when it was read to its end. */
  end = 0;
  private readonly numbers = new NumberReader();
  private readonly layout: CsvLayout;
  private latestAt = Number.NEGATIVE_INFINITY;

  constructor(layout: CsvLayout, time: TimeSettings) {
    this.layout = layout;
    this.times = new TimeReader(this.numbers, time);
  }

  /** Reads the row at `start`, whose line feed must follow; true when it is a bar later than the one before. */
  read(bytes: Uint8Array, start: number): boolean {
    const { numbers, times, values } = this;
    const { slots, fieldCount } = this.layout;
    let at = start;
    for (let field = 0; ; field++) {
      const slot = slots[field] ?? -1;
      if (slot < 0) at = fieldEnd(bytes, at);
      else if (slot === 0) {
        const time = times.read(bytes, at);
        if (Number.isNaN(time)) return this.bad('time', `the time ${times.problem}`);
        values[0] = time;
        at = times.end;
      } else {
        const value = numbers.read(bytes, at);
        if (Number.isNaN(value)) return this.notANumber(bytes, at, slot);
        values[slot] = value;
        at = numbers.end;
      }
      if (bytes[at] === comma && field + 1 < fieldCount) at++;
      else if (bytes[at] === lineFeed && field + 1 === fieldCount) {
        this.end = at;
        return this.judge();
      } else return this.wrongCount(bytes, start);
    }
  }

  private judge(): boolean {
    const { values } = this;
    const openAt = values[0] as number;
    const open = values[1] as number;
    const high = values[2] as number;
    const low = values[3] as number;
    const close = values[4] as number;
    const volume = values[5] as number;
    if (!(open > 0 && high > 0 && low > 0 && close > 0)) return this.bad('non-positive-price', this.lowest());
    if (volume < 0) return this.bad('negative-volume', `volume is ${volume}, below zero`);
    if (low > open || low > close)
      return this.bad('price-range', `low ${low} is above ${low > open ? `open ${open}` : `close ${close}`}`);
    if (high < open || high < close)
      return this.bad('price-range', `high ${high} is below ${high < open ? `open ${open}` : `close ${close}`}`);
    if (openAt <= this.latestAt) {
      return openAt === this.latestAt
        ? this.bad('duplicate', `its time ${isoOf(openAt)} is that of the bar before it`)
        : this.bad(
            'unsorted',
            `its time ${isoOf(openAt)} lies before ${isoOf(this.latestAt)}, that of the bar before it`,
          );
    }
    this.latestAt = openAt;
    return true;
  }

  private lowest(): string {
    const slot = [1, 2, 3, 4].find((price) => !((this.values[price] as number) > 0)) ?? 1;
    return `${barColumnNames[slot]} is ${this.values[slot]}, and a price must be above zero`;
  }

  private notANumber(bytes: Uint8Array, start: number, slot: number): boolean {
    const text = fieldText(bytes, start, fieldEnd(bytes, start)).slice(0, 60);
    const name = barColumnNames[slot];
    if (this.numbers.problem === 'non-finite') return this.bad('non-finite', `${name} is ${text}, not a finite number`);
    return this.bad('malformed', text === '' ? `${name} is missing` : `${name} is "${text}", not a number`);
  }

  private wrongCount(bytes: Uint8Array, start: number): boolean {
    let fields = 1;
    const end = lineEnd(bytes, start);
    for (let at = fieldEnd(bytes, start); at < end; at = fieldEnd(bytes, at + 1)) fields++;
    return this.bad(
      'malformed',
      `it has ${fields} ${fields === 1 ? 'field' : 'fields'} where ${this.layout.fieldCount} are expected`,
    );
  }

  private bad(reason: BadRowReason, problem: string): boolean {
    this.reason = reason;
    this.problem = problem;
    return false;
  }
}
