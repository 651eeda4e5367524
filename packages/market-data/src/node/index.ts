export { readBarFile } from './read-bar-file.ts';
