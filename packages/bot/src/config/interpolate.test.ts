import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../../scripts/testing/machine.ts';
import { problemsOf, read, smallest } from './read-config.fixture.ts';
import { readConfig } from './read-config.ts';

const _example = readFileSync(`${repositoryFolder}config/config.example.yml`, 'utf8');

describe('variables of the environment', () => {
  it('given numbers and truth as text, then they are read as what the key needs', () => {
    const text = `${smallest}risk:\n  stop_loss_percent: \${STOP}\nexchanges:\n  bybit: { api_key: "\${KEY}", api_secret: '\${KEY}', testnet: "\${TEST}" }\n`;
    const { config } = read(text, { env: { STOP: '0.03', KEY: '12345', TEST: 'false' }, environment: 'production' });
    expect(config.risk.stop_loss_percent).toBe(0.03);
    expect(config.exchanges['bybit'], 'a key of digits stays text').toEqual({
      api_key: '12345',
      api_secret: '12345',
      testnet: false,
      rate_limit: 100,
    });
  });

  it('given values that look like YAML, then they stay what they are', () => {
    const password = `a: b # c\n- "d" \${HOME} $$ 'e' {f}`;
    const { config } = read(`${smallest}database:\n  password: \${P}\n`, { env: { P: password } });
    expect(config.database.password).toBe(password);
  });

  it('given a default, then it stands in for a variable that is not set or empty', () => {
    const text = `${smallest}api:\n  host: \${HOST:-0.0.0.0}\n  port: \${PORT:-9000}\n`;
    expect(read(text, { env: { HOST: '' } }).config.api).toMatchObject({ host: '0.0.0.0', port: 9000 });
    expect(read(text, { env: { HOST: 'here', PORT: '80' } }).config.api).toMatchObject({ host: 'here', port: 80 });
  });

  it('given a variable within text, and a doubled dollar sign, then both are put in', () => {
    const text = `${smallest}database:\n  host: db-\${NAME}.local\n  password: $$\{NAME}$5\n`;
    expect(read(text, { env: { NAME: 'x' } }).config.database).toMatchObject({
      host: 'db-x.local',
      password: `\${NAME}$5`,
    });
  });

  it('given a variable that is not set in a section in use, then it is refused, set to nothing or not at all', () => {
    const text = `${smallest}risk:\n  stop_loss_percent: \${STOP}\n`;
    const problem =
      '4:22 risk.stop_loss_percent needs the environment variable STOP, which is not set; set it, or write it into .env';
    expect(problemsOf(text)).toEqual([problem]);
    expect(problemsOf(text, { env: { STOP: '' } })).toEqual([problem]);
  });

  it('given one that is not set in a section nobody uses, then the section is left out, and a note says so', () => {
    const { config, notes } = read(`${smallest}database:\n  host: db\n  password: \${DB_PASSWORD}\n`);
    expect(config).not.toHaveProperty('database');
    expect(notes).toEqual([
      {
        kind: 'not-used-yet',
        line: 3,
        column: 1,
        path: 'database',
        message: 'is not used yet; DB_PASSWORD is not set',
      },
    ]);
  });

  it('given one that is not set in a section of another command, then that section is left out', () => {
    const text = `risk: {}\ntrading:\n  trading_pairs: [BTCUSDT]\n  default_strategy: \${S}\n  base_currency: \${S}\${T}\n`;
    const { config, notes } = readConfig({ text, file: 'x', env: {}, uses: ['risk'] });
    expect(config.trading).toBeUndefined();
    expect(notes).toEqual([
      {
        kind: 'variable-not-set',
        line: 2,
        column: 1,
        path: 'trading',
        message: 'is left out, because S, T are not set',
      },
    ]);
  });

  it('given one that is not set in a section nobody uses, then the rest of the section is checked all the same', () => {
    expect(problemsOf(`${smallest}database:\n  pasword: x\n  password: \${DB_PASSWORD}\n  port: 70000\n`)).toEqual([
      '4:3 database.pasword is not a known key; did you mean password?',
      '6:9 database.port must be a whole number from 1 to 65535',
    ]);
  });

  it.each([`\${`, `\${}`, `\${1A}`, `\${A-B}`, `\${A:-\${B}}`, `\${A B}`, `x \${A`])(
    'given %s, then it is refused, with how a variable is written',
    (text) => {
      expect(problemsOf(`${smallest}database:\n  password: '${text}'\n`, { env: { A: 'a', B: 'b' } })).toEqual([
        `4:13 database.password has a "\${" that begins no variable; write \${NAME} or \${NAME:-default}, and $$ for a dollar sign`,
      ]);
    },
  );

  it('given names that every object has, then they are not taken for variables that are set', () => {
    expect(problemsOf(`${smallest}environment: \${constructor}\n`)).toEqual([
      '3:14 environment needs the environment variable constructor, which is not set; set it, or write it into .env',
    ]);
  });
});
