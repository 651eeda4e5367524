import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';
import { documentOf } from './run-results.fixture.ts';

const small = ['--bars', '1500'];

describe('configuration', () => {
  const trading = 'trading:\n  base_currency: USDT\n  trading_pairs: [SOLUSDT]\n  max_positions: 2\n';

  it('given config/config.yml, then it is used, and said', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'config'));
    fileIn(cwd, 'config/config.yml', `${trading}paper:\n  cash: "123.45"\nrisk:\n  max_position_size: 0.5\n`);
    const { stderr, code } = await rxtrade(cwd, ['run', ...small, '--out', 'x']);
    expect(code).toBe(0);
    expect(stderr).toContain('configuration: config/config.yml');
    expect(documentOf(join(cwd, 'x'))).toMatchObject({
      spec: { instruments: [{ id: 'SOLUSDT' }], cash: '123.45', risk: { maxPositions: 2, maxPositionSize: 0.5 } },
    });
  });

  it.each([
    ['an unknown key', `${trading}  max_postions: 3\n`, 'max_postions'],
    ['a missing variable', `trading:\n  base_currency: \${NOT_SET}\n  trading_pairs: [BTCUSDT]\n`, 'NOT_SET'],
    ['a wrong type', `${trading}risk:\n  stop_loss_percent: two\n`, 'stop_loss_percent'],
    ['a strategy that is none', `${trading}  default_strategy: luck\n`, 'default_strategy'],
    ['no YAML', 'trading: [', 'own.yml'],
  ])('given %s, then E003 names it, with 3, and nothing is written', async (_, text, named) => {
    const cwd = temporaryFolder();
    const { stderr, code } = await rxtrade(cwd, ['run', '--config', fileIn(cwd, 'own.yml', text)]);
    expect(stderr).toContain('error E003: ');
    expect(stderr).toContain(named);
    expect(code).toBe(3);
    expect(readdirSync(cwd)).toEqual(['own.yml']);
  });

  it('given a file that is not there, then E003, with 3', async () => {
    const { stderr, code } = await rxtrade(temporaryFolder(), ['run', '--config', 'gone.yml']);
    expect(stderr).toContain('error E003: gone.yml does not exist');
    expect(code).toBe(3);
  });
});

describe('bad options', () => {
  it.each([
    [['--strategy', 'luck'], 'E901', 2],
    [['--strategy', './gone.ts'], 'E902', 1],
    [['--param', 'lookback=many', '--param', 'luck=1'], 'E050', 2],
    [['--param', 'lookback'], 'E903', 2],
    [['--environment', 'moon'], 'E903', 2],
    [['--instrument', 'LUCK'], 'E405', 2],
    [['--cash', '99999999999999999999999999999999999'], 'E010', 1],
    [['--cash', '0.00000000000000000000000000001'], 'E014', 1],
  ])('given %j, then %s, and nothing is written', async (args, error, code) => {
    const cwd = temporaryFolder();
    fileIn(cwd, 'own.yml', 'trading:\n  trading_pairs: [BTCUSDT]\n');
    const ended = await rxtrade(cwd, ['run', ...small, '--config', 'own.yml', ...args]);
    expect(ended.stderr).toContain(`error ${error}: `);
    expect(ended.code).toBe(code);
    expect(readdirSync(cwd)).toEqual(['own.yml']);
  });

  it('given an output folder that is there, then E906 before anything runs, and it is as it was', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'mine'));
    const { stderr, code } = await rxtrade(cwd, ['run', '--out', 'mine']);
    expect(stderr).toMatch(/^error E906: /);
    expect(code).toBe(1);
    expect(readdirSync(join(cwd, 'mine'))).toEqual([]);
  });
});
