import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addTaxCommand } from './add-tax-command.ts';

const buy = { id: 'b1', time: '2024-01-10T12:00:00Z', type: 'buy', quantity: '1', price: '40000' };
const sell = { id: 's1', time: '2025-03-03T12:00:00Z', type: 'sell', quantity: '0.5', price: '90000' };
const early = { ...sell, id: 's0', time: '2024-03-03T12:00:00Z', quantity: '0.1' };
const all = (...lines: readonly object[]) =>
  JSON.stringify(lines.map((line) => ({ asset: 'BTC', currency: 'USD', account: 'main, "cold"', ...line })));

function run(args: readonly string[], files: Readonly<Record<string, string>> = { 'in.json': all(buy, sell) }) {
  const cwd = folderWith(files);
  return { cwd, end: runCommand(addTaxCommand, ['tax', ...args], { cwd }) };
}
const report = ['report', 'in.json', '-J', 'US', '--out', 'out', '--year'];

describe('rxtrade tax report', () => {
  it('given a year, then all files are there, for their owner alone, and told', async () => {
    const { cwd, end } = run([...report, '2025']);
    const { stdout, exit, error } = await end;
    expect({ exit, error }).toEqual({ exit: 0, error: undefined });
    const names = readdirSync(join(cwd, 'out'));
    expect(names.sort()).toEqual(
      ['README.txt', 'cointracking.csv', 'disposals.csv', 'form-8949-summary.csv', 'form-8949.csv'].concat(
        'form8949-2025.pdf',
        'held.csv',
        'income.csv',
        'journal.beancount',
        'journal.hledger',
        'koinly.csv',
        'questions.csv',
        'report.json',
        'scheduleD-2025.pdf',
        'summary.csv',
      ),
    );
    for (const name of names) {
      expect(statSync(join(cwd, 'out', name)).mode & 0o777).toBe(0o600);
      expect(stdout).toContain(`out/${name}`);
    }
    const read = (name: string) => readFileSync(join(cwd, 'out', name), 'utf8');
    expect(read('form-8949.csv')).toContain('II,L,0.5 BTC,01/10/2024,03/03/2025,45000.00,20000.00,,,25000.00\n');
    expect(read('form-8949-summary.csv')).toContain(
      'II,L,"main, ""cold"", see attached statement",,,45000.00,20000.00,M,0.00,25000.00\n',
    );
    expect(read('disposals.csv')).toContain(
      ',BTC,"main, ""cold""",0.5,b1,lot,2024-01-10,long,45000,20000,0,25000,USD,',
    );
    expect(read('held.csv')).toContain('b1,BTC,');
    expect(read('journal.hledger')).toContain('-0.5 BTC @@ 20000.00 USD  ; lot: b1, acquired: 2024-01-10\n');
    expect(read('journal.beancount')).toContain('-0.5 BTC {{20000.00 USD, 2024-01-10, "b1"}}\n');
    expect(read('cointracking.csv')).toContain(
      '\nTrade,45000,USD,0.5,BTC,,,"main, ""cold""",,,2025-03-03 12:00:00,s1,,\n',
    );
    expect(read('summary.csv')).toContain('2025,');
    expect(read('README.txt')).toMatch(
      /Rules of: \d{4}-\d\d-\d\d[\s\S]*no code for the boxes of digital assets[\s\S]*Not tax advice/,
    );
  });

  it('given digital assets sold before 2025, then TXF is among the files', async () => {
    const { cwd, end } = run([...report, '2024'], { 'in.json': all(buy, early) });
    expect((await end).exit).toBe(0);
    expect(
      readFileSync(join(cwd, 'out', 'form-8949.txf'), 'utf8')
        .split('\r\n')
        .slice(0, 6),
    ).toEqual([...['V042', 'Arxtrade'], expect.stringMatching(/^D\d\d\/\d\d\/\d{4}$/), ...['^', 'TD', 'N712']]);
  });

  it('given units that were never acquired, then the question is told and the exit code is 4', async () => {
    const { stdout, exit } = await run([...report, '2025'], { 'in.json': all(sell) }).end;
    expect(exit).toBe(4);
    expect(stdout).toContain('add 45000 USD to the gain');
  });

  it('given another jurisdiction, then the forms of the United States are not there', async () => {
    const { cwd, end } = run(['report', 'in.json', '-J', 'DE', '--currency', 'USD', '--out', 'out', '--year', '2025']);
    await end;
    expect(readdirSync(join(cwd, 'out')).some((name) => name.includes('8949'))).toBe(false);
  });

  it('given an empty folder and a year without disposals, then the report is there, for its owner alone', async () => {
    const cwd = folderWith({ 'in.json': all(buy) });
    mkdirSync(join(cwd, 'out'));
    const { stdout, exit } = await runCommand(addTaxCommand, ['tax', ...report, '2025'], { cwd });
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: expect.stringContaining(': 0 disposals') as string });
    expect(statSync(join(cwd, 'out')).mode & 0o777).toBe(0o700);
  });

  it('given the years before and after, then what is held is that at the end of the year, and README.txt says so', async () => {
    const later = { ...sell, id: 's2', time: '2026-02-01T12:00:00Z', quantity: '0.25' };
    const { cwd, end } = run([...report, '2025'], { 'in.json': all(early, later, buy, sell) });
    const { stdout } = await end;
    expect(readFileSync(join(cwd, 'out', 'held.csv'), 'utf8')).toMatch(/\nb1,BTC,.*,2024-01-10,0\.4,16000,USD\n$/);
    for (const text of [stdout, readFileSync(join(cwd, 'out', 'README.txt'), 'utf8')])
      expect(text).toContain('What is held and the open questions are those of 2025-12-31');
  });

  it('given a year in which nothing happened, then the report says which years there are', async () => {
    const { stdout, exit } = await run([...report, '2019']).end;
    expect(exit).toBe(0);
    expect(stdout).toContain('tax years with something: 2025');
  });

  it.each([
    ['US', '2025-26', /E519.*write it as 2025/],
    ['GB', '2025', /E519.*write it as 2025-26/],
  ])('given %s and the year %s, then it is E519 and nothing is written', async (where, year, message) => {
    const { cwd, end } = run(['report', 'in.json', '-J', where, '--currency', 'USD', '--out', 'out', '--year', year]);
    expect((await end).error).toMatch(message);
    expect(readdirSync(cwd)).toEqual(['in.json']);
  });

  it('given names that a spreadsheet would work out, then they are text there', async () => {
    const named = [buy, sell].map((line) => ({ ...line, id: `=${line.id}`, account: '@cold' }));
    const { cwd, end } = run([...report, '2025'], { 'in.json': all(...named) });
    await end;
    expect(readFileSync(join(cwd, 'out', 'disposals.csv'), 'utf8')).toMatch(/\n'=s1,.*,'@cold,0.5,'=b1,/);
  });

  it('given a file where the folder should be, then it is E511', async () => {
    const { error } = await run([...report, '2025'], { 'in.json': all(buy, sell), out: '' }).end;
    expect(error).toMatch(/E511.*out/);
  });

  it('given a folder that holds something, then it is E511, and it stays as it was', async () => {
    const { cwd, end } = (() => {
      const folder = folderWith({ 'in.json': all(buy, sell) });
      mkdirSync(join(folder, 'out', 'README.txt', 'full'), { recursive: true });
      return { cwd: folder, end: runCommand(addTaxCommand, ['tax', ...report, '2025'], { cwd: folder }) };
    })();
    expect((await end).error).toMatch(/E511.*not empty/);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['README.txt']);
    expect(readdirSync(cwd).sort()).toEqual(['in.json', 'out']);
  });
});

describe('rxtrade tax report --reported', () => {
  const other = { ...sell, id: 's2', time: '2025-04-03T12:00:00Z', quantity: '0.1' };
  const files = {
    'in.json': all(buy, sell, other),
    'da.csv': [
      'account,asset,soldOn,quantity,proceeds,basis,basisReported',
      '"main, ""cold""",BTC,2025-03-03,0.5,45000.00,21000.00,yes',
      '"main, ""cold""",BTC,2025-04-03,0.1,9000.00,,no',
      '"main, ""cold""",BTC,2026-04-03,0.1,9000.00,,no',
      '',
    ].join('\n'),
  };

  it('given what brokers reported, then the days are compared, differing ones asked about, and rows say code B', async () => {
    const { cwd, end } = run([...report, '2025', '--reported', 'da.csv'], files);
    const { stdout, exit } = await end;
    const read = (name: string) => readFileSync(join(cwd, 'out', name), 'utf8');
    expect(exit).toBe(4);
    expect(stdout).toMatch(
      /1 of the 3 records in "da\.csv" belong to other tax years[\s\S]*on 2025-03-03: 0\.5 for 45000/,
    );
    expect(read('1099-da.csv').split('\n').slice(1)).toEqual([
      '2025-03-03,"main, ""cold""",BTC,differs,0.5,45000,20000,0.5,45000,21000',
      '2025-04-03,"main, ""cold""",BTC,agrees,0.1,9000,4000,0.1,9000,',
      '',
    ]);
    expect(read('form-8949.csv').split('\n').slice(1)).toEqual([
      'II,J,0.5 BTC,01/10/2024,03/03/2025,45000.00,21000.00,B,1000.00,25000.00',
      'II,K,0.1 BTC,01/10/2024,04/03/2025,9000.00,4000.00,,,5000.00',
      '',
    ]);
    expect(read('questions.csv')).toContain('reported-otherwise,,');
    expect(JSON.parse(read('report.json'))).toMatchObject({ form8949: [{ f: 'B' }, { f: '' }] });
  });

  it('given totals on Schedule D and whole dollars, then the files say so throughout', async () => {
    const known = { reportedOn: '1099-DA', basisReported: true, price: '90000.77' };
    const args = [...report, '2025', '--totals-to-schedule-d', '--whole-dollars'];
    const { cwd, end } = run(args, { 'in.json': all(buy, { ...sell, ...known }, { ...other, ...known }) });
    expect((await end).exit).toBe(0);
    const read = (name: string) => readFileSync(join(cwd, 'out', name), 'utf8');
    expect(read('form-8949.csv').split('\n')).toHaveLength(2);
    const { scheduleD } = JSON.parse(read('report.json')) as { readonly scheduleD: readonly object[] };
    expect(scheduleD).toContainEqual({ line: '8a', d: '54000', e: '24000', h: '30000' });
  });

  it('given the forms of another country, then it is E903', async () => {
    const where = ['-J', 'DE', '--currency', 'USD', '--out', 'out', '--year', '2025'];
    const { error } = await run(['report', 'in.json', ...where, '--reported', 'da.csv'], files).end;
    expect(error).toMatch(/E903.*--reported is of forms of the US/);
  });

  it('given a line that is none, then it is E518 and nothing is written', async () => {
    const { cwd, end } = run([...report, '2025', '--reported', 'da.csv'], { ...files, 'da.csv': 'account\nx\n' });
    expect((await end).error).toMatch(/E518.*no column "asset"/);
    expect(readdirSync(cwd).sort()).toEqual(['da.csv', 'in.json']);
  });
});

describe('rxtrade tax explain', () => {
  it('given a disposal, then its lots, their dates and cost, and the reason are told', async () => {
    const { stdout, exit } = await run(['explain', 'in.json', 's1', '-J', 'US']).end;
    expect(exit).toBe(0);
    expect(stdout).toMatch(/b1 +2024-01-10 +lot +long +0\.5 +20000 +45000 +25000/);
    expect(stdout).toContain('as the first lot in was the first out');
    expect(stdout).toContain('Not tax advice.');
  });

  it('given --json, then they are one document', async () => {
    const { stdout, exit } = await run(['explain', 'in.json', 's1', '-J', 'US', '--json']).end;
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rules: { jurisdiction: 'US', method: 'FIFO' },
      disposals: [{ tx: 's1', gain: '25000', matches: [{ lot: 'b1', term: 'long' }] }],
      explanations: [expect.stringContaining('as the first lot in was the first out')],
    });
  });

  it('given the venue’s reference, then it is the disposal of that transaction', async () => {
    const files = { 'in.json': all(buy, { ...sell, externalId: 'T9' }) };
    expect((await run(['explain', 'in.json', 'T9', '-J', 'US'], files).end).stdout).toContain('gain of 25000');
  });

  it('given several files, then the last word is the disposal', async () => {
    const files = { 'a.json': all(buy), 'b.json': all(sell) };
    expect((await run(['explain', 'a.json', 'b.json', 's1', '-J', 'US'], files).end).stdout).toContain('gain of 25000');
    expect((await run(['explain', 's1', '-J', 'US'], files).end).error).toMatch(/E903.*"s1" is all/);
  });

  it.each(['b1', 'none', 'S-1'])(
    'given "%s", which disposes of nothing, then it is E903 and names one that does',
    async (id) => {
      expect((await run(['explain', 'in.json', id, '-J', 'US']).end).error).toMatch(/E903.*"s1"/);
    },
  );
});

describe('rxtrade tax compare', () => {
  const later = { ...buy, id: 'b2', time: '2025-01-10T12:00:00Z', price: '80000' };
  const files = { 'in.json': all(buy, later, sell) };

  it('given two methods, then their gains are set side by side, by the time held', async () => {
    const { stdout, exit } = await run(['compare', 'in.json', '--methods', 'FIFO, hifo', '-J', 'US'], files).end;
    expect(exit).toBe(0);
    expect(stdout).toMatch(/FIFO +1 +45000 +20000 +25000 +25000 +long 25000/);
    expect(stdout).toContain('Least is taxed by HIFO: 20000 USD less than by FIFO');
    expect(stdout).toMatch(/HIFO +1 +45000 +40000 +5000 +5000 +short 5000/);
  });

  it.each([
    ['GB', 'taxableGain', '22000'],
    ['DE', 'taxable', '0'],
    ['CA', 'taxableHalf', '12500'],
    ['AU', 'netCapitalGain', '12500'],
  ])('given the law of %s, then what is taxed is its %s', async (jurisdiction, taxedFigure, taxed) => {
    const args = ['compare', 'in.json', '--methods', 'FIFO', '-J', jurisdiction, '--currency', 'USD', '--json'];
    const { stdout } = await run(args, { 'in.json': all(buy, sell) }).end;
    expect(JSON.parse(stdout)).toMatchObject({ methods: [{ gain: '25000', taxedFigure, taxed, leftOut: [] }] });
  });

  it('given a year whose tables nobody entered, then what is taxed is left out, and the reason told', async () => {
    const late = { ...sell, time: '2041-03-03T12:00:00Z' };
    const args = ['compare', 'in.json', '--methods', 'FIFO', '-J', 'GB', '--currency', 'USD'];
    const { stdout } = await run(args, { 'in.json': all(buy, late) }).end;
    expect(stdout).toMatch(/25000 +left out/);
    expect(stdout).toContain('taxableGain of 2040-41 is left out: the annual exempt amount of 2040-41 is in no table');
  });

  it('given --json and a year without disposals, then nothing was gained in it', async () => {
    const args = ['compare', 'in.json', '--methods', 'FIFO', '-J', 'US', '--year', '2024', '--json'];
    expect(JSON.parse((await run(args, files).end).stdout)).toMatchObject({
      year: '2024',
      methods: [{ method: 'FIFO', disposals: 0, gain: '0', byTerm: {} }],
    });
  });

  it.each([
    ['FIFO,,LIFO', 'E903'],
    ['FIFO,BEST', 'E502'],
  ])('given the methods "%s", then it is %s', async (methods, code) => {
    expect((await run(['compare', 'in.json', '--methods', methods, '-J', 'US'], files).end).error).toContain(code);
  });
});
