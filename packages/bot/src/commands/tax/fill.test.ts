import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formFields } from '@rxtrade/tax/node';
import { describe, expect, it } from 'vitest';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addTaxCommand } from './add-tax-command.ts';

/** The smallest form there can be: one page, one text field. */
const form = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DR<</Font<</Helv 5 0 R>>>>/DA(/Helv 10 Tf 0 g)>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R]>>endobj
4 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(gain)/Rect[20 20 220 40]/DA(/Helv 10 Tf 0 g)/P 3 0 R>>endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
const bought = { id: 'b', type: 'buy', asset: 'BTC', currency: 'USD', time: '2024-01-10T12:00:00Z' };
const sold = { ...bought, id: 's', type: 'sell', time: '2025-03-03T12:00:00Z', quantity: '1', total: '150' };
const transactions = [{ ...bought, quantity: '2', total: '200' }, sold];
const files = {
  'form.pdf': form,
  'in.json': JSON.stringify(transactions),
  'map.json': '{"gain":"form8949.L.total.h"}',
};

function run(args: readonly string[], more = {}) {
  const cwd = folderWith({ ...files, ...more });
  return { cwd, end: runCommand(addTaxCommand, ['tax', ...args], { cwd }) };
}
const fillArgs = ['fill', 'form.pdf', 'in.json', '-J', 'US', '--fields', 'map.json', '--out', 'filled.pdf'];

describe('rxtrade tax fill', () => {
  it('given a form and a map, then the form is filled, for its owner alone', async () => {
    const { cwd, end } = run([...fillArgs, '--flatten']);
    const { stdout, stderr, exit, error } = await end;
    expect({ stderr, exit, error }).toEqual({ stderr: '', exit: 0, error: undefined });
    expect(stdout).toContain('1 fields filled, in filled.pdf');
    expect(statSync(join(cwd, 'filled.pdf')).mode & 0o777).toBe(0o600);
    await expect(formFields(readFileSync(join(cwd, 'filled.pdf')))).rejects.toMatchObject({ code: 'E515' });
  });

  it.each([
    ['a field the form lacks', { 'map.json': '{"gian":"year"}' }, 'E517'],
    ['a field the form lacks, with a figure that is there', { 'map.json': '{"gian":"form8949.year"}' }, 'E516'],
    ['a map that is none', { 'map.json': '[1]' }, 'E517'],
    ['a form that is no PDF', { 'form.pdf': 'hello' }, 'E515'],
    [
      'two years',
      { 'in.json': JSON.stringify([...transactions, { ...sold, id: 't', time: '2026-03-03T12:00:00Z' }]) },
      'E517',
    ],
    ['a result that is there', { 'filled.pdf': 'mine' }, 'E906'],
  ])('given %s, then it is refused with its code', async (_, more, code) => {
    expect((await run(fillArgs, more).end).error).toContain(code);
  });
});

describe('rxtrade tax fields', () => {
  it('given a form, then its fields are listed', async () => {
    expect((await run(['fields', 'form.pdf']).end).stdout).toMatch(/gain +text/);
    expect(JSON.parse((await run(['fields', 'form.pdf', '--json']).end).stdout)).toEqual([
      { name: 'gain', kind: 'text' },
    ]);
  });

  it('given no such file, then it is E509', async () => {
    expect((await run(['fields', 'none.pdf']).end).error).toContain('E509');
  });
});
