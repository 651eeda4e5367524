import { excursions } from '../excursions/excursions.ts';
import { percentText, ratioText } from '../words/figures.ts';
import type { Finding } from './finding.ts';
import type { Diagnosed } from './subject.ts';

const advice = 'Check it: rxtrade backtest leak-check.';
/** Few funds have kept a ratio of two over years, none is known to have kept four. */
const sharpeMax = 4;
const winRateMax = 0.9;
/** A random walk goes ten times as far one way before it has gone a tenth the other in one case of eleven. */
const adverseMax = 0.1;
const extremesMax = 0.5;
const sampleMin = 20;

/** Whether the result looks as if the strategy had known what came next. */
export function lookAheadFindings(diagnosed: Diagnosed): readonly Finding[] {
  if (diagnosed.world === 'live') return [];
  return [...sharpe(diagnosed), ...winRate(diagnosed), ...extremes(diagnosed)];
}

function sharpe({ metrics: { sharpe: ratio, returnCount } }: Diagnosed): readonly Finding[] {
  if (ratio === undefined || !(ratio > sharpeMax) || returnCount < sampleMin) return [];
  return [
    {
      id: 'implausible-sharpe',
      severity: ratio > 2 * sharpeMax ? 'critical' : 'warning',
      sentence: `A Sharpe ratio of ${ratioText(ratio)} is too good to be true: it looks as if the strategy knew the future, or paid too little. ${advice}`,
      figures: { sharpe: ratio, returns: returnCount },
    },
  ];
}

/** Many small wins and a rare large loss is a way of trading; many wins that are larger than the losses is not. */
function winRate({ metrics: { trades } }: Diagnosed): readonly Finding[] {
  const { count, winRate: rate, averageWin = 0, averageLoss = 0 } = trades;
  if (rate === undefined || !(rate >= winRateMax) || count < sampleMin || averageWin < -averageLoss) return [];
  return [
    {
      id: 'implausible-win-rate',
      severity: 'warning',
      sentence: `${percentText(rate, 0)} of ${count} trades won, and wins were not smaller than losses: it looks as if the strategy knew how they end. ${advice}`,
      figures: { winRate: rate, trades: count, averageWin, averageLoss },
    },
  ];
}

function extremes({ trades, series }: Diagnosed): readonly Finding[] {
  if (series === undefined || trades.length < sampleMin) return [];
  const { length, adverse, favorable } = excursions(trades, series);
  let known = 0;
  let perfect = 0;
  for (let i = 0; i < length; i++) {
    const against = adverse[i] as number;
    if (Number.isNaN(against)) continue;
    known += 1;
    if (against < adverseMax * (favorable[i] as number)) perfect += 1;
  }
  if (known < sampleMin || perfect / known < extremesMax) return [];
  return [
    {
      id: 'entries-at-extremes',
      severity: 'warning',
      sentence: `${perfect} of ${known} trades were entered at the turn, with almost no move against them afterwards; luck does that once in eleven times. ${advice}`,
      figures: { entriesAtTurn: perfect, trades: known, share: perfect / known },
    },
  ];
}
