/** Columns by what they are called in English and in the other languages that Binance writes its headers in. */
export type NamedColumns = Readonly<Record<string, readonly string[]>>;

/** Of the statement; what stands in the columns is in English whatever the language. */
export const statementColumns = {
  time: ['utc_time', 'time', 'tiempo', 'durée'],
  account: ['account', 'cuenta', 'compte'],
  operation: ['operation', 'operación', 'opération'],
  coin: ['coin', 'moneda', 'jeton'],
  change: ['change', 'cambio'],
  remark: ['remark', 'observación', 'remarque'],
} satisfies NamedColumns;

/** Of spot trades whose amounts have their unit glued to them. */
export const tradeColumns = {
  pair: ['pair', 'par'],
  side: ['side', 'lado'],
  price: ['price', 'precio'],
  executed: ['executed', 'ejecutado'],
  amount: ['amount', 'cantidad'],
  fee: ['fee', 'tarifa'],
} satisfies NamedColumns;

/** Sure of a table that has each of these columns under one of its names. */
export function withNamed(named: NamedColumns): (columns: ReadonlySet<string>) => number {
  const fields = Object.values(named);
  return (columns) =>
    fields.every((names) => names.some((name) => columns.has(name))) ? 1 - 1 / (fields.length + 1) : 0;
}
