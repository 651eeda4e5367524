import { RxtradeError } from '@rxtrade/core';
import type { PDFField } from 'pdf-lib';
import { nearestTo } from '../../worksheets/nearest.ts';
import { isCheckBox, isChoice, isText, openForm } from './form-document.ts';

/** What to fill a form with. */
export type FillFormOptions = {
  /** The bytes of the official PDF. */
  readonly form: Uint8Array;
  /** Text by the name of its field. A checkbox takes `yes`, `no`, or whether there is a figure. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the fields become part of the page, so that nobody changes them. */
  readonly flatten?: boolean;
};

/**
 * Fills fields of a PDF form and gives the bytes of the filled one. Other fields stay as they are.
 *
 * @throws As rejection, E515 when the PDF cannot be read, is locked or has no fields, or a field cannot hold its text; E516
 * when it has no field of that name.
 */
export async function fillForm({ form, fields, flatten = false }: FillFormOptions): Promise<Uint8Array> {
  const opened = await openForm(form);
  for (const [name, text] of Object.entries(fields)) {
    const field = opened.fields.get(name);
    if (field === undefined) throw unknownField(name, [...opened.fields.keys()]);
    try {
      fillField(field, text);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new RxtradeError('E515', `field "${name}" cannot hold "${text}": ${why}`, { name, text }, cause);
    }
  }
  try {
    if (flatten) opened.pdf.getForm().flatten();
    return await opened.pdf.save();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RxtradeError('E515', `the filled form cannot be written: ${why}`, {}, cause);
  }
}

function unknownField(name: string, names: readonly string[]): RxtradeError {
  const nearest = nearestTo(name, names);
  return new RxtradeError('E516', `the form has no field "${name}"; the nearest are ${nearest.join(', ')}`, {
    name,
    nearest,
  });
}

function fillField(field: PDFField, text: string): void {
  if (isText(field)) field.setText(text);
  else if (isCheckBox(field)) {
    if (text === '' || text === 'no') field.uncheck();
    else field.check();
  } else if (isChoice(field)) {
    const options = field.getOptions();
    // otherwise a list would silently take on what it is not made for
    if (!options.includes(text)) throw new Error(`it is one of ${options.join(', ')}`);
    field.select(text);
  } else throw new Error('it is neither text, a checkbox nor a choice');
}
