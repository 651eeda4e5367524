import type { ContractFact, ContractListener } from '../contracts/contract-books.ts';
import type { FactRecorder } from '../holdings/fact-recorder.ts';
import type { Acquired, CarriedPart, Claimed, Disposed, Moved, SplitUnits } from '../holdings/holdings.ts';

/** Something that came, went, moved or changed, in the order it was told. */
export type Fact =
  | { readonly kind: 'acquired'; readonly acquired: Acquired }
  | { readonly kind: 'disposed'; readonly disposed: Disposed }
  | { readonly kind: 'moved'; readonly moved: Moved; readonly parts: CarriedPart[] }
  | { readonly kind: 'split'; readonly split: SplitUnits }
  | { readonly kind: 'claimed'; readonly claimed: Claimed }
  | {
      readonly kind: 'contract';
      readonly fact: ContractFact;
      readonly part: Parameters<ContractListener['contract']>[1];
    };

/** Keeps every fact of a computation. */
export class FactLog implements FactRecorder {
  readonly facts: Fact[] = [];
  private readonly parts = new Map<Moved, CarriedPart[]>();

  acquired(acquired: Acquired): void {
    this.facts.push({ kind: 'acquired', acquired });
  }

  disposed(disposed: Disposed): void {
    this.facts.push({ kind: 'disposed', disposed });
  }

  moved(moved: Moved): void {
    const parts: CarriedPart[] = [];
    this.parts.set(moved, parts);
    this.facts.push({ kind: 'moved', moved, parts });
  }

  carried(moved: Moved, part: CarriedPart): void {
    this.parts.get(moved)?.push(part);
  }

  split(split: SplitUnits): void {
    this.facts.push({ kind: 'split', split });
  }

  claimed(claimed: Claimed): void {
    this.facts.push({ kind: 'claimed', claimed });
  }

  contract(fact: ContractFact, part: Parameters<ContractListener['contract']>[1]): void {
    this.facts.push({ kind: 'contract', fact, part });
  }
}
