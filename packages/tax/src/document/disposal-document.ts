import { dayText } from '../calendar/local-day.ts';
import type { Disposal, LotMatch } from '../result/disposal.ts';
import type { RulesApplied } from '../result/tax-result.ts';
import { amountText, instantText } from './text.ts';

/** A disposal in the JSON vocabulary. Fields that say nothing, such as fees of zero, are left out. */
export function disposalDocument(disposal: Disposal, rules: RulesApplied): Readonly<Record<string, unknown>> {
  const { tx, transactions, at, kind, asset, quantity, isTaxable, matches, poolAfter, form2086, notes } = disposal;
  const disallowed = { [disallowedName(rules)]: amountText(disposal.disallowedLoss) };
  return {
    tx,
    ...(transactions.length > 1 && { transactions }),
    time: instantText(at),
    kind,
    asset,
    quantity: amountText(quantity),
    ...(!isTaxable && { taxable: false }),
    ...(isTaxable && { proceeds: amountText(disposal.proceeds) }),
    ...(disposal.disposalFees.units !== 0 && { disposalFees: amountText(disposal.disposalFees) }),
    costBasis: amountText(disposal.costBasis),
    ...(disposal.disallowedLoss.units !== 0 && disallowed),
    ...(isTaxable && { gain: amountText(disposal.gain) }),
    ...(matches.some(isDivided) && { matches: matches.map((match) => matchDocument(match, isTaxable)) }),
    ...(poolAfter !== undefined && {
      poolAfter: { quantity: amountText(poolAfter.quantity), cost: amountText(poolAfter.cost) },
    }),
    ...(form2086 !== undefined && {
      form2086: Object.fromEntries(Object.entries(form2086).map(([line, amount]) => [line, amountText(amount)])),
    }),
    ...(notes.length > 0 && { notes }),
  };
}

function disallowedName({ jurisdiction }: RulesApplied): string {
  return jurisdiction === 'CA' ? 'deniedLoss' : 'disallowedLoss';
}

/** A pool without rules stands behind a disposal as a whole, and has nothing more to say. */
function isDivided({ rule }: LotMatch): boolean {
  return rule !== 'pool' && rule !== 'portfolio';
}

function matchDocument(match: LotMatch, isTaxable: boolean): Readonly<Record<string, unknown>> {
  const { rule, lot, acquiredAt, acquiredDay, holdingFrom, quantity, disallowedLoss, term, addedToLot } = match;
  const isLot = rule === 'lot' || rule === 'missing';
  return {
    ...(isLot ? { lot: lot ?? null } : { rule }),
    ...(rule === 'missing' && { rule }),
    acquired:
      acquiredAt !== undefined ? instantText(acquiredAt) : acquiredDay !== undefined ? dayText(acquiredDay) : null,
    ...(holdingFrom !== undefined && { holdingFrom: dayText(holdingFrom) }),
    quantity: amountText(quantity),
    ...(isTaxable && { proceeds: amountText(match.proceeds) }),
    costBasis: amountText(match.costBasis),
    ...(disallowedLoss.units !== 0 && { disallowedLoss: amountText(disallowedLoss) }),
    ...(isTaxable && { gain: amountText(match.gain) }),
    ...(term !== undefined && { term }),
    ...(addedToLot.length > 0 && {
      code: 'W',
      addedToLot: addedToLot.map((added) => ({
        lot: added.lot,
        quantity: amountText(added.quantity),
        amount: amountText(added.amount),
      })),
    }),
  };
}
