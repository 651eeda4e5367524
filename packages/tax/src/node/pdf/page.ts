import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { notice } from '../../document/index.ts';
import type { Worksheet } from '../../worksheets/index.ts';

export const margin = 42;
export const grey = '#5b6470';
export const ink = '#14181f';
const rule = '#c9ced6';
const footerHeight = 24;
/** As many pages are kept until the end, when it is known how many there are. */
const keptPages = 100;

/** A document with the fonts worksheets use: those of the format itself have no letters beyond Western Europe. */
export async function newDocument(sheet: Worksheet): Promise<PDFKit.PDFDocument> {
  // heavy, and few who read files write worksheets
  const { default: PDFDocument } = await import('pdfkit');
  const isWide = sheet.tables.some(({ columns }) => columns.length > 6);
  // the day of the rules, so that the same figures give the same bytes
  const day = new Date(`${sheet.rules.asOf}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    layout: isWide ? 'landscape' : 'portrait',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight },
    bufferPages: true,
    info: {
      Title: `${sheet.form}, ${sheet.year}`,
      Producer: 'rxtrade',
      Creator: 'rxtrade',
      CreationDate: day,
      ModDate: day,
    },
  });
  doc.registerFont('regular', font('DejaVuSansCondensed'));
  doc.registerFont('bold', font('DejaVuSansCondensed-Bold'));
  return doc;
}

function font(name: string): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
}

/** How wide text may be. */
export function widthOf(doc: PDFKit.PDFDocument): number {
  return doc.page.width - 2 * margin;
}

/** Where text has to end. */
export function bottomOf(doc: PDFKit.PDFDocument): number {
  return doc.page.height - margin - footerHeight;
}

/** Starts a page where what comes next would not fit on this one; tells whether it did. */
export function room(doc: PDFKit.PDFDocument, height: number): boolean {
  if (doc.y + height <= bottomOf(doc)) return false;
  nextPage(doc);
  return true;
}

/** Starts a page. Those of a long document leave as they are drawn: thousands of them would be gigabytes. */
export function nextPage(doc: PDFKit.PDFDocument): void {
  if (doc.bufferedPageRange().count >= keptPages) {
    footers(doc, { isWhole: false });
    doc.flushPages();
  }
  doc.addPage();
}

/** A line across the page. */
export function line(doc: PDFKit.PDFDocument, y: number, color = rule): void {
  doc
    .moveTo(margin, y)
    .lineTo(doc.page.width - margin, y)
    .lineWidth(0.5)
    .strokeColor(color)
    .stroke();
}

/**
 * What every page that has not left says at its foot: the form, what this is not, and which page it is; of how many, where all
 * are still there.
 */
export function footers(doc: PDFKit.PDFDocument, { isWhole }: { readonly isWhole: boolean }): void {
  const { start, count } = doc.bufferedPageRange();
  const of = isWhole && start === 0 ? ` of ${count}` : '';
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    // the foot is below the bottom margin, where text would start a page
    doc.page.margins.bottom = 0;
    const y = doc.page.height - margin - 10;
    line(doc, y - 6);
    doc.font('regular').fontSize(7.5).fillColor(grey);
    doc.text(`${doc.info.Title ?? ''}. ${notice}`, margin, y, { lineBreak: false });
    doc.text(`Page ${page + 1}${of}`, margin, y, { width: widthOf(doc), align: 'right', lineBreak: false });
  }
}
