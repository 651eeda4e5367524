import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../../../../../scripts/testing/machine.ts';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addConfigCommand } from './add-config-command.ts';

const example = readFileSync(`${repositoryFolder}config/config.example.yml`, 'utf8');
const envExample = readFileSync(`${repositoryFolder}.env.example`, 'utf8');

/** `rxtrade config validate` in a folder with these files. */
function validate(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  return runCommand(addConfigCommand, ['config', 'validate', ...args], { cwd: folderWith(files), env });
}

describe('rxtrade config validate', () => {
  it('given what ships, copied as the documentation says, then it is valid, and says what is not used yet', async () => {
    const end = await validate({ 'config/config.yml': example, '.env': envExample });
    expect(end).toMatchObject({ exit: 0, stderr: '', error: undefined });
    expect(end.stdout.replaceAll(/\d+:1 /g, 'L:1 ')).toBe(
      [
        'config/config.yml is valid',
        '  environment   development',
        '  variables     from the environment, then .env',
        '  strategy      momentum_strategy',
        '  pairs         BTCUSDT, ETHUSDT, SOLUSDT',
        '  account       10000 USDT, simulated',
        'notes',
        '  L:1 exchanges is not used yet; BYBIT_TESTNET_API_KEY, BYBIT_TESTNET_API_SECRET are not set',
        '  L:1 database is not used yet; DB_PASSWORD is not set',
        '  L:1 monitoring is not used yet; EMAIL_USERNAME, EMAIL_PASSWORD, DISCORD_WEBHOOK are not set',
        '  L:1 api is not used yet',
        '',
      ].join('\n'),
    );
  });

  it('given another environment, then that one is checked', async () => {
    const env = { BYBIT_TESTNET_API_KEY: 'k', BYBIT_TESTNET_API_SECRET: 's' };
    const { stdout, exit } = await validate(
      { 'config/config.example.yml': example },
      ['--environment', 'production'],
      env,
    );
    expect(exit).toBe(0);
    expect(stdout).toContain('config/config.example.yml is valid');
    expect(stdout).toContain('environment   production (from --environment)');
    expect(stdout).toContain('exchanges.bybit.testnet is true in production');
    expect(stdout).toContain('there is no .env file');
  });

  it('given an environment that is none, then it is E903', async () => {
    const { error, exit } = await validate({ 'config/config.yml': example }, ['--environment', 'prod']);
    expect(error).toBe('E903 --environment is "prod"; it must be development, testing, production');
    expect(exit).toBeUndefined();
  });

  it('given --verbose, then all values in effect are shown, without secrets and without the environment', async () => {
    const env = { BYBIT_TESTNET_API_KEY: 'hush1', BYBIT_TESTNET_API_SECRET: 'hush2', PAIR: 'BTCUSDT' };
    const text = example
      .replace(`password: \${DB_PASSWORD}`, 'password: hush3')
      .replace('- BTCUSDT', `- \${PAIR}`)
      .replace(`\${DISCORD_WEBHOOK}`, 'https://hush4')
      .replace(`\${EMAIL_USERNAME}`, `"\${EMAIL_USERNAME:-hush5}"`)
      .replace(`\${EMAIL_PASSWORD}`, 'hush6');
    const { stdout, exit } = await validate({ 'config/config.yml': text }, ['--verbose'], env);
    expect(exit).toBe(0);
    expect(stdout).not.toContain('hush');
    expect(stdout).toContain('api_key: "*** (from BYBIT_TESTNET_API_KEY)"');
    expect(stdout).toContain('  password: "***"');
    expect(stdout).toContain('  pairs         *** (from PAIR), ETHUSDT, SOLUSDT');
    expect(stdout).toContain('      - "*** (from PAIR)"'.trim());
    expect(stdout).toContain('username: "*** (from EMAIL_USERNAME)"');
    expect(stdout).toContain('  max_portfolio_risk: 0.02');
    expect(stdout).toContain('  pool_timeout: 30');
  });

  it('given many problems, then all are told at once as E003', async () => {
    const { error, stdout } = await validate({
      'config/config.yml': 'trading:\n  default_strategy: momentum_stratgy\n  trading_pairs: []\nrisks: {}\n',
    });
    expect(stdout).toBe('');
    expect(error).toBe(
      [
        'E003 config/config.yml is refused, 3 problems:',
        '  2:21 trading.default_strategy is no strategy; did you mean momentum_strategy?',
        '  3:18 trading.trading_pairs must name at least one pair',
        '  4:1 risks is not a known key; did you mean risk?',
      ].join('\n'),
    );
  });

  it('given --config, then that file is read, and no other', async () => {
    const files = { 'config/config.yml': example, 'mine.yml': 'trading:\n  trading_pairs: [ADAUSDT]\n' };
    expect((await validate(files, ['--config', 'mine.yml'])).stdout).toContain('mine.yml is valid');
    expect((await validate(files, ['-c', 'none.yml'])).error).toContain('E003 none.yml does not exist');
  });
});

describe('rxtrade config validate --json', () => {
  it('given a valid configuration, then there is one document', async () => {
    const { stdout, exit, stderr } = await validate({ 'config/config.yml': example }, ['--json']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      isValid: true,
      file: 'config/config.yml',
      environment: 'development',
      notUsedYet: ['exchanges', 'database', 'monitoring', 'api'],
    });
    expect(document.notes[1]).toEqual({
      kind: 'not-used-yet',
      path: 'database',
      line: 1 + example.split('\n').indexOf('database:'),
      column: 1,
      message: 'is not used yet; DB_PASSWORD is not set',
    });
    expect(document).not.toHaveProperty('config');
  });

  it('given --verbose too, then the values in effect are in it, masked', async () => {
    const env = { BYBIT_TESTNET_API_KEY: 'hush', BYBIT_TESTNET_API_SECRET: 'hush', DB_PASSWORD: 'hush' };
    const { stdout } = await validate({ 'config/config.yml': example }, ['--json', '--verbose'], env);
    expect(stdout).not.toContain('hush');
    expect(JSON.parse(stdout).config).toMatchObject({
      environment: 'development',
      database: { password: '*** (from DB_PASSWORD)', pool_size: 10 },
    });
  });

  it('given a refused one, then the document lists the problems, and the exit code is 3', async () => {
    const { stdout, exit, error } = await validate({ 'config/config.yml': 'trading:\n  trading_pairs: [X]\n' }, [
      '--json',
    ]);
    expect({ exit, error }).toEqual({ exit: 3, error: undefined });
    expect(JSON.parse(stdout)).toEqual({
      isValid: false,
      file: 'config/config.yml',
      problems: [
        {
          path: 'trading.trading_pairs[0]',
          line: 2,
          column: 19,
          message: 'must be a pair such as BTCUSDT or BTC/USDT, not "X"',
        },
      ],
      error: { code: 'E003', message: expect.stringContaining('is refused, 1 problem:') },
    });
  });

  it('given no file, then that is a document as well', async () => {
    const { stdout, exit } = await validate({}, ['--json']);
    expect(exit).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ isValid: false, problems: [{ line: 0, path: '' }] });
  });

  it('given a wrong option beside it, then it stays an error of usage', async () => {
    expect((await validate({ 'config/config.yml': example }, ['--json', '--environment', 'x'])).error).toContain(
      'E903',
    );
  });
});
