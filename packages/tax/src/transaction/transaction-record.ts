import { Exact } from '@rxtrade/core';
import { z } from 'zod';

const exact = z
  .string({ error: 'must be decimal text such as "0.001", never a number' })
  .regex(/^[+-]?\d{1,60}(\.\d{1,30})?$/, 'must be decimal text such as "0.001"')
  .transform((text) => Exact.of(text));

const amount = exact.refine((value) => value.units >= 0, 'must not be negative');
/** Decimal text that is more than zero. */
export const positive = exact.refine((value) => value.units > 0, 'must be more than zero');

/** An instant with its zone: `Z` or an offset. A time without one may be any of twenty-six. */
const instant = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/,
    'must be an ISO 8601 instant with its zone, such as 2024-03-01T12:00:00Z',
  )
  .transform((text) => Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')))
  .refine((at) => Number.isFinite(at), 'must be a day that exists');

const currency = z.string().min(1);

const base = {
  id: z.string().min(1),
  time: instant,
  asset: currency,
  account: z.string().min(1).default('main'),
  externalId: z.string().min(1).optional(),
  group: z.string().min(1).optional(),
  kind: z.string().min(1).optional(),
  origin: z.string().min(1).optional(),
};

const valued = {
  price: amount.optional(),
  total: amount.optional(),
  currency: currency.optional(),
  fxRate: positive.optional(),
  fee: exact.optional(),
  feeCurrency: currency.optional(),
  feeValue: exact.optional(),
};

const lotChoice = z.union([
  z
    .string()
    .min(1)
    .transform((lot) => ({ lot })),
  z.object({ lot: z.string().min(1), quantity: positive.optional() }),
]);

const identified = { lots: z.array(lotChoice).optional(), identifiedAt: instant.optional() };

const reported = {
  reportedOn: z.enum(['1099-DA', '1099-B', 'none']).optional(),
  basisReported: z.boolean().optional(),
};

const types = [
  ...['buy', 'income', 'rights', 'sell', 'spend', 'gift', 'donate', 'lost', 'transfer', 'split', 'negligible'],
  ...['contract-fill', 'funding', 'deposit', 'withdrawal'],
];

/**
 * The JSON vocabulary of a transaction. Amounts are decimal text; a number is refused, as it may already be rounded.
 * Fields it does not know are left alone.
 */
export const TransactionRecord = z.discriminatedUnion(
  'type',
  [
    z.object({ ...base, ...valued, type: z.enum(['buy', 'income', 'rights']), quantity: positive }),
    z.object({
      ...base,
      ...valued,
      ...identified,
      ...reported,
      type: z.enum(['sell', 'spend', 'gift', 'donate', 'lost']),
      quantity: positive,
      portfolioValue: positive.optional(),
    }),
    z.object({
      ...base,
      ...valued,
      ...identified,
      ...reported,
      type: z.literal('transfer'),
      quantity: positive,
      toAccount: z.string().min(1),
      received: amount.optional(),
    }),
    z.object({ ...base, type: z.literal('split'), ratio: positive, quantity: amount.optional() }),
    z.object({ ...base, ...valued, type: z.literal('negligible'), quantity: amount.optional() }),
    z.object({
      ...base,
      ...valued,
      type: z.literal('contract-fill'),
      side: z.enum(['buy', 'sell']),
      quantity: positive,
      price: exact,
    }),
    z.object({ ...base, ...valued, type: z.literal('funding'), quantity: amount.optional(), total: exact }),
    z.object({ ...base, ...valued, type: z.enum(['deposit', 'withdrawal']), quantity: positive }),
  ],
  {
    error: ({ input }) =>
      typeof input === 'object'
        ? `must be one of ${types.join(', ')}`
        : 'must be an object with the fields of a transaction',
  },
);
/** A record of the JSON vocabulary, its amounts read. */
export type TransactionRecord = z.output<typeof TransactionRecord>;
