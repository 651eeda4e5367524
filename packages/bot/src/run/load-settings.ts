import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import {
  type ConfigNote,
  type ConfigWith,
  configFiles,
  describeProblem,
  type Environment,
  loadConfig,
  paperSections,
} from '../config/index.ts';
import { builtInStrategies } from '../strategy-files/index.ts';
import { defaultSettings, type RunSettings } from './settings.ts';
import { withoutUndefined } from './without-undefined.ts';

/** Where settings are looked for. */
export type SettingsPlace = {
  readonly file?: string;
  readonly environment?: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when the default strategy is used, and must therefore be one. */
  readonly usesStrategy: boolean;
};

/** Settings, and what is worth knowing about where they come from. */
export type LoadedSettings = { readonly settings: RunSettings; readonly notes: readonly string[] };

/**
 * Reads the configuration: the file named, else `config/config.yml`, else the shipped example, else the defaults.
 *
 * @throws As rejection, E003 with every problem of the file, E903 for an unknown environment.
 */
export async function loadSettings({
  file,
  environment,
  cwd,
  env,
  usesStrategy,
}: SettingsPlace): Promise<LoadedSettings> {
  if (file === undefined && configFiles.every((name) => !existsSync(resolve(cwd, name))))
    return { settings: defaultSettings, notes: [] };
  const loaded = await loadConfig({
    cwd,
    env,
    uses: paperSections,
    ...(file !== undefined && { file }),
    ...(environment !== undefined && { environment: environmentOf(environment) }),
    ...(usesStrategy && { strategies: builtInStrategies.map(({ name }) => name) }),
  });
  return { settings: settingsOf(loaded.config, loaded.file), notes: notesOf(loaded.notes) };
}

/** What matters while trading: sections that nothing uses yet are named together, the variables they lack not at all. */
function notesOf(notes: readonly ConfigNote[]): readonly string[] {
  const unused = notes.filter(({ kind }) => kind === 'not-used-yet').map(({ path }) => path);
  const others = notes.filter(({ kind }) => kind !== 'not-used-yet' && kind !== 'variable-not-set');
  return [...(unused.length > 0 ? [`not used yet: ${unused.join(', ')}`] : []), ...others.map(describeProblem)];
}

function environmentOf(text: string): Environment {
  if (text === 'development' || text === 'testing' || text === 'production') return text;
  throw new RxtradeError('E903', `--environment must be development, testing or production, not "${text}"`, { text });
}

function settingsOf({ trading, risk, paper }: ConfigWith<'trading' | 'risk' | 'paper'>, source: string): RunSettings {
  return {
    source,
    pairs: trading.trading_pairs,
    currency: trading.base_currency,
    strategy: trading.default_strategy,
    cash: paper.cash,
    feeRate: paper.fee_rate,
    slippageBps: paper.slippage_bps,
    spreadBps: paper.spread_bps,
    latencyMs: paper.latency_ms,
    simulation: withoutUndefined({
      slippageModel: paper.slippage_model,
      fills: paper.fills,
      volumeShare: paper.volume_share,
      rejectRate: paper.reject_rate,
      leverage: paper.leverage,
      fundingPrice: paper.funding_price,
    }),
    risk: {
      maxPositions: trading.max_positions,
      maxPositionSize: risk.max_position_size,
      maxPortfolioRisk: risk.max_portfolio_risk,
      stopLossPercent: risk.stop_loss_percent,
      takeProfitPercent: risk.take_profit_percent,
    },
  };
}
