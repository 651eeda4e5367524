import type { ContractListener } from '../contracts/contract-books.ts';
import type { Acquired, CarriedPart, Claimed, Disposed, Moved, SplitUnits } from './holdings.ts';

/** Who wants to know what came, went and moved, in the order it happened and in the reporting currency. */
export interface FactRecorder extends ContractListener {
  /** Units came in. */
  acquired(acquired: Acquired): void;
  /** Units went out; what that comes to is known later. */
  disposed(disposed: Disposed): void;
  /** Units went from one own account to another. */
  moved(moved: Moved): void;
  /** Tells a part of a move, where basis is followed account by account; some methods do so days later. */
  carried(moved: Moved, part: CarriedPart): void;
  /** Units became more or fewer. */
  split(split: SplitUnits): void;
  /** A pool is claimed to be worth little. */
  claimed(claimed: Claimed): void;
}
