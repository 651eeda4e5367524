import { describe, expect, it } from 'vitest';
import { differencesOf, goldenTax, goldenTaxFile, goldenTaxNames } from '../../../../../scripts/testing/golden-tax.ts';
import { needs } from '../../../../../scripts/testing/needs.ts';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addTaxCommand } from './add-tax-command.ts';

const transactions = [
  { id: 'b1', time: '2024-01-10T12:00:00Z', type: 'buy', asset: 'BTC', quantity: '1', price: '40000', currency: 'USD' },
  {
    id: 's1',
    time: '2025-03-03T12:00:00Z',
    type: 'sell',
    asset: 'BTC',
    quantity: '0.5',
    price: '90000',
    currency: 'USD',
  },
];

function compute(file: unknown, args: readonly string[]) {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  return runCommand(addTaxCommand, ['tax', 'compute', 'in.json', ...args], { cwd: folderWith({ 'in.json': text }) });
}

describe('rxtrade tax compute', () => {
  it('given transactions and a jurisdiction, then the year, what is held and the reason are told', async () => {
    const { stdout, stderr, exit, error } = await compute(transactions, ['--jurisdiction', 'US']);
    expect({ stderr, exit, error }).toEqual({ stderr: '', exit: 0, error: undefined });
    expect(stdout).toContain('US, FIFO, us-transition basis, in USD');
    expect(stdout).toContain('Tax year 2025');
    expect(stdout).toMatch(/longTerm gain +25000/);
    expect(stdout).toContain('lot "b1" of 2024-01-10, as the first lot in was the first out');
    expect(stdout).toContain('Not tax advice.');
  });

  it('given --year, then only its lines are left, and --json holds one document', async () => {
    const { stdout } = await compute({ jurisdiction: 'US', transactions }, ['--json', '--year', '2024']);
    expect(JSON.parse(stdout)).toMatchObject({ disposals: [], byTaxYear: {}, remainingLots: [{ lot: 'b1' }] });
  });

  it('given options, then they win over what the file says', async () => {
    const { stdout } = await compute({ jurisdiction: 'US', method: 'FIFO', transactions }, [
      '--json',
      '-J',
      'de',
      '-m',
      'lifo',
      '--currency',
      'USD',
    ]);
    expect(JSON.parse(stdout).rules).toMatchObject({ jurisdiction: 'DE', method: 'LIFO', currency: 'USD' });
  });

  it.each([
    ['text', 'hello', 'E510'],
    ['something else', { a: 1 }, 'E501'],
    ['a list without a jurisdiction', transactions, 'E502'],
  ])('given %s, then it is refused with its code', async (_, file, code) => {
    expect((await compute(file, [])).error).toContain(code);
  });

  it('given no such file, then it is E509', async () => {
    const end = await runCommand(addTaxCommand, ['tax', 'compute', 'none.json'], { cwd: folderWith({}) });
    expect(end.error).toContain('E509');
  });
});

needs('shared')('rxtrade tax compute --json on the worked examples', () => {
  it.each(goldenTaxNames())('given %s, then every figure is its own', async (name) => {
    const end = await runCommand(addTaxCommand, ['tax', 'compute', goldenTaxFile(name), '--json'], { cwd: '/' });
    expect(end).toMatchObject({ exit: 0, stderr: '' });
    expect(differencesOf(JSON.parse(end.stdout), goldenTax(name).expected)).toEqual([]);
  });
});
