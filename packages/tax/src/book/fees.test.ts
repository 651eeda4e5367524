import { describe, expect, it } from 'vitest';
import { buy, sell, taxOf } from '../case/tax-of.fixture.ts';

describe('fees', () => {
  it('given fees in the reporting currency, then one joins the basis and the other lowers the proceeds', () => {
    const { disposals } = taxOf('GENERIC', 'FIFO', [
      buy('b', '2024-01-02', '2', '100', { fee: '4', feeCurrency: 'USD' }),
      sell('s', '2024-02-02', '1', '80', { fee: '3', feeCurrency: 'USD' }),
    ]);
    expect(disposals).toMatchObject([{ proceeds: '77', disposalFees: '3', costBasis: '52', gain: '25' }]);
  });

  it('given rebates, then a purchase costs less and a sale brings more', () => {
    const { disposals } = taxOf('GENERIC', 'FIFO', [
      buy('b', '2024-01-02', '2', '100', { fee: '-4', feeCurrency: 'USD' }),
      sell('s', '2024-02-02', '1', '80', { fee: '-3', feeCurrency: 'USD' }),
    ]);
    expect(disposals).toMatchObject([{ proceeds: '83', disposalFees: '-3', costBasis: '48', gain: '35' }]);
  });

  it('given a purchase with a fee in the asset, then its worth joins the basis and its units leave at once for it', () => {
    const document = taxOf('GENERIC', 'FIFO', [
      buy('b', '2024-01-02', '1', '100', { fee: '0.1', feeCurrency: 'BTC', feeValue: '10' }),
    ]);
    expect(document.disposals).toMatchObject([
      { tx: 'b', kind: 'fee', quantity: '0.1', proceeds: '10', costBasis: '11', gain: '-1' },
    ]);
    expect(document.remainingLots).toMatchObject([{ lot: 'b', quantity: '0.9', costBasis: '99' }]);
  });

  it('given a fee in the asset without a stated worth, then it is worth what the units were bought at', () => {
    const document = taxOf('GENERIC', 'FIFO', [buy('b', '2024-01-02', '1', '100', { fee: '0.1', feeCurrency: 'BTC' })]);
    expect(document.disposals).toMatchObject([{ kind: 'fee', proceeds: '10', costBasis: '11' }]);
  });

  it('given a sale with a fee in the asset, then its units leave too and the proceeds stay', () => {
    const lines = [
      buy('b', '2024-01-02', '10', '100'),
      sell('s', '2024-02-02', '4', '80', { fee: '1', feeCurrency: 'BTC', feeValue: '20' }),
    ];
    expect(taxOf('US', 'FIFO', lines).disposals).toMatchObject([
      { quantity: '5', proceeds: '80', costBasis: '50', gain: '30' },
    ]);
    // the United Kingdom counts the worth of the fee as consideration and as a cost (HMRC CRYPTO22280)
    const british = taxOf('GB', 'SHARE-POOL', lines);
    expect(british.disposals).toMatchObject([
      { quantity: '5', proceeds: '80', disposalFees: '20', costBasis: '50', gain: '30' },
    ]);
    expect(british.byTaxYear['2023-24']).toMatchObject({ grossProceeds: '100', allowableCosts: '70', net: '30' });
  });

  it('given a fee in a third coin, then that coin is disposed of for the worth of the fee, which is a cost of the trade', () => {
    const document = taxOf('US', 'FIFO', [
      buy('n', '2024-01-01', '1', '200', { asset: 'BNB' }),
      buy('b', '2024-01-02', '1', '100', { fee: '0.01', feeCurrency: 'BNB', feeValue: '3' }),
      sell('s', '2024-02-02', '1', '150', { fee: '0.02', feeCurrency: 'BNB', feeValue: '6' }),
    ]);
    expect(document.disposals).toMatchObject([
      { tx: 'b', kind: 'fee', asset: 'BNB', quantity: '0.01', proceeds: '3', costBasis: '2', gain: '1' },
      { tx: 's', kind: 'sell', proceeds: '144', disposalFees: '6', costBasis: '103', gain: '41' },
      { tx: 's', kind: 'fee', asset: 'BNB', quantity: '0.02', proceeds: '6', costBasis: '4', gain: '2' },
    ]);
    expect(document.remainingLots).toMatchObject([{ asset: 'BNB', quantity: '0.97', costBasis: '194' }]);
  });

  it('given a rebate in a third coin, then that coin comes in at the worth of the rebate', () => {
    const document = taxOf('US', 'FIFO', [
      buy('b', '2024-01-02', '1', '100', { fee: '-0.01', feeCurrency: 'BNB', feeValue: '-3' }),
    ]);
    expect(document.remainingLots).toMatchObject([
      { asset: 'BTC', quantity: '1', costBasis: '97' },
      { asset: 'BNB', quantity: '0.01', costBasis: '3' },
    ]);
  });

  it('given a fee in a third coin that nobody values, then it counts as zero and is asked about', () => {
    const { disposals, questions, missing } = taxOf('US', 'FIFO', [
      buy('b', '2024-01-02', '1', '100', { fee: '0.01', feeCurrency: 'BNB' }),
    ]);
    expect(disposals).toMatchObject([{ kind: 'fee', asset: 'BNB', proceeds: '0', costBasis: '0' }]);
    expect(questions).toMatchObject([{ kind: 'unvalued-fee', tx: 'b' }]);
    expect(missing).toMatchObject([{ asset: 'BNB', quantity: '0.01' }]);
  });

  it('given money of another currency, then price and fee are multiplied by the rate first', () => {
    const { disposals, rules } = taxOf(
      'DE',
      'FIFO',
      [
        buy('b', '2024-01-02', '1', '100', { currency: 'USD', fxRate: '0.9', fee: '10', feeCurrency: 'USD' }),
        sell('s', '2024-02-02', '1', '200', { currency: 'USD', fxRate: '0.95' }),
      ],
      { currency: 'EUR' },
    );
    expect(disposals).toMatchObject([{ proceeds: '190', costBasis: '99', gain: '91' }]);
    expect(rules['currency']).toBe('EUR');
  });
});
