import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, it, onTestFinished } from 'vitest';
import type { Worksheet } from '../../worksheets/index.ts';
import { worksheetPdf } from './worksheet-pdf.ts';
import { writeWorksheets } from './write-worksheets.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const rules: Worksheet['rules'] = {
  jurisdiction: 'GENERIC',
  method: 'FIFO',
  follows: 'lots',
  currency: 'PLN',
  timezone: 'Europe/Warsaw',
  basisScope: 'universal',
  assetClass: 'crypto',
  asOf: '2026-11-24',
};

function sheetOf(count: number, cell = 'żółw, łąka'): Worksheet {
  return {
    ...{ name: 'capitalGains', form: 'Capital gains', title: 'Of the year', year: '2025', rules },
    rows: [{ name: 'gain', line: '1', label: 'Gain', value: '12.50' }],
    tables: [
      {
        name: 'all',
        title: 'Disposals',
        columns: [
          { name: 'a', label: 'Asset', align: 'left' },
          { name: 'd', label: 'Proceeds', align: 'right' },
        ],
        rows: Array.from({ length: count }, (_, i) => ({ name: String(i), cells: [cell, '1.00'] })),
        totals: [{ name: 'total', cells: ['Total', `${count}.00`] }],
      },
    ],
    leftOut: [{ figure: 'taxable', reason: 'no table' }],
    notes: ['A note.'],
  };
}

it('given worksheets, when written twice, then the files are of the same bytes, their owner’s alone, and nothing else is there', async () => {
  const folder = temporaryFolder();
  const [path = ''] = await writeWorksheets(join(folder, 'new'), [sheetOf(3)]);
  const first = readFileSync(path);
  expect(await writeWorksheets(join(folder, 'new'), [sheetOf(3)])).toEqual([path]);
  expect(readFileSync(path).equals(first)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'new'))).toEqual(['capitalGains-2025.pdf']);
});

it('given many rows, then pages are as many as they need, dated by the rules', async () => {
  const pdf = await PDFDocument.load(await worksheetPdf(sheetOf(200)), { updateMetadata: false });
  expect(pdf.getPageCount()).toBe(6);
  expect(pdf.getCreationDate()).toEqual(new Date('2026-11-24T00:00:00Z'));
  expect(pdf.getTitle()).toBe('Capital gains, 2025');
});

it('given more pages than are kept, then all of them are there, in the same bytes each time', async () => {
  const bytes = await worksheetPdf(sheetOf(5_000));
  const pages = (await PDFDocument.load(bytes)).getPages();
  expect(pages.length).toBeGreaterThan(130);
  expect(pages.every((page) => page.node.Contents() !== undefined)).toBe(true);
  expect(Buffer.compare(bytes, await worksheetPdf(sheetOf(5_000)))).toBe(0);
});

it('given a description longer than the page is wide, then it is wrapped: the rows take more pages', async () => {
  const pages = async (cell: string) => (await PDFDocument.load(await worksheetPdf(sheetOf(40, cell)))).getPageCount();
  expect(await pages('a long description '.repeat(20))).toBeGreaterThan(await pages('short'));
});

it('given a place that is a file, then it is E511 and the file is as it was', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'taken'), 'mine');
  await expect(writeWorksheets(join(folder, 'taken'), [sheetOf(1)])).rejects.toMatchObject({ code: 'E511' });
  expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('mine');
});
