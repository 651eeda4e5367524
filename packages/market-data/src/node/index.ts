/**
 * Files of bars, on Node.
 *
 * @module @rxtrade/market-data/node
 */

export { readBarFile } from './read-bar-file.ts';
