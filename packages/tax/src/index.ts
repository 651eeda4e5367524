export { taxErrors } from './errors.ts';
