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
  private rows: DisposalRows | undefined;
  private count = 0;

  /** Begins a disposal. What is matched with it is told before the next one begins. */
  begin(head: DisposalHead, money: DisposalMoney): DisposalRecord {
    if (this.rows === undefined || this.count === this.rows.room) {
      this.rows = new DisposalRows(nextRoom(this.rows?.room), this.matches);
      this.count = 0;
    }
    const row = this.count;
    this.rows.begin(row, head, money);
    this.count += 1;
    return new DisposalRecord(this.rows, row);
  }
}
