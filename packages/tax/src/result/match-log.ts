import { MatchRecord } from './match-record.ts';
import { type MatchParts, MatchRows } from './match-rows.ts';
import { nextRoom } from './room.ts';

/** Everything that was matched, in stretches. Each has its place for good, so that adding one more never moves those before. */
export class MatchLog {
  private last: MatchRows | undefined;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(match: MatchParts): void {
    const rows = this.rowsToFill();
    rows.set(this.count - rows.start, match);
    this.count += 1;
  }

  /** The stretch that takes the next one. */
  rowsToFill(): MatchRows {
    const { last, count } = this;
    if (last !== undefined && count < last.start + last.room) return last;
    const rows = new MatchRows(count, nextRoom(last?.room));
    if (last !== undefined) last.next = rows;
    this.last = rows;
    return rows;
  }
}

/** The matches from one place up to another, which lie in this stretch and those that follow. */
export function matchesIn(
  rows: MatchRows | undefined,
  { from, to, isTaxable }: { readonly from: number; readonly to: number; readonly isTaxable: boolean },
): readonly MatchRecord[] {
  const matches: MatchRecord[] = [];
  let at = rows;
  for (let place = from; place < to && at !== undefined; ) {
    if (place >= at.start + at.room) at = at.next;
    else {
      matches.push(new MatchRecord(at, place - at.start, isTaxable));
      place += 1;
    }
  }
  return matches;
}
