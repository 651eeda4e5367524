import { greatest, sum, zero } from '../amounts/exact-math.ts';
import type { ContractClose, ContractTotals } from '../contracts/contract-result.ts';
import { toCents } from './columns.ts';
import { figureRows } from './figure-rows.ts';
import type { Sheet } from './worksheet.ts';

/**
 * Anlage KAP: futures and perpetuals are income from capital (EStG section 20(2) no. 3), without a holding period. Lines are
 * told in words, as no figure here is that of one line: fees and funding are not shared out over closes. 2024 and 2025: the
 * forms (2024AnlKAP051NET, 2025AnlKAP051NET) as two preparers read them, which agree.
 */
export function anlageKapSheet(
  { realizedPnl, fees, funding, net }: ContractTotals,
  closes: readonly ContractClose[],
): Sheet {
  const results = closes.map((close) => close.realizedPnl);
  const gains = sum(results.map((one) => greatest(one, zero)));
  return {
    name: 'anlageKAP',
    form: 'Anlage KAP',
    title: 'Einkünfte aus Kapitalvermögen: Termingeschäfte',
    rows: figureRows(
      {
        figures: {
          closingGains: gains,
          closingLosses: gains.minus(sum(results)),
          contracts: { realizedPnl, fees, funding, net },
        },
      },
      {
        closingGains: { label: 'Gains of closed contracts, by average entry' },
        closingLosses: { label: 'Losses of closed contracts, by average entry' },
        'contracts.realizedPnl': { label: 'Gains less losses' },
        'contracts.fees': { label: 'Fees' },
        'contracts.funding': { label: 'Funding, positive when received' },
        'contracts.net': { label: 'All of it together' },
      },
    ),
    tables: [],
    leftOut: [
      {
        figure: 'lines of Anlage KAP',
        reason: 'fees and funding are not shared out over closes, so that no figure here is that of one line',
      },
    ],
    notes: [
      '2024: gains are on line 21, and in 18, or 19 of a venue abroad; losses are on line 24 alone. 2025: 21 and 24 are free; gains less losses are in 18 or 19, and the losses in it on line 22. Other years were not confirmed.',
      'No authority was found that says where funding belongs.',
      toCents,
    ],
  };
}
