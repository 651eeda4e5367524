// Writes docs/errors.md from the tables of codes in the packages. A test fails while the two differ.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorPage } from './docs/error-page.ts';
import { errorTables } from './docs/error-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${root}docs/errors.md`, errorPage(await errorTables(root)));
