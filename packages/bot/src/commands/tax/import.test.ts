import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../../../scripts/testing/golden-tax.ts';
import { needs, sharedFile } from '../../../../../scripts/testing/needs.ts';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addTaxCommand } from './add-tax-command.ts';

const ledgers = [
  'txid,refid,time,type,subtype,aclass,asset,amount,fee,balance',
  'L1,T1,2024-01-06 11:00:00,trade,tradespot,currency,ZEUR,-500,0,0',
  'L2,T1,2024-01-06 11:00:00,trade,tradespot,currency,XXBT,0.01,0,0.01',
  'L3,W1,2024-02-06 11:00:00,withdrawal,,currency,XXBT,-0.009,0.001,0',
].join('\n');
const deposit = 'Type,Coin,Amount,Wallet Balance,Time(UTC)\nDeposit,BTC,0.009,0.009,2024-02-06 11:30:00\n';
const sale = 'time,type,asset,quantity,total,currency,account\n2024-03-01T12:00:00Z,sell,BTC,0.005,400,EUR,bybit\n';
const bad = 'time,type,asset,quantity\n2024-03-01 12:00:00,income,BTC,1\n';

const files = { 'ledgers.csv': ledgers, 'sale.csv': sale, 'bad.csv': bad };
const run = (args: readonly string[], more = {}) => {
  const cwd = folderWith({ ...files, ...more });
  return { cwd, end: runCommand(addTaxCommand, ['tax', ...args], { cwd }) };
};

describe('rxtrade tax import', () => {
  it('given a file, then --out holds what compute takes, and open questions are told', async () => {
    const { cwd, end } = run(['import', 'ledgers.csv', '--account', 'kraken', '--out', 'all.json']);
    const { stdout, exit } = await end;
    expect(exit).toBe(0);
    expect(stdout).toContain('2 transactions, 0 lines not read, in all.json');
    expect(stdout).toContain('has no other end among own accounts');
    expect(JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8')).transactions).toHaveLength(2);
    const computed = await runCommand(addTaxCommand, ['tax', 'compute', 'all.json', '-J', 'DE', '--json'], { cwd });
    expect(JSON.parse(computed.stdout).remainingLots).toMatchObject([{ asset: 'BTC', quantity: '0.01' }]);
  });

  it('given a line that cannot be read, then the rest is there, the line is told, and the exit code is 4', async () => {
    const { stdout, exit } = await run(['import', 'ledgers.csv', 'bad.csv', '--json']).end;
    expect(exit).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({
      transactions: [{ id: 'main T1 buy BTC' }, { type: 'withdrawal' }],
      unread: [{ file: 'bad.csv', line: 2, reason: expect.stringContaining('zone') }],
    });
  });

  it('given --zone, then times without one are of it', async () => {
    const { stdout } = await run(['import', 'bad.csv', '--zone', 'Europe/Berlin', '--json']).end;
    expect(JSON.parse(stdout).transactions).toMatchObject([{ time: '2024-03-01T11:00:00Z' }]);
  });

  it.each([
    ['an unknown format', ['ledgers.csv', '--format', 'mtgox'], 'E510'],
    ['a sign that is none', ['ledgers.csv', '--decimal', 'x'], 'E903'],
    ['no such file', ['none.csv'], 'E509'],
    ['a folder that holds no run', ['.'], 'E509'],
    ['JSON that is cut', ['cut.json'], 'E509'],
    ['a result that is there', ['ledgers.csv', '--out', 'sale.csv'], 'E906'],
  ])('given %s, then it is refused with its code', async (_, args, code) => {
    expect((await run(['import', ...args], { 'cut.json': '[{"id":' }).end).error).toContain(code);
  });
});

describe('rxtrade tax compute on files of venues', () => {
  it('given both ends of a transfer, then it moves the lot and its basis', async () => {
    const { cwd, end } = run(['import', 'ledgers.csv', '--account', 'kraken', '--out', 'a.json'], {
      'bybit.csv': deposit,
    });
    await end;
    const args = ['compute', 'a.json', 'bybit.csv', 'sale.csv', '--account', 'bybit', '-J', 'DE', '--json'];
    const { stdout, stderr, exit } = await runCommand(addTaxCommand, ['tax', ...args], { cwd });
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 });
    const { disposals, missing } = JSON.parse(stdout) as { disposals: readonly object[]; missing: readonly object[] };
    expect(missing).toEqual([]);
    expect(disposals.at(-1)).toMatchObject({ kind: 'sell', costBasis: '250', gain: '150' });
  });

  it('given rates of a file, then money of another currency is converted by them', async () => {
    const rates =
      'day,currency,rate,source\n2024-01-05,EUR,1.1,ECB\n2024-02-05,BTC,50000,a venue\n2024-02-28,EUR,1.2,ECB\n';
    const args = [
      'compute',
      'ledgers.csv',
      'sale.csv',
      '-J',
      'US',
      '--rates',
      'rates.csv',
      '--account',
      'bybit',
      '--json',
    ];
    const { stdout, error } = await run(args, { 'rates.csv': rates }).end;
    expect(error).toBeUndefined();
    const { disposals } = JSON.parse(stdout) as { disposals: readonly object[] };
    expect(disposals.at(-1)).toMatchObject({ proceeds: '480', costBasis: '275' });
  });

  it('given rates that are none, then it is E501 with the line', async () => {
    const args = ['compute', 'ledgers.csv', '-J', 'US', '--rates', 'rates.csv'];
    const { error } = await run(args, { 'rates.csv': 'day,currency,rate\n2024-01-05,EUR,"1,1"\n' }).end;
    expect(error).toMatch(/E501.*line 2/);
  });
});

needs('shared')('rxtrade tax import on the worked example', () => {
  it('given Kraken ledgers, then every transaction is its own', async () => {
    const file = sharedFile('golden/tax/import-kraken-ledgers.json');
    const end = await runCommand(addTaxCommand, ['tax', 'import', file, '--json'], { cwd: '/' });
    const { expected } = JSON.parse(readFileSync(file, 'utf8')) as { expected: object };
    expect(differencesOf(JSON.parse(end.stdout), expected)).toEqual([]);
    expect(JSON.parse(end.stdout).unread).toEqual([]);
  });
});
