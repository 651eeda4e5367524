import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'vitest';
import { isPresent, needs, sharedFile } from '../../../scripts/testing/needs.ts';
import { computeTax } from './book/index.ts';
import { readTaxCase } from './case/index.ts';
import { taxDocument } from './document/index.ts';
import { expectDocument } from './golden.fixture.ts';

const folder = sharedFile('golden/tax');
const cases = isPresent('shared')
  ? readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('import-'))
  : [];

needs('shared')('worked examples of authorities and other engines', () => {
  it.each(cases)('given %s, then every figure is its own', (name) => {
    const golden = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    const { transactions, settings } = readTaxCase(golden);
    expectDocument(JSON.parse(JSON.stringify(taxDocument(computeTax(transactions, settings)))), golden.expected);
  });
});
