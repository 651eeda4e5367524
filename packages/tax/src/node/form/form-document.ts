import { RxtradeError } from '@rxtrade/core';
import type {
  PDFCheckBox,
  PDFDocument,
  PDFDropdown,
  PDFField,
  PDFOptionList,
  PDFRadioGroup,
  PDFTextField,
} from 'pdf-lib';

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
  // heavy, and few who read files fill forms
  const pdf = await import('pdf-lib');
  try {
    return await pdf.PDFDocument.load(bytes, { updateMetadata: false });
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

/** Kinds of fields, told by what they can do, as two copies of the library may meet. */
export function isText(field: PDFField): field is PDFTextField {
  return 'setText' in field;
}

export function isCheckBox(field: PDFField): field is PDFCheckBox {
  return 'isChecked' in field;
}

export function isChoice(field: PDFField): field is PDFDropdown | PDFOptionList | PDFRadioGroup {
  return 'getOptions' in field;
}
