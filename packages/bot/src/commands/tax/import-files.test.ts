import { describe, expect, it } from 'vitest';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addTaxCommand } from './add-tax-command.ts';

const header = 'Date(UTC),Pair,Side,Price,Executed,Amount,Fee';
const fill = (second: string) => `2025-01-06 11:00:${second},BTCEUR,BUY,80000,0.01BTC,800EUR,0.8EUR`;
const trades = [header, fill('01'), fill('02')].join('\n');
const run = (files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]) =>
  runCommand(addTaxCommand, ['tax', 'import', ...Object.keys(files), ...args], { cwd: folderWith(files) });
const imported = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const { stdout, exit } = await run(files, '--json', ...args);
  const { transactions, unread, notices } = JSON.parse(stdout) as Readonly<Record<string, readonly object[]>>;
  return { exit, transactions: transactions?.length, unread, notices: notices?.length };
};

describe('rxtrade tax import on files as people have them', () => {
  it.each([
    ['a byte order mark and line ends of Windows', `\uFEFF${trades.replaceAll('\n', '\r\n')}\r\n`],
    ['semicolons', trades.replaceAll(',', ';')],
    [
      'columns in another order',
      trades
        .split('\n')
        .map((line) => line.split(',').toReversed().join(','))
        .join('\n'),
    ],
    ['lines above the header', `Some report\n\n${trades}`],
    ['a second header in the middle', `${trades}\n${header}\n${fill('03')}`.replace(`${fill('02')}\n`, '')],
  ])('given %s, then all is read', async (_, text) => {
    expect(await imported({ 'a.csv': text })).toEqual({ exit: 0, transactions: 2, unread: [], notices: 0 });
  });

  it('given decimal commas in semicolons, then they are told by the cells', async () => {
    const text = 'time;type;asset;quantity;total;currency\n2025-01-06T11:00:00Z;buy;BTC;0,01;1.234,56;EUR\n';
    const { stdout } = await run({ 'a.csv': text }, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ transactions: [{ quantity: '0.01', total: '1234.56' }], unread: [] });
  });

  it('given two downloads that overlap, then what both tell counts once, and the text says so', async () => {
    const files = { 'a.csv': trades, 'b.csv': [header, fill('02'), fill('03')].join('\n') };
    expect(await imported(files)).toEqual({ exit: 0, transactions: 3, unread: [], notices: 1 });
    expect((await run(files)).stdout).toContain('b.csv:2  the same row stands at a.csv:3 already; it counts once');
  });

  it('given a file that is cut off, then its last line is told, and the exit code is 4', async () => {
    expect(await imported({ 'a.csv': trades.slice(0, -20) })).toMatchObject({
      exit: 4,
      transactions: 1,
      unread: [{ file: 'a.csv', line: 3 }],
    });
  });

  it('given a header alone, then nothing is in it', async () => {
    expect(await imported({ 'a.csv': header })).toEqual({ exit: 0, transactions: 0, unread: [], notices: 0 });
  });

  it.each([
    ['nothing', '', 'E510 "a.csv" is empty'],
    ['UTF-16', Buffer.from(`\uFEFF${trades}`, 'utf16le'), 'save it as CSV in UTF-8'],
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'an archive or a spreadsheet; save it as CSV in UTF-8'],
    ['another table', 'a,b\n1,2\n', 'E510 "a.csv" has no header of kraken-ledgers'],
  ])('given %s, then it is refused, and the message has the way out', async (_, content, message) => {
    expect((await run({ 'a.csv': content })).error).toContain(message);
  });
});
