export { InstrumentMargin } from './instrument-margin.ts';
export { LiquidationDesk, type LiquidationDoor } from './liquidation-desk.ts';
export type { LiquidationStyle } from './liquidation-size.ts';
export type { MarginBook } from './margin-book.ts';
export { VenueAccount, type VenueAccountSettings } from './venue-account.ts';
