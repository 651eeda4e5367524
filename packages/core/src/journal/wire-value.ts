/** Plain JSON. Instruments travel by id, exact integers as text, columns of book levels as arrays. */
export type WireValue = Readonly<Record<string, unknown>>;
