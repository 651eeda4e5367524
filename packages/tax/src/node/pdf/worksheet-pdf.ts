import type { Worksheet, WorksheetRow } from '../../worksheets/index.ts';
import { footers, grey, ink, line, margin, newDocument, room, widthOf } from './page.ts';
import { drawTable } from './table.ts';

const lineWidth = 44;
const valueWidth = 130;
const rowsOfAPage = 30;

/** A worksheet as the bytes of a PDF: the same for the same worksheet. */
export async function worksheetPdf(sheet: Worksheet): Promise<Uint8Array> {
  const doc = await newDocument(sheet);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  drawHeader(doc, sheet);
  if (sheet.rows.length > 0) drawFigures(doc, sheet.rows);
  // of many pages, a reader sees first what has to be known of them
  const isLong = sheet.tables.reduce((count, { rows }) => count + rows.length, 0) > rowsOfAPage;
  if (isLong) drawRemarks(doc, sheet);
  for (const table of sheet.tables) drawTable(doc, table);
  if (!isLong) drawRemarks(doc, sheet);
  footers(doc, { isWhole: true });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawRemarks(doc: PDFKit.PDFDocument, { leftOut, notes }: Worksheet): void {
  drawList(
    doc,
    'Left out',
    leftOut.map(({ figure, reason }) => `${figure}: ${reason}`),
  );
  drawList(doc, 'Notes', notes);
}

function drawHeader(doc: PDFKit.PDFDocument, { form, title, year, rules }: Worksheet): void {
  const width = widthOf(doc);
  doc.font('bold').fontSize(17).fillColor(ink).text(form, margin, margin, { width });
  doc.font('regular').fontSize(10).fillColor(grey).text(title, { width });
  doc.y += 8;
  line(doc, doc.y, ink);
  doc.y += 7;
  const facts = [
    ['Tax year', year],
    ['Jurisdiction', rules.jurisdiction],
    ['Method', `${rules.method}, ${rules.basisScope} basis`],
    ['Currency', rules.currency],
    ['Days in', rules.timezone],
    ['Rules as of', rules.asOf],
  ];
  const top = doc.y;
  const third = width / 3;
  for (const [i, [name = '', value = '']] of facts.entries()) {
    const x = margin + (i % 3) * third;
    const y = top + Math.floor(i / 3) * 26;
    doc.font('regular').fontSize(7).fillColor(grey).text(name.toUpperCase(), x, y, { lineBreak: false });
    doc
      .font('regular')
      .fontSize(9)
      .fillColor(ink)
      .text(value, x, y + 9, { width: third - 8 });
  }
  doc.y = top + 54;
  doc
    .font('bold')
    .fontSize(8.5)
    .fillColor('#8a1f11')
    .text('Worksheet, not the official form. Not tax advice.', margin, doc.y);
  doc.y += 10;
}

function drawFigures(doc: PDFKit.PDFDocument, rows: readonly WorksheetRow[]): void {
  const hasLines = rows.some((row) => row.line !== '');
  const labelLeft = margin + (hasLines ? lineWidth : 4);
  const labelWidth = doc.page.width - margin - valueWidth - labelLeft;
  line(doc, doc.y);
  for (const { line: number, label, value } of rows) {
    doc.font('regular').fontSize(9);
    const height = doc.heightOfString(label, { width: labelWidth }) + 8;
    if (room(doc, height)) line(doc, doc.y);
    const y = doc.y + 4;
    doc
      .font('bold')
      .fillColor(grey)
      .text(number, margin + 4, y, { lineBreak: false });
    doc.font('regular').fillColor(ink).text(label, labelLeft, y, { width: labelWidth });
    doc.font('bold').text(value, doc.page.width - margin - valueWidth, y, { width: valueWidth - 4, align: 'right' });
    doc.y = y - 4 + height;
    line(doc, doc.y, '#e6e9ee');
  }
  doc.y += 14;
}

function drawList(doc: PDFKit.PDFDocument, title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  room(doc, 40);
  doc
    .font('bold')
    .fontSize(8.5)
    .fillColor(ink)
    .text(title, margin, doc.y, { width: widthOf(doc) });
  for (const item of items) {
    doc.y += 2;
    doc
      .font('regular')
      .fontSize(8)
      .fillColor(grey)
      .text(item, margin, doc.y, { width: widthOf(doc) });
  }
  doc.y += 8;
}
