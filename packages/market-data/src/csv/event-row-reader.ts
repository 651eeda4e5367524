import { isoOf } from '@rxtrade/core';
import { type FieldForm, finisherOf, isWord, type RowFinish, wordValue } from '../fields/index.ts';
import { columnsOf } from '../history/index.ts';
import type { BadRowReason } from '../quality/index.ts';
import { comma, fieldEnd, fieldText, lineFeed } from './ascii.ts';
import type { EventLayout } from './event-layout.ts';
import { NumberReader } from './number-reader.ts';
import { TimeReader, type TimeSettings } from './time-reader.ts';

/** Reads rows of any kind of event into the numbers of its columns, in place. */
export class EventRowReader {
  /** The latest row, in the order of the kind's columns; NaN where the file does not say. */
  readonly values: Float64Array;
  reason: BadRowReason = 'malformed';
  problem = '';
  /** Where the latest row ended, at its line feed. */
  end = 0;
  private readonly layout: EventLayout;
  private readonly columns: readonly string[];
  private readonly numbers = new NumberReader();
  private readonly times: TimeReader;
  private readonly finish: (values: Float64Array) => void;
  private latestAt = Number.NEGATIVE_INFINITY;

  constructor(layout: EventLayout, time: TimeSettings, finish: RowFinish) {
    this.layout = layout;
    this.columns = columnsOf(layout.kind);
    this.values = new Float64Array(this.columns.length);
    this.times = new TimeReader(this.numbers, time);
    this.finish = finisherOf(layout.kind, finish);
  }

  /** Reads the row at `start`, whose line feed must follow; true when it is one, not before the row above it. */
  read(bytes: Uint8Array, start: number): boolean {
    const { values, layout } = this;
    values.fill(Number.NaN);
    let at = start;
    for (let index = 0; index < layout.fieldCount; index++) {
      const field = layout.fields[index];
      if (field === undefined) this.end = fieldEnd(bytes, at);
      else if (!this.readField(bytes, at, field.form, field.slot)) return false;
      at = this.end;
      const isLast = index + 1 === layout.fieldCount;
      if (bytes[at] !== (isLast ? lineFeed : comma))
        return this.bad('malformed', `it does not have ${layout.fieldCount} fields`);
      if (!isLast) at++;
    }
    this.finish(values);
    return this.judge();
  }

  private readField(bytes: Uint8Array, start: number, form: FieldForm, slot: number): boolean {
    const { values, numbers, times } = this;
    if (form === 'instant') {
      if (this.isEmpty(bytes, start)) return true;
      const at = times.read(bytes, start);
      this.end = times.end;
      values[slot] = at;
      return Number.isNaN(at) ? this.bad('time', `the time ${times.problem}`) : true;
    }
    if (isWord(form)) {
      this.end = fieldEnd(bytes, start);
      const text = fieldText(bytes, start, this.end);
      const value = wordValue(form, text);
      if (value === undefined) return this.bad('malformed', `"${text.slice(0, 60)}" is no ${this.columns[slot]}`);
      values[slot] = value;
      return true;
    }
    if (form !== 'number' && this.isEmpty(bytes, start)) return true;
    const value = numbers.read(bytes, start);
    this.end = numbers.end;
    if (Number.isNaN(value)) {
      const text = fieldText(bytes, start, fieldEnd(bytes, start)).slice(0, 60);
      return this.bad(numbers.problem, `${this.columns[slot]} is "${text}", not a finite number`);
    }
    // the venue's own word on the sequence before wins over the first of a change
    if (form !== 'firstSequence') values[slot] = value;
    else if (Number.isNaN(values[slot])) values[slot] = value - 1;
    return true;
  }

  private isEmpty(bytes: Uint8Array, start: number): boolean {
    const next = bytes[start];
    this.end = start;
    if (next === comma || next === lineFeed) return true;
    this.end = fieldEnd(bytes, start);
    return fieldText(bytes, start, this.end) === '';
  }

  private judge(): boolean {
    const { values, latestAt } = this;
    const at = values[0] as number;
    if (Number.isNaN(at)) return this.bad('time', 'the time is missing');
    if (at < latestAt)
      return this.bad('unsorted', `its time ${isoOf(at)} lies before ${isoOf(latestAt)}, that of the row before it`);
    this.latestAt = at;
    return true;
  }

  private bad(reason: BadRowReason, problem: string): boolean {
    this.reason = reason;
    this.problem = problem;
    return false;
  }
}
