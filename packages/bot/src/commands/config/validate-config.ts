import { isRxtradeError, RxtradeError } from '@rxtrade/core';
import { stringify } from 'yaml';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import {
  describeProblem,
  type Environment,
  environments,
  type LoadedConfig,
  loadConfig,
  masked,
  maskedConfig,
  paperSections,
} from '../../config/index.ts';
import { builtInStrategies } from '../../strategy-files/index.ts';

/** What `rxtrade config validate` was asked. */
export type ValidateFlags = {
  readonly config?: string;
  readonly environment?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
};

type Loaded = LoadedConfig<(typeof paperSections)[number]>;

/**
 * Checks a configuration as `rxtrade run` would read it, and tells all about it.
 *
 * @throws As rejection, E003 when it is refused (with `--json` that is the document instead), E903 when the environment
 * is none.
 */
export async function validateConfig(flags: ValidateFlags, context: CommandContext): Promise<number> {
  const environment = environmentOf(flags.environment);
  try {
    const loaded = await loadConfig({
      cwd: context.cwd,
      env: context.env,
      uses: paperSections,
      strategies: builtInStrategies.map(({ name }) => name),
      ...(flags.config !== undefined && { file: flags.config }),
      ...(environment !== undefined && { environment }),
    });
    context.stdout(flags.json === true ? documentOf(loaded, flags) : textOf(loaded, flags));
    return exitCodes.done;
  } catch (error) {
    if (flags.json !== true || !isRxtradeError(error) || error.code !== 'E003') throw error;
    const { code, message, context: details } = error;
    context.stdout(json({ isValid: false, ...details, error: { code, message } }));
    return exitCodes.configurationRefused;
  }
}

function textOf(loaded: Loaded, flags: ValidateFlags): string {
  const { config, file, envFile, notes, places } = loaded;
  const { environment, trading, paper } = config;
  const pairs = trading.trading_pairs.map((pair, i) => shown(pair, ['trading', 'trading_pairs', i], places));
  const cash = shown(paper.cash, ['paper', 'cash'], places);
  const currency = shown(trading.base_currency, ['trading', 'base_currency'], places);
  const lines = [
    `${file} is valid`,
    `  environment   ${environment}${flags.environment === undefined ? '' : ' (from --environment)'}`,
    `  variables     ${envFile === undefined ? 'from the environment; there is no .env file' : `from the environment, then ${envFile}`}`,
    `  strategy      ${shown(trading.default_strategy, ['trading', 'default_strategy'], places)}`,
    `  pairs         ${pairs.join(', ')}`,
    `  account       ${cash} ${currency}, simulated`,
    ...(notes.length === 0 ? [] : ['notes', ...notes.map((note) => `  ${describeProblem(note)}`)]),
    ...(flags.verbose === true ? ['', stringify(maskedConfig(config, places)).trimEnd()] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function documentOf({ config, file, envFile, notes, places }: Loaded, flags: ValidateFlags): string {
  return json({
    isValid: true,
    file,
    ...(envFile !== undefined && { envFile }),
    environment: config.environment,
    notUsedYet: notes.filter(({ kind }) => kind === 'not-used-yet').map(({ path }) => path),
    notes,
    ...(flags.verbose === true && { config: maskedConfig(config, places) }),
  });
}

/** A value that may have come from the environment, as it may be shown. */
function shown(value: string, path: readonly (string | number)[], places: Loaded['places']): string {
  return String(masked(value, path, places));
}

function json(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function environmentOf(name: string | undefined): Environment | undefined {
  if (name === undefined) return undefined;
  const found = environments.find((one) => one === name);
  if (found !== undefined) return found;
  throw new RxtradeError('E903', `--environment is "${name}"; it must be ${environments.join(', ')}`, { name });
}
