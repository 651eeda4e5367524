import { describe, expect, it } from 'vitest';
import { us } from '../regimes/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { beancountText as beancountPieces, hledgerText as hledgerPieces, type Journal, journalOf } from './index.ts';

const beancountText = (journal: Journal) => [...beancountPieces(journal)].join('');
const hledgerText = (journal: Journal) => [...hledgerPieces(journal)].join('');

const bought = (...of: readonly { readonly asset?: string; readonly account?: string; readonly id?: string }[]) =>
  journalOf(
    readTransactions(
      of.map((one, i) => ({
        ...{ id: `t${i}`, time: '2024-01-10T12:00:00Z', type: 'buy', asset: 'BTC', quantity: '1', total: '5' },
        ...{ account: 'main', ...one },
      })),
      { currency: 'USD' },
    ),
    { regime: us },
  );

describe('names in journals', () => {
  it.each([
    ['1INCH', 'X1INCH', '"1INCH"'],
    ['kPEPE', 'KPEPE', 'kPEPE'],
    ['S', 'SX', 'S'],
    ['USD.e', 'USD.E', '"USD.e"'],
    ['a"b', 'A-B', '"a\'b"'],
  ])('given the asset %s, then beancount has it as %s, and hledger as %s', (asset, inBeancount, inHledger) => {
    const beancount = beancountText(bought({ asset }));
    expect(beancount).toContain(`  1 ${inBeancount} {{5.00 USD, 2024-01-10, "t0"}}\n`);
    expect(beancount).toContain(`2024-01-10 commodity ${inBeancount}\n  name: `);
    expect(hledgerText(bought({ asset }))).toContain(`1 ${inHledger} @@ 5.00 USD`);
  });

  it('given accounts that a format cannot tell apart, then their names still differ', () => {
    const journal = bought({ account: 'my: cold' }, { account: 'my; cold' }, { account: '  ' }, { account: 'éa' });
    const accounts = (text: string) => [...new Set(text.match(/assets:.*?(?= {2})/gi))];
    expect(accounts(hledgerText(journal))).toEqual([
      'assets:my- cold',
      'assets:my- cold2',
      'assets:unnamed',
      'assets:éa',
    ]);
    expect(accounts(beancountText(journal))).toEqual([
      ...['Assets:My-cold', 'Assets:My-cold2', 'Assets:Unnamed', 'Assets:X-éa'],
    ]);
  });

  it('given ids and line ends that would end a text or begin a comment, then the journal has as many lines', () => {
    const lines = (text: string) => text.split('\n').length;
    const [plain, wild] = [bought({ id: 'b1' }), bought({ id: 'b"1\n; x \\' })];
    expect(lines(beancountText(wild))).toBe(lines(beancountText(plain)));
    expect(lines(hledgerText(wild))).toBe(lines(hledgerText(plain)));
    expect(beancountText(wild)).toContain('tx: "b\\"1 ; x \\\\"');
  });

  it('given nothing, then the journal says by what rules, and has no entry', () => {
    expect([...bought().entries]).toEqual([]);
    expect(bought().isEmpty).toBe(true);
    expect(hledgerText(bought())).toMatch(/^; Lots by US, FIFO/);
    expect(beancountText(bought())).not.toContain('open');
  });
});
