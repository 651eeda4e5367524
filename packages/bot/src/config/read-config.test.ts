import { readFileSync } from 'node:fs';
import { isRxtradeError } from '@rxtrade/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { repositoryFolder } from '../../../../scripts/testing/machine.ts';
import type { ConfigProblem } from './problem.ts';
import { type ReadConfigOptions, readConfig } from './read-config.ts';
import { paperSections, type Section } from './schema.ts';

const example = readFileSync(`${repositoryFolder}config/config.example.yml`, 'utf8');
const smallest = 'trading:\n  trading_pairs: [BTCUSDT]\n';

/** Reads it as paper trading does, unless told otherwise. */
function read(text: string, options: Partial<ReadConfigOptions<Section>> = {}) {
  return readConfig({ text, file: 'config.yml', env: {}, uses: paperSections, ...options });
}

/** The problems of a configuration that must be refused, as `path message` by their place. */
function problemsOf(text: string, options: Partial<ReadConfigOptions<Section>> = {}): readonly string[] {
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

describe('a configuration that is accepted', () => {
  it('given the example that ships and no environment, then it is read, and says what is not used yet', () => {
    const { config, notes } = readConfig({ text: example, file: 'x', env: {}, uses: paperSections });
    expect(config.environment).toBe('development');
    expect(config.trading).toEqual({
      default_strategy: 'momentum_strategy',
      max_positions: 10,
      base_currency: 'USDT',
      trading_pairs: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'],
    });
    expect(config.risk).toEqual({
      max_portfolio_risk: 0.02,
      max_position_size: 0.05,
      stop_loss_percent: 0.02,
      take_profit_percent: 0.04,
    });
    expect(config.paper).toEqual({ cash: '10000', fee_rate: '0.001', slippage_bps: 2, spread_bps: 2, latency_ms: 100 });
    expect(notes.filter(({ kind }) => kind === 'not-used-yet').map(({ path }) => path)).toEqual([
      'exchanges',
      'database',
      'monitoring',
      'api',
    ]);
    expect(config.api?.rate_limits).toEqual({ default: '100/hour', authenticated: '1000/hour' });
    expect(config.database, 'its password is not set').toBeUndefined();
    expectTypeOf(config.trading).not.toBeUndefined();
  });

  it('given the example with every variable set and every section in use, then all of it is there', () => {
    const names = [...example.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => name !== 'NAME');
    const env = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    const uses = ['environment', 'exchanges', 'trading', 'risk', 'paper', 'database', 'monitoring', 'api'] as const;
    const { config, notes } = readConfig({ text: example, file: 'x', env, uses });
    expect(names).toHaveLength(6);
    expect(notes).toEqual([]);
    expect(config.exchanges['bybit']).toEqual({
      api_key: 'value of BYBIT_TESTNET_API_KEY',
      api_secret: 'value of BYBIT_TESTNET_API_SECRET',
      testnet: true,
      rate_limit: 100,
    });
    expect(config.database.password).toBe('value of DB_PASSWORD');
    expect(config.monitoring.alert_channels?.discord?.webhook_url).toBe('value of DISCORD_WEBHOOK');
  });

  it('given only pairs, then everything else has its documented default', () => {
    expect(read(smallest).config).toEqual({
      environment: 'development',
      trading: {
        default_strategy: 'momentum_strategy',
        max_positions: 10,
        base_currency: 'USDT',
        trading_pairs: ['BTCUSDT'],
      },
      risk: { max_portfolio_risk: 0.02, max_position_size: 0.05, stop_loss_percent: 0.02, take_profit_percent: 0.04 },
      paper: { cash: '10000', fee_rate: '0.001', slippage_bps: 2, spread_bps: 2, latency_ms: 100 },
    });
  });

  it('given choices of the simulated venue, then they are read, and others named with those there are', () => {
    const paper = 'slippage_model: impact\n  fills: touch\n  volume_share: 0.1\n  leverage: "3"\n  reject_rate: 0.01';
    expect(read(`${smallest}paper:\n  ${paper}\n  funding_price: mark-or-last\n`).config.paper).toMatchObject({
      ...{ slippage_model: 'impact', fills: 'touch', volume_share: 0.1, leverage: 3, reject_rate: 0.01 },
      funding_price: 'mark-or-last',
    });
    expect(() => read(`${smallest}paper:\n  fills: lucky\n`)).toThrow(/paper\.fills.*careful, touch, path/s);
  });

  it('given sections without any content, then they have their defaults', () => {
    expect(read(`${smallest}risk:\napi:\n  cors_origins:\npaper:\n`).config).toMatchObject({
      risk: { max_portfolio_risk: 0.02 },
      paper: { cash: '10000' },
      api: { host: '127.0.0.1', port: 8000, cors_origins: [] },
    });
  });

  it('given an environment in place of the one in the file, then that one counts', () => {
    expect(read(`environment: testing\n${smallest}`, { environment: 'production' }).config.environment).toBe(
      'production',
    );
  });

  it('given Windows line ends and a byte order mark, then they change nothing', () => {
    expect(read(`\ufeff${smallest.replaceAll('\n', '\r\n')}`).config).toEqual(read(smallest).config);
  });

  it.each([
    ['10000', '10000'],
    ['0.5', '0.5'],
    ['"123456789012345678901.000000001"', '123456789012345678901.000000001'],
    ['123456789012345', '123456789012345'],
  ])('given an amount of %s, then it is %s to the digit', (written, cash) => {
    expect(read(`${smallest}paper:\n  cash: ${written}\n`).config.paper.cash).toBe(cash);
  });

  it('given a fast command that uses one section, then the others need not be there', () => {
    expect(readConfig({ text: 'risk: {}', file: 'x', env: {}, uses: ['risk'] }).config.trading).toBeUndefined();
  });
});

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

describe('a configuration that is refused', () => {
  it('given many problems of all kinds, then all are told at once, in the order of the file', () => {
    const text = [
      'environment: prod',
      'trading:',
      '  default_stategy: sma-cross',
      '  max_positions: ten',
      '  base_currency: usdt',
      '  trading_pairs: [BTCUSDT, BTC, BTCUSDT]',
      'risk:',
      '  stop_loss_percent: 2',
      `  take_profit_percent: \${TAKE}`,
      '  max_position: 0.1',
      'paper:',
      '  cash: -5',
      '  max_positions: 3',
      'datbase: {}',
      'nonsense: 1',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      '1:14 environment must be development, testing or production, not "prod"',
      '3:3 trading.default_stategy is not a known key; did you mean default_strategy?',
      '4:18 trading.max_positions must be a whole number from 1 to 1000, not "ten"',
      '5:18 trading.base_currency must be a currency in capitals, such as USDT, not "usdt"',
      '6:18 trading.trading_pairs must name each pair once',
      '6:28 trading.trading_pairs[1] must be a pair such as BTCUSDT or BTC/USDT, not "BTC"',
      '8:22 risk.stop_loss_percent must be a share above 0 and at most 1 (0.02 is 2%), not 2',
      '9:24 risk.take_profit_percent needs the environment variable TAKE, which is not set; set it, or write it into .env',
      '10:3 risk.max_position is not a known key; did you mean max_position_size?',
      '12:9 paper.cash must be an amount above zero, such as "10000", not -5',
      '13:3 paper.max_positions is not a known key here; it belongs to "trading"',
      '14:1 datbase is not a known key; did you mean database?',
      '15:1 nonsense is not a known key; known sections are environment, exchanges, trading, risk, paper, database, monitoring, api',
    ]);
  });

  it.each([
    ['camelCase', 'trading:\n  tradingPairs: [BTCUSDT]\n  trading_pairs: [BTCUSDT]', 'did you mean trading_pairs?'],
    ['a swap of letters', 'rsik: {}', 'did you mean risk?'],
    ['a key with null', 'rsik:', 'did you mean risk?'],
    ['a key deep inside', 'monitoring:\n  alert_channels:\n    emial: {}', 'did you mean email?'],
    ['a key of an exchange', 'exchanges:\n  bybit: { apikey: x, api_key: a, api_secret: b }', 'did you mean api_key?'],
    ['__proto__', '__proto__: { a: 1 }', 'known sections are'],
    ['constructor', 'constructor: 1', 'known sections are'],
    ['a number', '1: x', 'known sections are'],
  ])('given an unknown key (%s), then it is named with the way out', (_, text, wayOut) => {
    const problems = problemsOf(`${text.startsWith('trading') ? '' : smallest}${text}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('is not a known key');
    expect(problems[0]).toContain(wayOut);
  });

  it.each([
    ['no trading section', 'risk: {}', '1:1 trading is missing; write this section, as config.example.yml does'],
    ['an empty one', 'risk: {}\ntrading:', '2:1 trading is missing; write this section, as config.example.yml does'],
    ['no pairs', 'trading: {}', '1:1 trading.trading_pairs is missing; it must be a list of pairs such as BTCUSDT'],
    [
      'pairs that are null',
      'trading:\n  trading_pairs:',
      '2:3 trading.trading_pairs is missing; it must be a list of pairs such as BTCUSDT',
    ],
    ['an empty list', 'trading: { trading_pairs: [] }', '1:27 trading.trading_pairs must name at least one pair'],
    ['a pair twice', 'trading: { trading_pairs: [A/B, A/B] }', '1:27 trading.trading_pairs must name each pair once'],
    [
      'one pair and no list',
      'trading: { trading_pairs: BTCUSDT }',
      '1:27 trading.trading_pairs must be a list of pairs such as BTCUSDT, not "BTCUSDT"',
    ],
    [
      'a hole in the list',
      'trading: { trading_pairs: [BTCUSDT, ~] }',
      '1:37 trading.trading_pairs[1] is missing; it must be a pair such as BTCUSDT or BTC/USDT',
    ],
    [
      'a pair that is a number',
      'trading: { trading_pairs: [1] }',
      '1:28 trading.trading_pairs[0] must be a pair such as BTCUSDT or BTC/USDT, not 1',
    ],
    [
      'keys in place of text',
      'trading: { trading_pairs: [{a: 1}] }',
      '1:28 trading.trading_pairs[0] must be a pair such as BTCUSDT or BTC/USDT, not keys of its own',
    ],
  ])('given %s, then it is refused at its place', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    ['trading.max_positions', '0', 'must be a whole number from 1 to 1000, not 0'],
    ['trading.max_positions', '2.5', 'must be a whole number from 1 to 1000, not 2.5'],
    ['trading.max_positions', '.inf', 'must be a whole number from 1 to 1000, not Infinity'],
    ['trading.max_positions', '"0x10"', 'must be a whole number from 1 to 1000, not "0x10"'],
    ['trading.max_positions', 'true', 'must be a whole number from 1 to 1000, not true'],
    ['trading.default_strategy', '5', 'must be the name of a strategy or a strategy file, not 5'],
    ['trading.default_strategy', '""', 'must be the name of a strategy or a strategy file, not ""'],
    ['trading.base_currency', '"US DOLLAR"', 'must be a currency in capitals, such as USDT, not "US DOLLAR"'],
    ['risk.max_portfolio_risk', '0', 'must be a share above 0 and at most 1 (0.02 is 2%), not 0'],
    ['risk.max_portfolio_risk', '-0.1', 'must be a share above 0 and at most 1 (0.02 is 2%), not -0.1'],
    ['risk.max_portfolio_risk', '.nan', 'must be a share above 0 and at most 1 (0.02 is 2%), not NaN'],
    ['risk.max_position_size', '5%', 'must be a share above 0 and at most 1 (0.02 is 2%), not "5%"'],
    ['risk.take_profit_percent', '4', 'must be a share above 0 and at most 1 (0.02 is 2%), not 4'],
    ['risk.stop_loss_percent', '[0.02]', 'must be a share above 0 and at most 1 (0.02 is 2%)'],
    ['paper.cash', '0', 'must be an amount above zero, such as "10000", not 0'],
    ['paper.cash', '"1,000"', 'must be an amount above zero, such as "10000", not "1,000"'],
    ['paper.cash', '12345678901234567', 'must be an amount above zero, such as "10000"; so many digits need quotes'],
    ['paper.cash', '1e30', 'must be an amount above zero, such as "10000"; so many digits need quotes'],
    ['paper.cash', `"1${'0'.repeat(40)}"`, 'must be an amount above zero, such as "10000", not "1'],
    ['paper.fee_rate', '0.1', 'must be a rate from 0 to 0.05, such as "0.001" for 0.1%, not 0.1'],
    ['paper.fee_rate', '"-0.001"', 'must be a rate from 0 to 0.05, such as "0.001" for 0.1%, not "-0.001"'],
    ['paper.latency_ms', '-1', 'must be a number from 0 to 3600000, not -1'],
    ['api.port', '65536', 'must be a whole number from 1 to 65535, not 65536'],
    ['api.rate_limits.default', '100', 'must be a limit such as 100/hour, not 100'],
    [
      'api.rate_limits.default',
      '100/week',
      'must be a limit such as 100/hour (second, minute, hour or day), not "100/week"',
    ],
    [
      'api.cors_origins',
      '["http://a/b"]',
      'must be an origin such as http://localhost:3000, without a path, not "http://a/b"',
    ],
    ['monitoring.alert_channels.email.enabled', 'maybe', 'must be true or false'],
    ['exchanges.bybit', '{ api_key: a }', 'is missing; it must be the secret of the exchange account'],
    [
      'exchanges.Bybit',
      '{ api_key: a, api_secret: b }',
      'must be the name of an exchange in small letters, such as bybit',
    ],
    ['exchanges', '[bybit]', 'must hold keys of its own'],
    ['risk', 'safe', 'must hold keys of its own, not "safe"'],
    ['monitoring.alert_channels', '5', 'must hold keys of its own'],
  ])('given %s: %s, then it is refused', (path, value, message) => {
    const keys = path.split('.');
    const section = keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n');
    const pairs = keys[0] === 'trading' ? '\n  trading_pairs: [BTCUSDT]' : `\n${smallest}`;
    const problems = problemsOf(`${section} ${value}${pairs}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(path);
    expect(problems[0]).toContain(message);
  });

  it('given a strategy that is not there, then the closest name is offered', () => {
    const text = 'trading:\n  default_strategy: momentum\n  trading_pairs: [BTCUSDT]\n';
    const strategies = ['momentum_strategy', 'sma-cross'];
    expect(problemsOf(text, { strategies })).toEqual([
      '2:21 trading.default_strategy is no strategy; there are momentum_strategy, sma-cross, and .ts or .js files',
    ]);
    expect(problemsOf(text.replace('momentum', 'sma_croos'), { strategies })).toEqual([
      '2:21 trading.default_strategy is no strategy; did you mean sma-cross?',
    ]);
    expect(() => read(text.replace('momentum', './mine.ts'), { strategies })).not.toThrow();
    expect(() => read(text), 'nothing is known of strategies').not.toThrow();
  });
});

describe('a file that is not YAML, or no configuration', () => {
  it.each([
    ['an open quote', 'trading: "x', 'lacks a closing quote'],
    ['an open bracket', 'trading: { trading_pairs: [A/B', 'a bracket before it is not closed'],
    ['a tab', 'trading:\n\ttrading_pairs: [A/B]', '2:'],
    ['two keys in a line', 'a: b: c', 'has two "key: value" in one line'],
    ['text between keys', 'a: 1\nhello\nb: 2', '2:1'],
    ['a tag', `${smallest}environment: !env X`, 'has a tag'],
    ['two documents', `${smallest}---\n${smallest}`, 'holds a second document'],
  ])('given %s, then that is all it says, with its place', (_, text, message) => {
    const problems = problemsOf(text);
    expect(problems.join('\n')).toContain(message);
    for (const problem of problems) expect(problem).toMatch(/^\d+:\d+ {2}\S/);
  });

  it('given a key twice, then that is told together with everything else', () => {
    expect(problemsOf(`${smallest}risk:\n  stop_loss_percent: 5\n  stop_loss_percent: 6\nfoo: 1\n`)).toEqual([
      '5:3  has the same key a second time; keep one of them',
      '5:22 risk.stop_loss_percent must be a share above 0 and at most 1 (0.02 is 2%), not 6',
      '6:1 foo is not a known key; known sections are environment, exchanges, trading, risk, paper, database, monitoring, api',
    ]);
  });

  it('given an alias, then the value is to be written out', () => {
    expect(problemsOf(`${smallest}database:\n  user: &a x\n  password: *a\n`)).toEqual([
      '5:13 database.password is an alias, which is not supported here; write the value out',
    ]);
  });

  it.each([
    ['nothing', '', '1:1  is empty; write its sections'],
    ['only comments', '# x\n', '1:1  is empty; write its sections'],
    ['a word', 'hello', '1:1  must be sections such as "trading:"'],
    ['a list', '- a\n- b', '1:1  must be sections such as "trading:"'],
  ])('given %s, then it is refused', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe('test networks and environments', () => {
  const exchange = (testnet: boolean) =>
    `${smallest}exchanges:\n  bybit:\n    api_key: \${K}\n    api_secret: \${K}\n    testnet: ${String(testnet)}\n`;

  it.each([
    ['production', true, 'is true in production; set it to false, or choose another environment'],
    [
      'development',
      false,
      'is false outside production, which means real money; set it to true, or choose the production environment',
    ],
  ] as const)(
    'given %s and testnet %s, then it is noted, and refused where exchanges are used',
    (environment, testnet, message) => {
      const { notes } = read(exchange(testnet), { environment });
      expect(notes.filter(({ kind }) => kind === 'testnet-mismatch')).toEqual([
        { kind: 'testnet-mismatch', line: 7, column: 14, path: 'exchanges.bybit.testnet', message },
      ]);
      expect(
        problemsOf(exchange(testnet), { environment, env: { K: 'k' }, uses: [...paperSections, 'exchanges'] }),
      ).toEqual([`7:14 exchanges.bybit.testnet ${message}`]);
    },
  );

  it.each([
    ['production', false],
    ['testing', true],
  ] as const)('given %s and testnet %s, then they fit', (environment, testnet) => {
    const { notes } = read(exchange(testnet), { environment, env: { K: 'k' }, uses: [...paperSections, 'exchanges'] });
    expect(notes).toEqual([]);
  });

  it('given a secret in the file itself, then a note says where it belongs', () => {
    const { notes } = read(`${smallest}database:\n  password: hunter2\n`);
    expect(notes.at(-1)).toMatchObject({ kind: 'secret-in-file', path: 'database.password', line: 4 });
    expect(JSON.stringify(notes)).not.toContain('hunter2');
  });
});
