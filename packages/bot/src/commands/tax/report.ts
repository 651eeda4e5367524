import { basename, join, resolve } from 'node:path';
import { WallClock } from '@rxtrade/core';
import { computeTaxYear, journalOf, notice, questionsOf, reportFiles, worksheets, ZoneCalendar } from '@rxtrade/tax';
import { writePrivateFile, writeWorksheets } from '@rxtrade/tax/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { WorkProgress } from '../../terminal/index.ts';
import { readyInput, type SettingsFlags } from './compute-input.ts';
import { readTaxInput } from './tax-input.ts';
import { unreadText } from './unread-text.ts';
import { type UsFormFlags, withUsForms } from './us-forms.ts';
import { wholeFolder } from './whole-folder.ts';

/** What `rxtrade tax report` was asked. */
export type ReportFlags = SettingsFlags & UsFormFlags & { readonly year: string; readonly out: string };

/**
 * Writes all files of a year's report into a new or empty folder, or none, readable by their owner alone, and tells their
 * names. What still has to be answered by a person, or could not be read, is told by the exit code.
 *
 * @throws As rejection, E511 when the folder is not empty or cannot be written, and what reading and computing transactions
 * throw.
 */
export async function report(inputs: readonly string[], flags: ReportFlags, context: CommandContext): Promise<number> {
  const progress = new WorkProgress(`tax report ${flags.year}`, context);
  progress.show(0, 1);
  const { cwd } = context;
  const { transactions, settings, unread } = await readyInput(await readTaxInput(inputs, flags, cwd), flags, cwd);
  const { regime } = settings;
  const year = computeTaxYear(transactions, settings, flags.year);
  const { result, notes, us } = await withUsForms(year, flags, { regime, cwd });
  const now = (context.clock ?? new WallClock()).now();
  const day = new ZoneCalendar(result.rules.timezone).dayOf(now);
  const files = reportFiles(result, { day, transactions, journal: journalOf(transactions, settings), us, notes });
  const sheets = worksheets(result, regime, { us });
  const pdfs: string[] = [];
  await wholeFolder(resolve(cwd, flags.out), async (folder) => {
    for (const [i, { name, text }] of files.entries()) {
      progress.show(i, files.length + sheets.length);
      await writePrivateFile(join(folder, name), text);
    }
    for (const [i, sheet] of sheets.entries()) {
      progress.show(files.length + i, files.length + sheets.length);
      pdfs.push(...(await writeWorksheets(folder, [sheet])));
    }
  }).finally(() => progress.end());
  const { rules, disposals } = result;
  const questions = questionsOf(result);
  context.stdout(
    [
      `Tax year ${flags.year}, ${rules.jurisdiction}, ${rules.method}, rules of ${rules.asOf}: ${disposals.length} disposals\n`,
      ...notes.map((note) => `${note}\n`),
      ...[...files.map(({ name }) => name), ...pdfs.map((path) => basename(path))].map(
        (name) => `  ${join(flags.out, name)}\n`,
      ),
      ...(questions.length === 0 ? [] : ['Open questions:\n', ...questions.map(({ text }) => `  - ${text}\n`)]),
      `${notice}\n`,
    ].join(''),
  );
  context.stderr(unreadText(unread));
  return questions.length > 0 || unread.length > 0 ? exitCodes.checkFoundProblem : exitCodes.done;
}
