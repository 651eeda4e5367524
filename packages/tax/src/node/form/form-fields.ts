import { isCheckBox, isChoice, isText, openForm } from './form-document.ts';

/** A field of a form. */
export type FormField = {
  readonly name: string;
  readonly kind: 'text' | 'checkbox' | 'choice' | 'other';
  /** What a choice takes. */
  readonly options?: readonly string[];
  /** How many characters a text may have, where the form says. */
  readonly maxLength?: number;
};

/**
 * The fields of a PDF form, in its order.
 *
 * @throws As rejection, E515 when the PDF cannot be read, is locked or has no fields.
 */
export async function formFields(form: Uint8Array): Promise<readonly FormField[]> {
  const { fields } = await openForm(form);
  return [...fields].map(([name, field]) => {
    if (isText(field)) {
      const maxLength = field.getMaxLength();
      return { name, kind: 'text', ...(maxLength !== undefined && { maxLength }) };
    }
    if (isCheckBox(field)) return { name, kind: 'checkbox' };
    if (isChoice(field)) return { name, kind: 'choice', options: field.getOptions() };
    return { name, kind: 'other' };
  });
}
