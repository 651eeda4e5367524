import { z } from 'zod';
import { notNegative, share } from './amount-fields.ts';

const MaintenanceTier = z.strictObject({
  /** Notional of the position from which the row holds, in quote; the first row starts at zero. */
  notionalFloor: notNegative,
  /** Maintenance margin as a share of the notional. */
  rate: share,
  /** Taken off again, in quote, so that the row begins where the one before it ends; worked out when absent. */
  amount: notNegative.optional(),
});
/**
 * One row of a venue's table of maintenance margin: a position of at least `notionalFloor` needs
 * notional x `rate` - `amount`.
 *
 * @interface
 */
export type MaintenanceTier = z.infer<typeof MaintenanceTier>;

/** A whole table of them, smallest positions first. */
export const maintenance = z
  .array(MaintenanceTier)
  .min(1)
  .refine(([first]) => first?.notionalFloor.units === 0, 'must begin at a notional of zero')
  .refine(
    (tiers) =>
      tiers.every((tier, i) => {
        const before = tiers[i - 1];
        return before === undefined || before.notionalFloor.compare(tier.notionalFloor) < 0;
      }),
    'must rise from row to row',
  );
