import { z } from 'zod';

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
  washSales: z.boolean().optional(),
  superficialLoss: z.boolean().optional(),
  transactions: z.array(z.unknown()),
});
/** A file of transactions, its settings read. */
export type TaxCase = z.output<typeof TaxCase>;
