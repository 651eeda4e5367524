import { isRxtradeError } from '@rxtrade/core';
import { expect } from 'vitest';
import type { ConfigProblem } from './problem.ts';
import { type ReadConfigOptions, readConfig } from './read-config.ts';
import { paperSections, type Section } from './schema.ts';

/** The least there must be. */
export const smallest = 'trading:\n  trading_pairs: [BTCUSDT]\n';

/** Reads it as paper trading does, unless told otherwise. */
export function read(text: string, options: Partial<ReadConfigOptions<Section>> = {}) {
  return readConfig({ text, file: 'config.yml', env: {}, uses: paperSections, ...options });
}

/** The problems of a configuration that must be refused, as `path message` by their place. */
export function problemsOf(text: string, options: Partial<ReadConfigOptions<Section>> = {}): readonly string[] {
  try {
    read(text, options);
  } catch (error) {
    if (!isRxtradeError(error)) throw error;
    expect(error.code).toBe('E003');
    const problems = error.context['problems'] as readonly ConfigProblem[];
    for (const { path, message } of problems)
      expect(error.message, 'the message tells all').toContain(`${path} ${message}`.trim());
    return problems.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`);
  }
  throw new Error('the configuration was accepted');
}
