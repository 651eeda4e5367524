export { exchangeErrors } from './errors.ts';
