import { type BarSeries, type EpochMs, isoOf, RxtradeError, readParams, type TraceNote } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import type { PreparedRun } from '../../run/prepare-run.ts';
import { readRun, type SavedRun } from '../../run/read-run.ts';
import { syntheticLabel } from '../../run/run-document.ts';
import { instantOf } from '../../run/run-flags.ts';
import type { ExplainFlags } from './explain-flags.ts';
import { barClosedBy, type ExplainedBar, explainBar } from './explain-moment.ts';
import { LatestNotes } from './latest-notes.ts';
import { NoteTally } from './note-tally.ts';
import { type RepeatedRun, repeatRun } from './repeat-run.ts';

/** Runs a run again with tracing, and tells why it did or did not trade: on one bar, or all in all. */
export async function explainRun(input: {
  readonly run: string;
  readonly flags: ExplainFlags;
  readonly context: CommandContext;
}): Promise<void> {
  const { run: name, flags, context } = input;
  const at = atOf(flags.at);
  const saved = readRun(name, context.cwd);
  const wanted = wantedInstruments(saved, flags.instrument ?? []);
  const notes = new LatestNotes();
  const tally = new NoteTally();
  const isWanted = ({ instrument }: TraceNote) => instrument === '' || wanted.has(instrument);
  const repeated = await repeatRun(saved, (note) => {
    if (at === undefined) {
      if (isWanted(note)) tally.add(note);
    } else if (note.at <= at) notes.add(note);
  });
  if (!repeated.isSame)
    context.stderr(
      `warning: run again, ${saved.id} came out otherwise than it is saved; the strategy or rxtrade has changed since\n`,
    );
  const label = repeated.run.market.isSynthetic ? `${syntheticLabel}\n` : '';
  if (at === undefined) tellRun(saved, repeated, tally, { flags, context, label });
  else tellBars(at, barsAt(at, repeated, wanted, notes.list()), { flags, context, label, saved });
  context.exitCode(repeated.isSame ? exitCodes.done : exitCodes.checkFoundProblem);
}

type Telling = { readonly flags: ExplainFlags; readonly context: CommandContext; readonly label: string };

function atOf(text: string | undefined): EpochMs | undefined {
  if (text === undefined) return undefined;
  const at = instantOf(text);
  if (at === undefined)
    throw new RxtradeError(
      'E903',
      `--at must be a UTC day or instant such as 2024-03-01 or 2024-03-01T12:00Z, not "${text}"`,
      { at: text },
    );
  return at;
}

function wantedInstruments({ spec }: SavedRun, names: readonly string[]): ReadonlySet<string> {
  const ids = spec.instruments.map(({ id }) => id);
  const unknown = names.find((name) => !ids.includes(name.toUpperCase()) && !ids.includes(name));
  if (unknown !== undefined)
    throw new RxtradeError('E020', `the run has no instrument "${unknown}"; it has ${ids.join(', ')}`, {
      instrument: unknown,
    });
  return new Set(
    names.length === 0
      ? ids
      : ids.filter((id) => names.includes(id) || names.some((name) => name.toUpperCase() === id)),
  );
}

function barsAt(
  at: EpochMs,
  { run, result }: RepeatedRun,
  wanted: ReadonlySet<string>,
  notes: readonly TraceNote[],
): readonly ExplainedBar[] {
  return run.series
    .filter(({ instrument }) => wanted.has(instrument.id))
    .flatMap((series) => {
      const index = barClosedBy(series, at);
      return index === undefined
        ? []
        : [explainBar(series, index, { result, notes, warmUp: warmUpLine(run, series, index) })];
    });
}

/** Says so when a bar came before the strategy may act, or before the run. */
function warmUpLine(
  { spec, strategies }: PreparedRun,
  { columns, intervalMs }: BarSeries,
  index: number,
): string | undefined {
  const { warmUpMs = 0 } = spec;
  const from = spec.from === undefined ? undefined : spec.from - warmUpMs;
  const openAt = columns.openAt[index] as number;
  if (from !== undefined && openAt < from) return `before the run, which begins with the bar of ${isoOf(from)}`;
  let seen = index + 1;
  if (from !== undefined) while (seen > 0 && (columns.openAt[index + 1 - seen] as number) < from) seen -= 1;
  const needed = Math.max(
    ...strategies.map((one) => one.strategy.warmUp?.(readParams(one.strategy, one.spec.params)) ?? 0),
  );
  if (spec.from !== undefined && openAt + intervalMs < spec.from)
    return `warm-up of the run, which trades from ${isoOf(spec.from)} on`;
  return seen < needed ? `warming up: bar ${seen} of the ${needed} that the strategy must have seen` : undefined;
}

function tellBars(
  at: EpochMs,
  bars: readonly ExplainedBar[],
  { flags, context, label, saved }: Telling & { readonly saved: SavedRun },
): void {
  if (bars.length === 0)
    throw new RxtradeError('E903', `no bar of the run had closed by ${isoOf(at)}; choose a later --at`, { at });
  if (flags.json === true) {
    context.stdout(
      `${JSON.stringify({ run: saved.id, at: isoOf(at), isSynthetic: label !== '', bars }, undefined, 2)}\n`,
    );
    return;
  }
  context.stdout(label);
  for (const { instrument, openAt, closeAt, close, position, lines } of bars) {
    context.stdout(`${instrument}  bar ${openAt} to ${closeAt}, close ${close}, position ${position}\n`);
    for (const line of lines) context.stdout(`  ${line}\n`);
  }
}

function tellRun(saved: SavedRun, { result }: RepeatedRun, tally: NoteTally, { flags, context, label }: Telling): void {
  const notes = tally.list();
  const refusals = countBy(
    result.refusals.map(({ by, code, reason }) => `${by} (${code}): ${reason.replace(/-?\d+(\.\d+)?/g, '#')}`),
  );
  if (flags.json === true) {
    const { decisions, orders, fills } = result;
    const counts = { decisions: decisions.length, orders: orders.length, fills: fills.length };
    context.stdout(
      `${JSON.stringify({ run: saved.id, isSynthetic: label !== '', ...counts, refusals, notes }, undefined, 2)}\n`,
    );
    return;
  }
  context.stdout(label);
  context.stdout(
    `${result.decisions.length} decisions, ${result.orders.length} orders, ${result.fills.length} fills, ${result.refusals.length} refusals\n`,
  );
  for (const { text, count } of refusals) context.stdout(`  refused ${count} times by ${text}\n`);
  for (const { text, count, first, firstAt } of notes)
    context.stdout(`  ${count} times  ${text}\n      first ${firstAt}: ${first}\n`);
  context.stdout('Give --at with an instant to see one bar.\n');
}

function countBy(texts: readonly string[]): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => ({ text, count })).toSorted((a, b) => b.count - a.count);
}
