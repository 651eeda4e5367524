import { readFileSync } from 'node:fs';
import { type Fingerprint, fingerprintOf, hashOfText } from '@rxtrade/backtest';
import { packageVersion } from '../cli/package-version.ts';
import type { PreparedRun } from './prepare-run.ts';

/** The fingerprint of a run: rxtrade's version and the text of strategy files are its code, risk limits its settings. */
export function identityOf({ spec, options }: PreparedRun): Fingerprint {
  const files = spec.strategies.filter(({ strategy }) => /\.[mc]?[jt]s$/.test(strategy));
  const texts = files.map(({ id, strategy }) => [`strategy ${id}`, hashOfText(readFileSync(strategy, 'utf8'))]);
  return fingerprintOf(options, {
    code: { rxtrade: packageVersion(), ...(Object.fromEntries(texts) as Record<string, string>) },
    settings: { risk: spec.risk },
  });
}
