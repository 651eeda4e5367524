import { RxtradeError } from '@rxtrade/core';
import {
  dayOfDate,
  questionsOf1099Da,
  reconcile1099Da,
  type TaxRegime,
  type TaxYear,
  type UsFormOptions,
} from '@rxtrade/tax';
import { reportedFile } from './reported-file.ts';

/** How the forms of the United States are asked for. */
export type UsFormFlags = {
  readonly reported?: string;
  readonly totalsToScheduleD?: boolean;
  readonly wholeDollars?: boolean;
};

/** A tax year, and how its forms are written. */
export type YearWithForms = TaxYear & { readonly us: UsFormOptions };

/**
 * Adds how the forms are written to a tax year. What brokers reported is read from its file and compared: each day that they
 * told otherwise is a question, and records of other years are left alone and counted in the notes.
 *
 * @throws As rejection, E903 when another country's forms are asked to be written like those of the United States, E509 and E518
 * when the file cannot be read.
 */
export async function withUsForms(
  { result, notes }: TaxYear,
  flags: UsFormFlags & { readonly year: string },
  { regime, cwd }: { readonly regime: TaxRegime; readonly cwd: string },
): Promise<YearWithForms> {
  const { reported: path, totalsToScheduleD = false, wholeDollars = false, year } = flags;
  const us: UsFormOptions = { totalsToScheduleD, wholeDollars };
  if (regime.jurisdiction !== 'US') {
    refuse(flags, regime.jurisdiction);
    return { result, notes, us };
  }
  if (path === undefined) return { result, notes, us };
  const all = await reportedFile(path, cwd);
  const reported = all.filter(({ soldOn }) => yearOfDate(regime, soldOn) === year);
  const others = all.length - reported.length;
  const asked = questionsOf1099Da(reconcile1099Da(result, reported));
  return {
    result: { ...result, questions: [...result.questions, ...asked] },
    notes: [
      ...notes,
      ...(others === 0
        ? []
        : [`${others} of the ${all.length} records in "${path}" belong to other tax years and are left alone.`]),
    ],
    us: { ...us, reported },
  };
}

function yearOfDate(regime: TaxRegime, date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return regime.yearOf(dayOfDate(year, month, day));
}

function refuse({ reported, totalsToScheduleD, wholeDollars }: UsFormFlags, jurisdiction: string): void {
  const given = [
    ...(reported === undefined ? [] : ['--reported']),
    ...(totalsToScheduleD === true ? ['--totals-to-schedule-d'] : []),
    ...(wholeDollars === true ? ['--whole-dollars'] : []),
  ];
  if (given.length > 0)
    throw new RxtradeError(
      'E903',
      `${given.join(' and ')} is of forms of the US, and the jurisdiction is "${jurisdiction}"; leave it out`,
      {
        jurisdiction,
      },
    );
}
