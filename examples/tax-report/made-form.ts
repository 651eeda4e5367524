import { PDFDocument } from 'pdf-lib';

/** The places of the totals on a page, by the names of their fields. */
const fields: readonly (readonly [name: string, label: string, top: number])[] = [
  ['year', 'Tax year', 700],
  ['short.proceeds', 'Box I, (d) proceeds', 660],
  ['short.basis', 'Box I, (e) cost or other basis', 630],
  ['short.gain', 'Box I, (h) gain or loss', 600],
  ['line16', 'Schedule D, line 16', 560],
];

/** A form with fields to fill, made for the example: official ones are not ours to give away. */
export async function madeForm(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([500, 760]);
  const form = pdf.getForm();
  for (const [name, label, y] of fields) {
    page.drawText(label, { x: 40, y: y + 5, size: 11 });
    form.createTextField(name).addToPage(page, { x: 260, y, width: 180, height: 20 });
  }
  return pdf.save();
}

/** Which figure goes into which field: what `rxtrade tax fill --fields` reads from a file. */
export const figuresOfFields = {
  'short.proceeds': 'form8949.I.total.d',
  'short.basis': 'form8949.I.total.e',
  'short.gain': 'form8949.I.total.h',
  line16: 'scheduleD.16.h',
};
