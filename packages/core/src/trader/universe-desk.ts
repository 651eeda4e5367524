import { RxtradeError } from '../errors/index.ts';
import { type EpochMs, isoOf } from '../time/index.ts';
import type { ExecutionDesk } from './execution-desk.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { OrderDesk } from './order-desk.ts';
import type { Membership, Universe } from './settings.ts';
import type { TargetDesk } from './target-desk.ts';
import type { TraderState } from './trader-state.ts';

/** What ends when an instrument leaves. */
export type UniverseParts = {
  readonly orders: OrderDesk;
  readonly targets: TargetDesk;
  readonly executions: ExecutionDesk;
};

type Change = { readonly at: EpochMs; readonly slot: InstrumentSlot; readonly joins: boolean };

/** Keeps who is a member of the universe, as time goes by. Without a universe everything is, and nothing is due. */
export class UniverseDesk {
  /** When membership changes next; infinite when it never does. */
  nextAt: EpochMs = Number.POSITIVE_INFINITY;
  private readonly state: TraderState;
  private readonly parts: UniverseParts;
  private readonly changes: readonly Change[];
  private readonly closes: boolean;
  private next = 0;

  /** @throws E070 when a stay is empty, or two stays of an instrument overlap. */
  constructor(state: TraderState, parts: UniverseParts, universe: Universe | undefined) {
    this.state = state;
    this.parts = parts;
    this.closes = universe?.whenLeft !== 'keep';
    this.changes = universe === undefined ? [] : changesOf(state, universe.members);
    if (universe === undefined) return;
    for (const slot of state.slots) slot.isMember = false;
    for (let one = this.changes[0]; one?.at === Number.NEGATIVE_INFINITY; one = this.changes[++this.next])
      one.slot.isMember = true;
    this.schedule();
  }

  /** Lets everyone join and leave who is due by now. */
  advance(now: EpochMs): void {
    this.state.now = now;
    const before = new Map<InstrumentSlot, boolean>();
    for (let due = this.changes[this.next]; due !== undefined && due.at <= now; due = this.changes[++this.next]) {
      if (!before.has(due.slot)) before.set(due.slot, due.slot.isMember);
      due.slot.isMember = due.joins;
    }
    this.schedule();
    // who left and came back at one instant has not left
    for (const [slot, wasMember] of before) if (wasMember !== slot.isMember) this.changed(slot);
  }

  private schedule(): void {
    this.nextAt = this.changes[this.next]?.at ?? Number.POSITIVE_INFINITY;
  }

  private changed(slot: InstrumentSlot): void {
    const { state, parts, closes } = this;
    const { instrument, isMember } = slot;
    const text = `${instrument.id} ${isMember ? 'joined' : 'left'} the universe`;
    state.sink?.notice({ kind: 'notice', at: state.now, text });
    if (isMember) return;
    parts.executions.cancelAll(undefined, instrument, text);
    for (const order of slot.live) parts.orders.cancel(order);
    if (closes) parts.targets.close(slot, text);
  }
}

function changesOf(state: TraderState, members: readonly Membership[]): readonly Change[] {
  const stays = members
    .map(({ instrument, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }) => ({ instrument, from, to }))
    .sort((one, other) => one.from - other.from);
  const endOf = new Map<string, EpochMs>();
  for (const { instrument, from, to } of stays) {
    const isEmpty = !(from < to);
    if (isEmpty || from < (endOf.get(instrument) ?? Number.NEGATIVE_INFINITY))
      throw new RxtradeError(
        'E070',
        `the universe has ${isEmpty ? 'a stay without time' : 'two stays at once'} of ${instrument}, from ${instantText(from)} to ${instantText(to)}; give stays that follow each other, their ends exclusive`,
        { instrument, from, to },
      );
    endOf.set(instrument, to);
  }
  return stays
    .flatMap(({ instrument, from, to }) => {
      // members without data cannot be traded; the runner tells of them
      const slot = state.findSlot(instrument);
      if (slot === undefined) return [];
      return [
        { at: from, slot, joins: true },
        { at: to, slot, joins: false },
      ];
    })
    .filter(({ at }) => at < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.at - other.at || Number(one.joins) - Number(other.joins));
}

function instantText(at: EpochMs): string {
  return Number.isFinite(at) ? isoOf(at) : 'ever';
}
