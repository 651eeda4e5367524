/** The columns of a table: where each stands, by its name, and what times in it are ahead of UTC. */
export type TableColumns = {
  readonly places: ReadonlyMap<string, number>;
  /** `+08:00` of a column whose name ends in `(UTC+8)`, which its times are in. */
  readonly offsets: ReadonlyMap<string, string>;
};

const zoned = /^(.*)\(utc ?([+-]-?\d{1,2})(?::(\d\d))?\)$/;

/** A name as importers write it: in lower case, and `(utc)` whatever the offset beside it. */
export function columnName(cell: string): string {
  const bare = cell.toLowerCase().replace(/\s+/g, ' ').trim();
  return bare.replace(zoned, '$1(utc)');
}

/** Reads a header. Of two columns of one name the first counts. */
export function columnsOf(header: readonly string[]): TableColumns {
  const places = new Map<string, number>();
  const offsets = new Map<string, string>();
  for (const [place, cell] of header.entries()) {
    const name = columnName(cell);
    if (places.has(name)) continue;
    places.set(name, place);
    const offset = offsetIn(cell.toLowerCase().trim());
    if (offset !== undefined) offsets.set(name, offset);
  }
  return { places, offsets };
}

/** The offset that ends a name: `Time(UTC+8)`, or `(UTC--6)` as Binance writes it in the names of files. */
export function offsetIn(name: string): string | undefined {
  const found = zoned.exec(name);
  if (found === null) return undefined;
  const [, , hours = '', minutes = '00'] = found;
  const sign = hours.includes('-') ? '-' : '+';
  return `${sign}${hours.replace(/\D/g, '').padStart(2, '0')}:${minutes}`;
}
