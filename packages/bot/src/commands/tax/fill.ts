import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { mappedFields, notice, resultOfYear, worksheets } from '@rxtrade/tax';
import { fillForm, formFields, readTaxFile, writePrivateFile } from '@rxtrade/tax/node';
import { z } from 'zod';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { requireFree } from '../../run-folder/index.ts';
import { gridOf } from '../../terminal/index.ts';
import { computeInput, type SettingsFlags } from './compute-input.ts';
import { unreadText } from './unread-text.ts';
import { type UsFormFlags, withUsForms } from './us-forms.ts';

/** What `rxtrade tax fill` was asked. */
export type FillFlags = SettingsFlags &
  UsFormFlags & {
    readonly fields: string;
    readonly out: string;
    readonly year?: string;
    readonly flatten?: boolean;
  };

const FieldMap = z.record(z.string(), z.string());

/**
 * Fills an official PDF with the figures of a tax year, and writes it for its owner alone.
 *
 * @throws As rejection, E509 when a file cannot be read, E515, E516 and E517 when it does not fit, E906 when the result is there
 * already, and what reading and computing transactions throw.
 */
export async function fill(
  form: string,
  inputs: readonly string[],
  flags: FillFlags,
  context: CommandContext,
): Promise<number> {
  const { cwd } = context;
  const out = resolve(cwd, flags.out);
  requireFree(out);
  const map = mapOf(await readTaxFile(resolve(cwd, flags.fields)), flags.fields);
  const bytes = await bytesOf(resolve(cwd, form));
  const { result, regime, unread } = await computeInput(inputs, flags, cwd);
  const ofYear = flags.year === undefined ? result : resultOfYear(result, regime, flags.year);
  const [only] = ofYear.years;
  const forms = { ...flags, year: flags.year ?? only?.year ?? '' };
  const { us } = await withUsForms({ result: ofYear, notes: [] }, forms, { regime, cwd });
  const fields = mappedFields(map, worksheets(ofYear, regime, { us }));
  const { flatten = false } = flags;
  await writePrivateFile(out, await fillForm({ form: bytes, fields, flatten }));
  const { jurisdiction, method, asOf } = ofYear.rules;
  context.stdout(
    `${Object.keys(fields).length} fields filled, in ${flags.out}, by ${jurisdiction}, ${method}, rules of ${asOf}\n${notice}\n`,
  );
  context.stderr(unreadText(unread));
  return unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}

/**
 * Lists the fields of a PDF form.
 *
 * @throws As rejection, E509 when it cannot be read, E515 when it is no form.
 */
export async function listFields(
  form: string,
  { json }: { readonly json?: boolean },
  { cwd, stdout }: CommandContext,
): Promise<number> {
  const fields = await formFields(await bytesOf(resolve(cwd, form)));
  const rows = fields.map(({ name, kind, options, maxLength }) => [
    name,
    kind,
    options?.join(', ') ?? (maxLength === undefined ? '' : `up to ${maxLength} characters`),
  ]);
  stdout(json === true ? `${JSON.stringify(fields, undefined, 2)}\n` : `${gridOf(['field', 'kind', 'takes'], rows)}\n`);
  return exitCodes.done;
}

function mapOf(json: unknown, path: string): Readonly<Record<string, string>> {
  const parsed = FieldMap.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new RxtradeError(
    'E517',
    `"${path}" is no map of fields; write an object such as {"topmostSubform[0].f1_3[0]": "form8949.total.gain"}`,
    { path },
  );
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new RxtradeError('E509', `"${path}" cannot be read; give a PDF form`, { path }, cause);
  }
}
