import { z } from 'zod';
import { positive } from '../transaction/transaction-record.ts';

const account = z.string().min(1);

/** How basis was allocated to accounts on 1 January 2025: lots unit by unit, and the rest to accounts in order. */
const Allocation = z.strictObject({
  units: z.array(z.strictObject({ lot: z.string().min(1), account, quantity: positive })).optional(),
  accounts: z.array(account).optional(),
});

/**
 * A file of transactions with the settings to work them out by. Only the transactions have to be there; what they are worked
 * out by may be said elsewhere. Fields it does not know are left alone.
 */
export const TaxCase = z.object({
  jurisdiction: z.string().min(1).optional(),
  method: z.string().min(1).optional(),
  currency: z.string().min(1).optional(),
  timezone: z.string().min(1).optional(),
  assetClass: z.enum(['crypto', 'stock', 'perpetual']).optional(),
  basisScope: z.enum(['universal', 'per-account', 'us-transition']).optional(),
  allocation: Allocation.optional(),
  washSales: z.boolean().optional(),
  superficialLoss: z.boolean().optional(),
  transactions: z.array(z.unknown()),
});
/** A file of transactions, its settings read. */
export type TaxCase = z.output<typeof TaxCase>;
