export { csvOf } from './csv.ts';
export { tablesOf } from './run-files.ts';
export { reserveRunFolder, runsFolder } from './run-folder-name.ts';
export { removeUnlessFinished } from './unfinished.ts';
export { partialOf, requireFree, writeFolder } from './write-folder.ts';
