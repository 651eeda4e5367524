import { describe, expect, it } from 'vitest';
import { importFiles } from './index.ts';

const header = 'txid,refid,time,type,subtype,aclass,asset,amount,fee,balance';
const deposit = 'L1,D1,2025-01-06 11:00:00,deposit,,currency,XXBT,0.5,0,0.5';
const read = (text: string) => importFiles([{ name: 'in.csv', text }]);
const facts = { type: 'deposit', asset: 'BTC', quantity: '0.5', time: '2025-01-06T11:00:00Z' };

describe('files as people have them', () => {
  it.each([
    ['a byte order mark', `\uFEFF${header}\n${deposit}\n`],
    ['line ends of Windows', `${header}\r\n${deposit}\r\n`],
    ['no line end', `${header}\n${deposit}`],
    ['empty lines', `\n\n${header}\n\n${deposit}\n\n\n`],
    ['semicolons', `${header}\n${deposit}`.replaceAll(',', ';')],
    ['tabs', `${header}\n${deposit}`.replaceAll(',', '\t')],
    [
      'decimal commas',
      `${header};x\n${deposit};1.234,56`.replaceAll(',', ';').replaceAll('0.5', '0,5').replace('234;56', '234,56'),
    ],
    ['quotes', `"${header.replaceAll(',', '","')}"\n"${deposit.replaceAll(',', '","')}"`],
    ['a line end within quotes', `${header},note\n${deposit},"two\nlines"`],
    ['columns without a name', `${header},,\n${deposit},,`],
    ['blanks around cells', `${header.replaceAll(',', ' , ')}\n${deposit.replaceAll(',', ' , ')}`],
    ['whole rows in quotes', `${header}\n"${deposit.replace(',,', ',"""",')}"`],
    ['a header in capitals', `${header.toUpperCase()}\n${deposit}`],
  ])('given %s, then nothing changes', (_, text) => {
    expect(read(text)).toMatchObject({ transactions: [facts], unread: [] });
  });

  it('given a line end within quotes, then the lines below keep their numbers', () => {
    const { unread } = read(`${header},note\n${deposit},"two\nlines"\nL2,D2,never,deposit,,currency,XXBT,1,0,1,`);
    expect(unread).toMatchObject([{ line: 4, reason: expect.stringContaining('never') }]);
  });

  it('given a header alone, then there is nothing in it', () => {
    expect(read(`${header}\n`)).toEqual({ transactions: [], unread: [], notices: [] });
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['blank lines', '\n \n', 'is empty'],
    ['a page instead of a file', '<!DOCTYPE html>\n<html></html>', 'no header of'],
  ])('given %s, then it is refused and says so', (_, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'E510', message: expect.stringContaining(message) }),
    );
  });

  it.each([
    ['within a row', `${header}\n${deposit}\nL2,D2,2025-01-0`, 3, /3 cells/],
    ['within a quoted cell', `${header}\n${deposit}\nL2,"D2,2025\nx,y\nz`, 3, /ends within/],
  ])('given a file that is cut off %s, then that line is unread', (_, text, line, reason) => {
    expect(read(text)).toMatchObject({
      transactions: [facts],
      unread: [{ line, reason: expect.stringMatching(reason) }],
    });
  });

  it('given more lines that cannot be read than a call takes arguments, then each is told', () => {
    const lines = Array.from({ length: 150_000 }, (_, i) => `L${i},D,2025-01-06 11:00:00,x,,c,BTC,1,0,1`);
    expect(read([header, ...lines].join('\n')).unread).toHaveLength(150_000);
  });
});
