import { RxtradeError } from '@rxtrade/core';
import type { LinePosition, Path } from './place.ts';

/** What is wrong at one place of a configuration. Never shows a secret, nor anything that came from the environment. */
export type ConfigProblem = LinePosition & {
  /** Where, as keys: `trading.trading_pairs[1]`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
};

/** What is worth knowing about a configuration that is accepted. */
export type ConfigNote = ConfigProblem & {
  readonly kind: 'not-used-yet' | 'variable-not-set' | 'testnet-mismatch' | 'secret-in-file';
};

/** A problem at a place. */
export function problemAt({ line, column }: LinePosition, path: Path, message: string): ConfigProblem {
  return { path: pathText(path), line, column, message };
}

/** Keys as one text: `trading.trading_pairs[1]`. Keys of other characters than letters are quoted. */
export function pathText(path: Path): string {
  return path
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = /^[\w<-]+$/.test(key) ? key : JSON.stringify(key);
      return i === 0 ? name : `.${name}`;
    })
    .join('');
}

/** All problems as one E003, in the order of the file. */
export function configurationError(file: string, problems: readonly ConfigProblem[], cause?: unknown): RxtradeError {
  const ordered = problems.toSorted((a, b) => a.line - b.line || a.column - b.column || (a.path < b.path ? -1 : 1));
  const [only] = ordered;
  const message = only?.line === 0 ? `${file} ${only.message}` : `${file} is refused, ${listText(ordered)}`;
  return new RxtradeError('E003', message, { file, problems: ordered }, cause);
}

/** How many there are, and a line for each. */
function listText(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${count}:`, ...problems.map((problem) => `  ${describeProblem(problem)}`)].join('\n');
}

/** `4:3 trading.max_position is not a known key; did you mean max_positions?` */
export function describeProblem({ line, column, path, message }: ConfigProblem): string {
  return [line > 0 ? `${line}:${column}` : '', path, message].filter((part) => part !== '').join(' ');
}
