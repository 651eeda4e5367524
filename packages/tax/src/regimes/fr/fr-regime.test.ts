import { describe, expect, it } from 'vitest';
import { computeTax } from '../../book/index.ts';
import { buy, caseOf, noon, sell, taxOf } from '../../case/tax-of.fixture.ts';
import { tableRates } from '../../rates/index.ts';

describe('the French portfolio', () => {
  it('given sales, then each uses the fraction of the cost that its price is of the portfolio', () => {
    const document = taxOf('FR', 'FR-PORTFOLIO', [
      buy('b', '2024-01-10', '1', '1000'),
      sell('s1', '2024-03-03', '0.5', '450', { portfolioValue: '1200' }),
      sell('s2', '2024-05-05', '0.5', '1300', { portfolioValue: '1300', fee: '20', feeCurrency: 'EUR' }),
    ]);
    expect(document.disposals).toMatchObject([
      { costBasis: '375', gain: '75', form2086: { '220': '1000', '221': '0', '223': '1000' } },
      {
        costBasis: '625',
        proceeds: '1280',
        gain: '655',
        form2086: { '213': '1300', '214': '20', '218': '1280', '221': '375', '223': '625' },
      },
    ]);
    expect(document.portfolioCost).toBe('0');
    expect(document.byTaxYear['2024']).toMatchObject({
      totalProceeds: '1750',
      exempt: false,
      gain: '730',
      taxable: '730',
    });
  });

  it('given a swap, then it is no event and neither adds to nor uses the cost', () => {
    const document = taxOf('FR', 'FR-PORTFOLIO', [
      buy('b', '2024-01-10', '1', '1000'),
      sell('x', '2024-02-01', '1', '1500', { group: 'g' }),
      buy('y', '2024-02-01', '10', '1500', { group: 'g', asset: 'ETH' }),
      sell('s', '2024-03-03', '5', '900', { asset: 'ETH', portfolioValue: '1800' }),
    ]);
    expect(document.disposals).toMatchObject([{ tx: 's', costBasis: '500', gain: '400' }]);
    expect(document.missing).toEqual([]);
  });

  it.each([
    ['305', true, '0'],
    ['305.01', false, '295.01'],
  ])('given sales of %s in a year, then exempt is %s', (total, exempt, taxable) => {
    const { byTaxYear } = taxOf('FR', 'FR-PORTFOLIO', [
      buy('b', '2024-01-10', '1', '10'),
      sell('s', '2024-03-03', '1', total, { portfolioValue: total }),
    ]);
    expect(byTaxYear['2024']).toMatchObject({ exempt, taxable });
  });

  it('given fees, then the sales of a year count without them', () => {
    const { byTaxYear } = taxOf('FR', 'FR-PORTFOLIO', [
      buy('b', '2024-01-10', '1', '10'),
      sell('s', '2024-03-03', '1', '310', { portfolioValue: '310', fee: '5', feeCurrency: 'EUR' }),
    ]);
    expect(byTaxYear['2024']).toMatchObject({ totalProceeds: '310', exempt: true, taxable: '0' });
  });

  it('given no portfolio value, then prices of everything held tell it, and without them it is E504', () => {
    const lines = [buy('b', '2024-01-10', '2', '1000'), sell('s', '2024-03-03', '1', '900')];
    expect(() => taxOf('FR', 'FR-PORTFOLIO', lines)).toThrow(expect.objectContaining({ code: 'E504' }));
    const { transactions, settings } = caseOf(lines, { jurisdiction: 'FR' });
    const rates = tableRates([{ from: 'BTC', to: 'EUR', day: '2024-03-02', rate: '1000' }], { name: 'closes' });
    const [disposal] = computeTax(transactions, { ...settings, rates }).disposals;
    expect(disposal?.form2086?.['212']?.toString()).toBe('2000');
    expect(disposal?.gain.toString()).toBe('450');
  });

  it('given a gift, then it is no taxed sale', () => {
    const { disposals } = taxOf('FR', 'FR-PORTFOLIO', [
      buy('b', '2024-01-10', '1', '1000'),
      { id: 'g', type: 'gift', time: noon('2024-02-01'), quantity: '0.5' },
    ]);
    expect(disposals).toEqual([]);
  });
});
