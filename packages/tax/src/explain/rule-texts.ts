import { dayText } from '../calendar/local-day.ts';
import type { LotMatch } from '../result/disposal.ts';
import type { RulesApplied } from '../result/tax-result.ts';

const orders: Readonly<Record<string, string>> = {
  FIFO: 'the first lot in was the first out',
  LIFO: 'the last lot in was the first out',
  HIFO: 'of the open lots it cost the most a unit',
  LOFO: 'of the open lots it cost the least a unit',
  'SPECIFIC-ID': 'it was identified, or first in where nothing was',
};

/** The rule behind a match, with the law it comes from. */
export function ruleText(match: LotMatch, rules: RulesApplied): string {
  const { rule, lot, acquiredDay, holdingFrom, costRate } = match;
  const on = acquiredDay === undefined ? '' : dayText(acquiredDay);
  switch (rule) {
    case 'lot':
      return `lot "${lot ?? ''}" of ${on}${holdingFrom === undefined ? '' : `, held as from ${dayText(holdingFrom)}`}, as ${orders[rules.method] ?? `${rules.method} chose it`}${scopeText(rules)}${costRate === undefined ? '' : `, at ${costRate.rate} ${costRate.to} for one ${costRate.from} (${costRate.source})`}`;
    case 'pool':
      return 'its share of the average cost of everything held';
    case 'portfolio':
      return 'the part of the whole cost that the price is of the value of the portfolio (CGI art. 150 VH bis)';
    case 'same-day':
      return `matched with what was bought the same day, ${on} (TCGA 1992 s105)`;
    case '30-day':
      return `matched with what was bought within 30 days after, on ${on} (TCGA 1992 s106A)`;
    case 's104':
      return 'its share of the pool (TCGA 1992 s104)';
    case 'later':
      return `matched with what was bought later, on ${on}, as the pool was empty (HMRC HS284)`;
    case 's24-negligible-value':
      return 'the whole pool, taken to be sold and bought back at the claimed value (TCGA 1992 s24)';
    case 'missing':
      return 'no acquisition of it is on record';
    default:
      return rule;
  }
}

function scopeText({ basisScope, jurisdiction }: RulesApplied): string {
  if (basisScope === 'universal') return '';
  return ` in that account${jurisdiction === 'US' ? ' (Treas. Reg. 1.1012-1(j))' : ''}`;
}
