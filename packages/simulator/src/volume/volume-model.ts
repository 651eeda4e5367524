/**
 * How much of what the market shows our orders may have together. What they take is gone until the market shows
 * something new. A method that is absent limits nothing; books always limit to what stands in them.
 */
export interface VolumeModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /** Of a bar's volume, for all our orders in that bar. Finite and not negative, as for the others. */
  ofBar?(volume: number): number;
  /** Of a trade's quantity. */
  ofTrade?(quantity: number): number;
  /** Of the quantity quoted on one side. */
  ofQuote?(quantity: number): number;
}
