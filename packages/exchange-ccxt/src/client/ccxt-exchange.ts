/** A number as ccxt hands it out: text where the instance has `number` set to `String`, else maybe rounded. */
export type CcxtNumber = number | string | undefined;

type CcxtLimits = { readonly min?: CcxtNumber; readonly max?: CcxtNumber };

/** What we read of a market. */
export type CcxtMarket = {
  readonly id: string;
  readonly symbol: string;
  readonly type: string;
  readonly base: string;
  readonly quote: string;
  readonly settle?: string | undefined;
  readonly linear?: boolean | undefined;
  readonly contractSize?: CcxtNumber;
  readonly expiry?: number | undefined;
  /** When it was listed, where the exchange says. */
  readonly created?: number | undefined;
  readonly maker?: CcxtNumber;
  readonly taker?: CcxtNumber;
  readonly precision: { readonly price?: CcxtNumber; readonly amount?: CcxtNumber };
  readonly limits?: { readonly amount?: CcxtLimits; readonly cost?: CcxtLimits };
};

type Query = Readonly<Record<string, unknown>>;

/**
 * What we use of ccxt's exchange class. Answers are unknown until they have been looked at: they are an exchange's word.
 * Its own types are not used, as they bring in those of a hundred exchanges.
 */
export type CcxtExchange = {
  readonly id: string;
  readonly timeframes?: Readonly<Record<string, unknown>>;
  readonly has: Readonly<Record<string, unknown>>;
  readonly features?: unknown;
  readonly precisionMode: number;
  readonly urls: { readonly api: unknown };
  loadMarkets(): Promise<Readonly<Record<string, CcxtMarket>>>;
  fetchTime(): Promise<unknown>;
  fetchOHLCV(symbol: string, timeframe: string, since: number, limit: number, query: Query): Promise<unknown>;
  fetchMarkOHLCV(symbol: string, timeframe: string, since: number, limit: number, query: Query): Promise<unknown>;
  fetchTrades(symbol: string, since: number, limit: number, query: Query): Promise<unknown>;
  fetchFundingRateHistory(symbol: string, since: number, limit: number, query: Query): Promise<unknown>;
};

/** One exchange's class. */
export type CcxtClass = new (settings: Query) => CcxtExchange;
