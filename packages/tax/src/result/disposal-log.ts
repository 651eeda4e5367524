import { DisposalRecord } from './disposal-record.ts';
import { type DisposalHead, type DisposalMoney, DisposalRows } from './disposal-rows.ts';
import { MatchLog } from './match-log.ts';
import { nextRoom } from './room.ts';

/**
 * Disposals and what is matched with them, kept as columns: as objects half a million of them would be most of what a book
 * keeps, and moving them out of the young generation a fifth of its work.
 */
export class DisposalLog {
  private readonly matches = new MatchLog();
  private first: DisposalRows | undefined;
  private last: DisposalRows | undefined;

  /** Begins a disposal. What is matched with it is told before the next one begins. */
  begin(head: DisposalHead, money: DisposalMoney): DisposalRecord {
    const rows = this.rowsToFill();
    return new DisposalRecord(rows, rows.begin(head, money));
  }

  /** Every one of them, in the order they began. */
  all(): DisposalRecord[] {
    const all: DisposalRecord[] = [];
    for (let rows = this.first; rows !== undefined; rows = rows.next)
      for (let row = 0; row < rows.count; row++) all.push(new DisposalRecord(rows, row));
    return all;
  }

  private rowsToFill(): DisposalRows {
    const { last } = this;
    if (last !== undefined && last.count < last.room) return last;
    const rows = new DisposalRows(nextRoom(last?.room), this.matches);
    if (last === undefined) this.first = rows;
    else last.next = rows;
    this.last = rows;
    return rows;
  }
}
