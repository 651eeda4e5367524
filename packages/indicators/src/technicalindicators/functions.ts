import * as library from 'technicalindicators';

type Bars = {
  readonly open: number[];
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
};

/** What the library's patterns take; it marks `reversedInput` as required, although it is not. */
export type PatternInput = Bars & { readonly reversedInput: boolean };

/** Whether the last bars are a pattern. */
export type PatternFinder = (input: PatternInput) => unknown;

export type AwesomeInput = {
  readonly high: number[];
  readonly low: number[];
  readonly fastPeriod: number;
  readonly slowPeriod: number;
};

export type KstInput = {
  readonly values: number[];
  readonly ROCPer1: number;
  readonly ROCPer2: number;
  readonly ROCPer3: number;
  readonly ROCPer4: number;
  readonly SMAROCPer1: number;
  readonly SMAROCPer2: number;
  readonly SMAROCPer3: number;
  readonly SMAROCPer4: number;
  readonly signalPeriod: number;
};

// The library declares its inputs as classes that exist as types alone, and takes plain objects. It is named here and in
// the list of patterns, and nowhere else. Its RSI, MFI and ADL are rounded and not used.

export const awesomeOscillatorsOf: (input: AwesomeInput) => number[] = library.awesomeoscillator;
/** Leaves out a signal of exactly zero, whatever its declaration says. */
export const kstsOf: (input: KstInput) => { kst: number; signal: number | undefined }[] = library.kst;

export const isBearishHammer: PatternFinder = library.bearishhammerstick;
export const isBullishHammer: PatternFinder = library.bullishhammerstick;
export const isBearishInvertedHammer: PatternFinder = library.bearishinvertedhammerstick;
export const isBullishInvertedHammer: PatternFinder = library.bullishinvertedhammerstick;
