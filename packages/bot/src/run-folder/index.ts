export { csvOf } from './csv.ts';
export { tablesOf } from './run-files.ts';
export { writeFolder } from './write-folder.ts';
