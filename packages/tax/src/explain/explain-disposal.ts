import { dayText } from '../calendar/local-day.ts';
import { amountText } from '../document/text.ts';
import type { Disposal, LotMatch } from '../result/disposal.ts';
import type { RulesApplied } from '../result/tax-result.ts';
import { ruleText } from './rule-texts.ts';

/**
 * Why a disposal has its basis, as the sentences an accountant would write: what was sold for what, which lot, rule or pool
 * each part of the basis comes from and by which law, what was taken back, and what a reader must know of it.
 */
export function explainDisposal(disposal: Disposal, rules: RulesApplied): string {
  const { kind, quantity, asset, day, isTaxable, matches, notes } = disposal;
  const { currency } = rules;
  const head = `${amountText(quantity)} ${asset} left on ${dayText(day)} (${kind})`;
  const money = isTaxable
    ? ` for ${amountText(disposal.proceeds)} ${currency}${feeText(disposal, currency)}; with a basis of ${amountText(disposal.costBasis)} that is a gain of ${amountText(disposal.gain)}${rateText(disposal)}`
    : `, untaxed, and took a basis of ${amountText(disposal.costBasis)} ${currency} along`;
  const parts = matches.map((match) => matchText(match, disposal, rules));
  return [`${head}${money}`, ...parts, ...notes].map(sentence).join(' ');
}

function matchText(match: LotMatch, { asset }: Disposal, rules: RulesApplied): string {
  const { quantity, costBasis, disallowedLoss, addedToLot, term } = match;
  const part = `${amountText(quantity)} ${asset} cost ${amountText(costBasis)} ${rules.currency}: ${ruleText(match, rules)}`;
  const held = term === undefined ? '' : `, ${term} by the time held`;
  const added = addedToLot.map(
    ({ lot, quantity: units, amount }) => `${amountText(amount)} with ${amountText(units)} units to "${lot}"`,
  );
  const back =
    disallowedLoss.units === 0
      ? ''
      : `; ${amountText(disallowedLoss)} of the loss are not allowed${added.length === 0 ? ' and join the cost of the pool' : ` and go ${added.join(', ')}`}`;
  return `${part}${held}${back}`;
}

function feeText({ disposalFees }: Disposal, currency: string): string {
  return disposalFees.units === 0 ? '' : ` after fees of ${amountText(disposalFees)} ${currency}`;
}

function rateText({ rate }: Disposal): string {
  return rate === undefined ? '' : `; one ${rate.from} was ${amountText(rate.rate)} ${rate.to} (${rate.source})`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
