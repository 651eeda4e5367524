/** How much a finding takes from the figures: `critical` ones should not be believed as they stand. */
export type Severity = 'critical' | 'warning' | 'note';

/** What can be wrong with a result. */
export type FindingId =
  | 'no-trades'
  | 'too-few-trades'
  | 'track-record-too-short'
  | 'one-trade-carries'
  | 'zero-cost'
  | 'fees-eat-the-edge'
  | 'dies-at-harsh-costs'
  | 'loses'
  | 'worse-than-holding'
  | 'one-regime'
  | 'one-period'
  | 'faded'
  | 'implausible-sharpe'
  | 'implausible-win-rate'
  | 'entries-at-extremes'
  | 'beyond-traded-volume'
  | 'moves-the-market'
  | 'mostly-unexposed'
  | 'ruin-nearby'
  | 'ruined'
  | 'synthetic-data';

/** Something that a reader should know before believing a result. */
export type Finding = {
  readonly id: FindingId;
  readonly severity: Severity;
  /** In words, with its figures: what is wrong, and what that means. */
  readonly sentence: string;
  /** What it rests on: rates are fractions, money is in the reporting currency. */
  readonly figures: Readonly<Record<string, number>>;
};
