import type { Transaction } from '../transaction/transaction.ts';

type ByType = Map<string, Set<string>>;
type ByAsset = Map<string, ByType>;

/**
 * Which facts a venue has told already: its reference, in one account, for one asset and one kind of change. References are
 * kept as they were given, sorted into sets by the rest: a text made of all four would be kept for each.
 */
export class SeenFacts {
  private readonly byPlace = new Map<string, ByAsset>();

  /** Takes a fact in; false when it was there before. One without a reference is always new. */
  isNew({ account, asset, type, externalId }: Transaction): boolean {
    if (externalId === undefined) return true;
    const references = entryOf(entryOf(entryOf(this.byPlace, account, noAssets), asset, noTypes), type, noReferences);
    const { size } = references;
    return references.add(externalId).size > size;
  }
}

const noAssets = (): ByAsset => new Map();
const noTypes = (): ByType => new Map();
const noReferences = () => new Set<string>();

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
