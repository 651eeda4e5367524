import type { WorksheetTable, WorksheetTableRow } from '../../worksheets/index.ts';
import { grey, ink, line, margin, room, widthOf } from './page.ts';

const padding = 5;
const size = 8;

type Layout = { readonly doc: PDFKit.PDFDocument; readonly table: WorksheetTable; readonly widths: readonly number[] };

/** Draws a table: its head again on each page, figures to the right, long text in more lines, never cut. */
export function drawTable(doc: PDFKit.PDFDocument, table: WorksheetTable): void {
  const layout = { doc, table, widths: widthsOf(doc, table) };
  const [first] = table.rows;
  const needed = 18 + headHeight(layout) + (first === undefined ? 0 : heightOf(layout, first.cells, 'regular'));
  room(doc, needed);
  doc
    .font('bold')
    .fontSize(9.5)
    .fillColor(ink)
    .text(table.title, margin, doc.y, { width: widthOf(doc) });
  doc.y += 3;
  drawHead(layout);
  for (const row of table.rows) drawRow(layout, row, 'regular');
  if (table.totals.length > 0) line(doc, doc.y, ink);
  for (const row of table.totals) drawRow(layout, row, 'bold');
  doc.y += 12;
}

function drawTitle({ doc }: Layout, title: string): void {
  doc
    .font('bold')
    .fontSize(9.5)
    .fillColor(ink)
    .text(title, margin, doc.y, { width: widthOf(doc) });
  doc.y += 3;
}

function headOf({ table }: Layout): readonly string[] {
  return table.columns.map(({ label }) => label);
}

function headHeight(layout: Layout): number {
  return heightOf(layout, headOf(layout), 'bold');
}

function drawHead(layout: Layout): void {
  const { doc } = layout;
  const height = headHeight(layout);
  doc.rect(margin, doc.y, widthOf(doc), height).fill('#eef1f5');
  drawCells(layout, headOf(layout), { font: 'bold', color: grey, height });
  line(doc, doc.y);
}

function drawRow(layout: Layout, { cells }: WorksheetTableRow, font: 'regular' | 'bold'): void {
  const { doc } = layout;
  const height = heightOf(layout, cells, font);
  if (room(doc, height)) {
    drawTitle(layout, `${layout.table.title}, continued`);
    drawHead(layout);
  }
  drawCells(layout, cells, { font, color: ink, height });
  line(doc, doc.y, '#e6e9ee');
}

type Style = { readonly font: 'regular' | 'bold'; readonly color: string; readonly height: number };

function drawCells({ doc, table, widths }: Layout, cells: readonly string[], { font, color, height }: Style): void {
  const top = doc.y;
  doc.font(font).fontSize(size).fillColor(color);
  let x = margin;
  for (const [i, { align }] of table.columns.entries()) {
    const width = widths[i] ?? 0;
    const cell = cells[i] ?? '';
    // as much room as was measured: without a break where none is needed, as measuring a hair too little would wrap
    const fits = doc.widthOfString(cell) <= width - 2 * padding + 0.5;
    const left = align === 'right' && fits ? x + width - padding - doc.widthOfString(cell) : x + padding;
    if (cell !== '')
      doc.text(cell, left, top + padding, fits ? { lineBreak: false } : { width: width - 2 * padding, align });
    x += width;
  }
  doc.x = margin;
  doc.y = top + height;
}

function heightOf({ doc, table, widths }: Layout, cells: readonly string[], font: 'regular' | 'bold'): number {
  doc.font(font).fontSize(size);
  const heights = table.columns.map((_, i) => {
    const room = (widths[i] ?? 0) - 2 * padding;
    const cell = cells[i] ?? '';
    return doc.widthOfString(cell) <= room + 0.5 ? doc.currentLineHeight() : doc.heightOfString(cell, { width: room });
  });
  return Math.max(...heights, doc.currentLineHeight()) + 2 * padding;
}

/** As wide as their text; what is left is shared. Where that is too much, the widest give way and wrap. */
function widthsOf(doc: PDFKit.PDFDocument, { columns, rows, totals }: WorksheetTable): readonly number[] {
  const total = widthOf(doc);
  const natural = columns.map(({ label }, i) => {
    const cells = [...rows, ...totals].map((row) => row.cells[i] ?? '');
    doc.font('bold').fontSize(size);
    // of cells of one length one is measured: a hundred thousand rows have few lengths
    const byLength = new Map([label, ...cells].map((cell) => [cell.length, cell]));
    return Math.max(...[...byLength.values()].map((cell) => doc.widthOfString(cell))) * 1.03 + 2 * padding;
  });
  const limit = limitOf(natural, total);
  const kept = natural.map((width) => Math.min(width, limit));
  const spare = Math.max(0, total - kept.reduce((sum, width) => sum + width, 0));
  return kept.map((width) => width + spare / kept.length);
}

/** The width that no column may exceed so that all fit. */
function limitOf(natural: readonly number[], total: number): number {
  let left = total;
  const ascending = natural.toSorted((a, b) => a - b);
  for (const [i, width] of ascending.entries()) {
    const share = left / (ascending.length - i);
    if (width > share) return share;
    left -= width;
  }
  return Number.POSITIVE_INFINITY;
}
