import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../../scripts/testing/machine.ts';
import { problemsOf, read, smallest } from './read-config.fixture.ts';

const _example = readFileSync(`${repositoryFolder}config/config.example.yml`, 'utf8');

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
