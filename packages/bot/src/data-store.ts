/** Where the history is kept unless another folder is named. */
export const defaultStore = 'data/store';

/** How a series of the store is told from a file: `store:binance/BTCUSDT/1m`. */
export const storePrefix = 'store:';

/** The venue of history that nobody traded: every figure that comes of it is labeled. */
export const syntheticVenue = 'synthetic';
