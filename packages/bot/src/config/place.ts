/** A line and a column of a file, both counted from 1. */
export type LinePosition = { readonly line: number; readonly column: number };

/** The keys that lead to a value; numbers count the items of a list from 0. */
export type Path = readonly (string | number)[];

/** Where a value of a configuration stands, and which variables of the environment it was made of. */
export type Place = {
  /** Of the key that names the value; of the value itself in a list. */
  readonly key: LinePosition;
  readonly value: LinePosition;
  readonly variables: readonly string[];
};

/** The places of all values of a file. */
export class Places {
  private readonly byPath = new Map<string, Place>();

  set(path: Path, place: Place): void {
    this.byPath.set(JSON.stringify(path), place);
  }

  /** The place of a value; of the closest one around it when it is missing. */
  at(path: Path): Place {
    for (let length = path.length; length > 0; length--) {
      const found = this.byPath.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return { key: start, value: start, variables: [] };
  }

  /** The variables that a value was made of; none when it stands in the file as it is. */
  variablesOf(path: Path): readonly string[] {
    return this.byPath.get(JSON.stringify(path))?.variables ?? [];
  }
}

const start: LinePosition = { line: 1, column: 1 };
