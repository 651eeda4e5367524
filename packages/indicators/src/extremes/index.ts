export { highest } from './highest.ts';
export { lowest } from './lowest.ts';
