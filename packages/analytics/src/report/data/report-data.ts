/**
 * What the page carries for its charts and its table, as JSON: columns of numbers, rounded to the digits that can be
 * seen. The page's own code (folder client) reads it; nothing else does.
 */
export type ReportData = {
  readonly currency: string;
  readonly isSynthetic: boolean;
  readonly startAt: number;
  readonly endAt: number;
  readonly instruments: readonly PackedInstrument[];
  readonly equity: PackedLine;
  /** True where money was paid in or out, so that equity alone is no performance. */
  readonly hasFlows: boolean;
  /** Fractions at or below zero. */
  readonly drawdown: PackedLine;
  readonly benchmark?: { readonly name: string; readonly line: PackedLine };
  /** Equity under other costs. */
  readonly costs: readonly { readonly name: string; readonly line: PackedLine }[];
  /** Measures over the last returns; undefined where there are too few. */
  readonly rolling?: PackedRolling;
  readonly trades: PackedTrades;
  readonly open: readonly PackedPosition[];
};

/** Rising or falling instants: whole steps of `unitMs`, the first since the epoch, each other since the one before. */
export type PackedTimes = { readonly unitMs: number; readonly steps: readonly number[] };

export type PackedLine = { readonly at: PackedTimes; readonly value: readonly number[] };

export type PackedRolling = {
  readonly sharpe: PackedLine;
  readonly volatility: PackedLine;
  /** Undefined without a benchmark. */
  readonly beta?: PackedLine;
};

export type PackedInstrument = {
  readonly id: string;
  readonly base: string;
  readonly quote: string;
  /** Decimal places its prices are shown with. */
  readonly priceDigits: number;
  readonly candles?: PackedCandles;
};

/** Bars, or several bars in one: the first open, the highest high, the lowest low, the last close, all volume. */
export type PackedCandles = {
  readonly stepMs: number;
  /** In words: `5m bars` or `3h candles of 5m bars`. */
  readonly label: string;
  readonly at: PackedTimes;
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
};

/** What is still held at the end; `side` is 1 long, -1 short. */
export type PackedPosition = {
  readonly instrument: number;
  readonly side: number;
  readonly quantity: number;
  readonly openedAt: number;
  readonly price: number;
};

/** Round trips as columns. `instrument`, `strategy` and the reasons are indexes; a reason of -1 was left out for size. */
export type PackedTrades = {
  readonly total: number;
  readonly strategies: readonly string[];
  readonly instrument: readonly number[];
  readonly strategy: readonly number[];
  /** 1 long, -1 short. */
  readonly side: readonly number[];
  readonly entryAt: PackedTimes;
  readonly exitAt: PackedTimes;
  readonly quantity: readonly number[];
  readonly entryPrice: readonly number[];
  readonly exitPrice: readonly number[];
  readonly pnl: readonly number[];
  readonly fees: readonly number[];
  /** How far prices went against and for the position, in basis points of the entry price; -1 where bars cannot tell. */
  readonly adverse: readonly number[];
  readonly favorable: readonly number[];
  /** Indexes of `tags`, -1 without one; empty when no trade has a tag. */
  readonly tag: readonly number[];
  readonly tags: readonly string[];
  readonly entryReason: readonly number[];
  readonly exitReason: readonly number[];
  readonly reasons: PackedTexts;
};

/**
 * Texts that differ mostly in their numbers: each is a template whose NUL characters stand for the next words of
 * `numbers`, which are separated by spaces.
 */
export type PackedTexts = {
  readonly templates: readonly string[];
  readonly template: readonly number[];
  readonly numbers: string;
};
