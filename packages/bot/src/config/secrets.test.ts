import { isRxtradeError } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { maskedConfig } from './masked-config.ts';
import { readConfig } from './read-config.ts';
import { paperSections } from './schema.ts';

/** Marks what must never be shown; long enough that no message holds it by chance. */
const secret = fc.string({ minLength: 4, maxLength: 30 }).map((text) => `s3cr3t${text.replaceAll('\u0000', '')}`);
const secretText = /s3cr3t/;

/** Everything that anybody is shown of a configuration, accepted or not. */
function everythingShown(text: string, env: Readonly<Record<string, string>>): string {
  try {
    const { config, notes, places } = readConfig({
      text,
      file: 'config.yml',
      env,
      uses: [...paperSections, 'exchanges', 'database', 'monitoring'],
      strategies: ['momentum_strategy'],
    });
    const shown = maskedConfig(config, places);
    return [stringify(shown), JSON.stringify(shown), JSON.stringify(notes)].join('\n');
  } catch (error) {
    if (!isRxtradeError(error)) throw error;
    return [error.message, JSON.stringify(error.context), error.stack, String(error.cause)].join('\n');
  }
}

/** A whole configuration in which `one` stands wherever a secret may. */
function withSecret(one: unknown): Readonly<Record<string, Record<string, unknown>>> {
  return {
    trading: { trading_pairs: ['BTCUSDT'] },
    exchanges: { bybit: { api_key: one, api_secret: one } },
    database: { password: one },
    monitoring: { alert_channels: { email: { password: one }, discord: { webhook_url: one } } },
  };
}

describe('secrets', () => {
  it('given secrets in the file, then they are shown nowhere', () => {
    fc.assert(
      fc.property(secret, (one) => {
        const shown = everythingShown(stringify(withSecret(one)), {});
        expect(shown).not.toMatch(secretText);
        if (!one.includes('${')) expect(shown, 'and it was accepted').toContain('***');
      }),
    );
  });

  it('given secrets in the file and something wrong with it, then the problems do not show them either', () => {
    const breakages = fc.constantFrom<Readonly<Record<string, unknown>>>(
      { nonsense: 1 },
      { risk: { stop_loss_percent: 7 } },
      { trading: {} },
      { environment: 'x' },
      { api: [] },
    );
    fc.assert(
      fc.property(secret, breakages, fc.boolean(), (one, broken, isWrapped) => {
        const shown = everythingShown(stringify({ ...withSecret(isWrapped ? { inner: one } : one), ...broken }), {});
        expect(shown).toContain('is refused');
        expect(shown).not.toMatch(secretText);
      }),
    );
  });

  it('given secrets under any key of a section that may hold some, then its value is not shown', () => {
    const sections = fc.constantFrom('exchanges', 'database', 'monitoring');
    const keys = fc.constantFrom('bybit', 'port', 'pool_size', 'health_check_interval', 'alert_channels', 'pasword');
    fc.assert(
      fc.property(secret, sections, keys, (one, section, key) => {
        const shown = everythingShown(stringify({ ...withSecret('x'), [section]: { [key]: one } }), {});
        expect(shown).not.toMatch(secretText);
      }),
    );
  });

  it('given a value of the environment anywhere, fitting or not, then it is not shown', () => {
    const wholes = fc.constantFrom(
      `environment: \${X}`,
      `trading: \${X}`,
      `trading:\n  default_strategy: \${X}\n  trading_pairs: [BTCUSDT]`,
      `trading:\n  base_currency: a\${X}\n  trading_pairs: [BTCUSDT]`,
      `trading:\n  max_positions: \${X}\n  trading_pairs:\n    - \${X}\n    - b\${X}`,
      `risk:\n  stop_loss_percent: \${X}`,
      `paper:\n  cash: \${X}\n  slippage_bps: \${X:-1}`,
      `api:\n  host: \${X}\n  port: \${X}\n  cors_origins:\n    - http://\${X}\n  rate_limits:\n    default: \${X}`,
      `database: { host: "\${X}", port: "\${X}" }`,
      `exchanges:\n  bybit:\n    testnet: \${X}\n    api_key: \${X}\n    api_secret: \${X}`,
      `\${X}: \${X}`,
    );
    fc.assert(
      fc.property(secret, wholes, fc.boolean(), (one, text, isComplete) => {
        const rest = isComplete && !text.startsWith('trading') ? '\ntrading:\n  trading_pairs: [BTCUSDT]\n' : '';
        expect(everythingShown(`${text}${rest}`, { X: one })).not.toMatch(secretText);
      }),
    );
  });

  it('given the default of a variable, then it is not shown either', () => {
    const text = `trading:\n  trading_pairs: [BTCUSDT]\napi:\n  host: \${HOST:-s3cr3t}\n`;
    expect(everythingShown(`${text}exchanges: {}\ndatabase: {}\nmonitoring: {}\n`, {})).toContain(
      'host: "*** (from HOST)"',
    );
  });

  it('given a file with secrets that is not YAML, then the parser does not quote it', () => {
    const faults = fc.constantFrom(
      'password: "SECRET',
      'a: SECRET: b',
      '- a\nb: SECRET',
      '{ SECRET',
      '\tSECRET',
      '@SECRET',
      'a: !SECRET x',
      'a: *SECRET',
      '%SECRET\n---',
      '"\\qSECRET"',
      'a: 1\na: SECRET',
    );
    fc.assert(
      fc.property(secret, faults, (one, fault) => {
        const plain = one.replaceAll(/[^\w]/g, '');
        const shown = everythingShown(`database:\n  ${fault.replace('SECRET', plain)}\n`, {});
        expect(shown).toContain('is refused');
        expect(shown).not.toMatch(secretText);
      }),
    );
  });
});
