import { RxtradeError } from '@rxtrade/core';
import { PDFDocument, type PDFField } from 'pdf-lib';

/** Opens a form, and its fields by name. */
export async function openForm(bytes: Uint8Array): Promise<{
  readonly pdf: PDFDocument;
  readonly fields: ReadonlyMap<string, PDFField>;
}> {
  const pdf = await open(bytes);
  const fields = new Map(
    pdf
      .getForm()
      .getFields()
      .map((field) => [field.getName(), field]),
  );
  if (fields.size > 0) return { pdf, fields };
  throw new RxtradeError(
    'E515',
    'the PDF has no fields to fill; give the official form, not a scan or a print of it',
    {},
  );
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false });
  } catch (cause) {
    const isEncrypted = cause instanceof Error && cause.message.includes('encrypted');
    throw new RxtradeError(
      'E515',
      isEncrypted
        ? 'the PDF is locked by a password or by rights; save a copy without them'
        : 'this is no PDF that can be read; it may be cut off',
      {},
      cause,
    );
  }
}
