/**
 * The reference bot's command line, for a process of your own.
 *
 * @module
 */

// the command line, to be run in a process of your own
export type { CommandContext } from './cli/command.ts';
export { runCli } from './cli/run-cli.ts';
// errors
export { botErrors } from './errors.ts';
// a run as plain JSON, as it stands in run.json and at the head of a recording
export { DataSpec, InstrumentSpec, RunSpec } from './run/run-spec.ts';
