/** The name that was probably meant: the closest one, if it is close enough to be a slip; undefined when none is. */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const plain = plainOf(wrong);
  let found: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const edits = editsBetween(plain, plainOf(name));
    if (edits < least && edits <= Math.max(1, Math.floor(name.length / 3))) {
      found = name;
      least = edits;
    }
  }
  return found;
}

/** `maxPositions`, `max-positions` and `MAX_POSITIONS` are all `maxpositions`. */
function plainOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Insertions, deletions, substitutions and swaps of neighbors that make one text the other (Damerau, "A technique for
 * computer detection and correction of spelling errors", 1964; each letter edited once).
 */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const options = [at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (isSame ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(at(before, j - 2) + 1);
      row.push(Math.min(...options));
    }
    before = previous;
    previous = row;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
