import { describe, expect, it } from 'vitest';
import { rxtrade, temporaryFolder } from './command-line.fixture.ts';
import { exitCodeOf } from './exit-codes.ts';

describe('help', () => {
  it.each([
    [['--help']],
    [['run', '--help']],
    [['backtest', 'run', '--help']],
    [['replay', '--help']],
    [['explain', '--help']],
  ])('given %j, then usage and examples go to standard output, and it is done', async (args) => {
    const { stdout, stderr, code } = await rxtrade('/', args);
    expect(stdout).toContain(`Usage: rxtrade ${args.slice(0, -1).join(' ')}`.trimEnd());
    expect(stdout).toMatch(/Examples?:/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it.each([
    [['init', '--help']],
    [['config', 'validate', '--help']],
    [['data', 'check', '--help']],
    [['strategy', 'new', '--help']],
  ])('given %j, then its usage goes to standard output', async (args) => {
    const { stdout, code } = await rxtrade('/', args);
    expect(stdout).toContain(`Usage: rxtrade ${args.slice(0, -1).join(' ')}`);
    expect(code).toBe(0);
  });

  it('given --version, then the package’s version is all there is', async () => {
    const { stdout, code } = await rxtrade('/', ['--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    expect(code).toBe(0);
  });
});

describe('wrong usage', () => {
  it.each([
    [['nonsense'], "unknown command 'nonsense'", 'rxtrade --help'],
    [['backtest', 'nonsense'], "unknown command 'nonsense'", 'rxtrade backtest --help'],
    [['run', '--nonsense'], "unknown option '--nonsense'", 'rxtrade run --help'],
    [['run', '--data'], 'argument missing', 'rxtrade run --help'],
    [['run', 'too', 'many'], 'too many arguments', 'rxtrade run --help'],
    [['backtest', 'run'], "missing required argument 'strategy'", 'rxtrade backtest run --help'],
    [['explain'], "missing required argument 'run'", 'rxtrade explain --help'],
    [['replay'], "missing required argument 'file'", 'rxtrade replay --help'],
  ])('given %j, then it says what and the way out, with 2', async (args, what, wayOut) => {
    const { stdout, stderr, code } = await rxtrade('/', args);
    expect(stderr).toMatch(/^error E909: /);
    expect(stderr).toContain(what);
    expect(stderr).toContain(`way out: ${wayOut}`);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it.each([[[]], [['backtest']]])(
    'given %j, which names no command, then help goes to standard error, with 2',
    async (args) => {
      const { stdout, stderr, code } = await rxtrade('/', args);
      expect(stderr).toContain('Usage: rxtrade');
      expect(stdout).toBe('');
      expect(code).toBe(2);
    },
  );

  it('given a slip of the keyboard, then the command it is near is named', async () => {
    const { stderr } = await rxtrade('/', ['replai', 'x']);
    expect(stderr).toContain('replay');
  });
});

describe('errors', () => {
  it('given an error, then its code, what was wrong and the way out are told', async () => {
    const { stdout, stderr, code } = await rxtrade(temporaryFolder(), ['explain', 'nothing']);
    expect(stderr).toMatch(/^error E905: there is no run "nothing".*\n {2}way out: .+\.\n$/);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  });

  it('given --json and an error, then standard output is one document that tells it', async () => {
    const { stdout, code } = await rxtrade(temporaryFolder(), ['run', '--seed', 'x', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'E903' } });
    expect(code).toBe(2);
  });

  it('given something that nobody expected, then it has a code, a place and a way out too', async () => {
    const broken = {
      now: (): number => {
        throw new TypeError('the clock fell from the wall');
      },
    };
    const { stderr, code } = await rxtrade('/', ['run'], { clock: broken as never });
    expect(stderr).toMatch(/^error E908: .*TypeError: the clock fell from the wall \(at .+\)\n {2}way out: Report it/);
    expect(code).toBe(1);
  });

  it.each([
    ['E003', 3],
    ['E903', 2],
    ['E071', 4],
    ['E107', 1],
    ['ACME7', 1],
  ])('given %s, then the process ends with %i', (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});
