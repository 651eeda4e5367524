export { sizeAtOpen } from './size-at-open.ts';
