import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { fillForm } from './fill-form.ts';
import { formFields } from './form-fields.ts';

/** A form with a field of each kind. */
async function someForm(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 400]);
  const form = pdf.getForm();
  for (const [i, name] of ['f1.proceeds', 'f1.gain'].entries())
    form.createTextField(name).addToPage(page, { x: 20, y: 20 + 40 * i, width: 200, height: 20 });
  const short = form.createTextField('year');
  short.setMaxLength(4);
  short.addToPage(page, { x: 20, y: 120, width: 50, height: 20 });
  form.createCheckBox('exempt').addToPage(page, { x: 20, y: 160, width: 15, height: 15 });
  const choice = form.createDropdown('box');
  choice.setOptions(['I', 'L']);
  choice.addToPage(page, { x: 20, y: 200, width: 50, height: 20 });
  return pdf.save();
}

describe('fillForm', () => {
  it('given fields of each kind, then they hold what was given and the others stay', async () => {
    const bytes = await fillForm({
      form: await someForm(),
      fields: { 'f1.gain': '-12.50', exempt: 'yes', box: 'L', year: '2025' },
    });
    const form = (await PDFDocument.load(bytes)).getForm();
    expect(form.getTextField('f1.gain').getText()).toBe('-12.50');
    expect(form.getTextField('f1.proceeds').getText()).toBeUndefined();
    expect(form.getCheckBox('exempt').isChecked()).toBe(true);
    expect(form.getDropdown('box').getSelected()).toEqual(['L']);
  });

  it('given flatten, then no field is left to change', async () => {
    const bytes = await fillForm({ form: await someForm(), fields: { 'f1.gain': '1' }, flatten: true });
    expect((await PDFDocument.load(bytes)).getForm().getFields()).toEqual([]);
  });

  it('given a field the form lacks, then it is E516 with the nearest names', async () => {
    const filled = fillForm({ form: await someForm(), fields: { 'f1.gains': '1' } });
    await expect(filled).rejects.toMatchObject({
      code: 'E516',
      message: expect.stringMatching(/"f1\.gains"; the nearest are f1\.gain,/),
    });
  });

  it.each([
    ['text longer than the form takes', { year: '2024-25' }],
    ['a choice the form lacks', { box: 'Z' }],
    ['letters the form’s font lacks', { 'f1.gain': 'łąka' }],
  ])('given %s, then it is E515', async (_, fields) => {
    await expect(fillForm({ form: await someForm(), fields })).rejects.toMatchObject({ code: 'E515' });
  });

  it('given no PDF, or one without fields, then it is E515', async () => {
    const plain = await PDFDocument.create();
    plain.addPage();
    for (const form of [new TextEncoder().encode('hello'), new Uint8Array(), await plain.save()])
      await expect(fillForm({ form, fields: {} })).rejects.toMatchObject({ code: 'E515' });
  });
});

it('given a form, then its fields are listed with what they take', async () => {
  expect(await formFields(await someForm())).toEqual([
    { name: 'f1.proceeds', kind: 'text' },
    { name: 'f1.gain', kind: 'text' },
    { name: 'year', kind: 'text', maxLength: 4 },
    { name: 'exempt', kind: 'checkbox' },
    { name: 'box', kind: 'choice', options: ['I', 'L'] },
  ]);
});
