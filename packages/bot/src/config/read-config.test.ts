import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { repositoryFolder } from '../../../../scripts/testing/machine.ts';
import { problemsOf, read, smallest } from './read-config.fixture.ts';
import { readConfig } from './read-config.ts';
import { paperSections } from './schema.ts';

const example = readFileSync(`${repositoryFolder}config/config.example.yml`, 'utf8');

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
