import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../errors/thrown.fixture.ts';
import { Exact } from '../money/index.ts';
import { exacts, instruments } from '../testing/generators/index.ts';
import { defineInstrument, definitionOf, Instrument, type InstrumentDefinition } from './index.ts';

const valid: InstrumentDefinition = {
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.00001' }],
};
const rule = { tickSize: '0.01', quantityStep: '0.00001' };

describe('defineInstrument', () => {
  it('given the least it needs, then the rest has its documented default', () => {
    const btc = defineInstrument(valid);
    expect(btc).toBeInstanceOf(Instrument);
    expect(btc).toMatchObject({
      id: 'BTC/USDT',
      kind: 'spot',
      base: 'BTC',
      quote: 'USDT',
      venue: '',
      expiresAt: undefined,
      priceScale: 2,
      quantityScale: 5,
      notionalScale: 7,
    });
    expect(btc.contractSize.toString()).toBe('1');
    expect(btc.rules).toHaveLength(1);
    expect(btc.rules[0]).toMatchObject({ from: 0 });
    expect(btc.rules[0]?.feeRateMaker.toString()).toBe('0');
    expect(btc.rules[0]?.feeRateTaker.toString()).toBe('0');
    expect(btc.rules[0]?.minQuantity).toBeUndefined();
  });

  it('given everything, then it keeps it, exactly', () => {
    const future = defineInstrument({
      id: 'BTCUSDT-240927',
      kind: 'future',
      base: 'BTC',
      quote: 'USDT',
      venue: 'binance',
      contractSize: '0.001',
      priceScale: 4,
      expiresAt: 1_727_424_000_000,
      listedAt: 1_719_475_200_000,
      delistedAt: 1_727_424_000_000,
      rules: [
        {
          from: 5,
          tickSize: Exact.of('0.10'),
          quantityStep: '1',
          minQuantity: '0',
          maxQuantity: '120',
          minNotional: '5',
          fundingIntervalMs: 28_800_000,
          feeRateMaker: '-0.0001',
          feeRateTaker: '0.0005',
        },
      ],
    });
    expect(future).toMatchObject({
      venue: 'binance',
      expiresAt: 1_727_424_000_000,
      listedAt: 1_719_475_200_000,
      delistedAt: 1_727_424_000_000,
      priceScale: 4,
      quantityScale: 0,
      notionalScale: 7,
    });
    expect(future.contractSize.toString()).toBe('0.001');
    const { from, ...amounts } = future.rules[0] ?? {};
    expect(from).toBe(5);
    expect(JSON.parse(JSON.stringify(amounts))).toEqual({
      tickSize: '0.1',
      quantityStep: '1',
      minQuantity: '0',
      maxQuantity: '120',
      minNotional: '5',
      fundingIntervalMs: 28_800_000,
      feeRateMaker: '-0.0001',
      feeRateTaker: '0.0005',
    });
  });

  it.each([
    ['spot', true],
    ['equity', true],
    ['perpetual', false],
    ['future', false],
  ] as const)('given a %s, then a fill exchanges base for quote: %s', (kind, isDelivered) => {
    expect(defineInstrument({ ...valid, kind }).isDelivered).toBe(isDelivered);
  });

  it.each<readonly [string, Record<string, unknown>, readonly string[]]>([
    ['an empty id', { id: '' }, ['id']],
    ['an unknown kind', { kind: 'option' }, ['kind']],
    ['an empty base', { base: '' }, ['base']],
    ['a missing quote', { quote: undefined }, ['quote']],
    ['a venue that is no text', { venue: 5 }, ['venue']],
    ['a contract size of zero', { contractSize: '0' }, ['contractSize']],
    ['a contract size as number', { contractSize: 1 }, ['contractSize']],
    ['a contract size where there is no contract', { contractSize: '10' }, ['contractSize']],
    ['a contract size on a share', { kind: 'equity', contractSize: '0.1' }, ['contractSize']],
    ['a broken price scale', { priceScale: 2.5 }, ['priceScale']],
    ['a negative price scale', { priceScale: -1 }, ['priceScale']],
    ['a price scale beyond 18', { priceScale: 19 }, ['priceScale']],
    ['an expiry that is no instant', { expiresAt: '2024-09-27' }, ['expiresAt']],
    ['a delisting before the listing', { listedAt: 5, delistedAt: 5 }, ['delistedAt']],
    ['a funding interval of zero', { rules: [{ ...rule, fundingIntervalMs: 0 }] }, ['rules[0].fundingIntervalMs']],
    ['a field it does not know', { tickSise: '0.01' }, ['tickSise']],
    ['no rules', { rules: [] }, ['rules']],
    ['rules that are no list', { rules: rule }, ['rules']],
    ['a tick size as number', { rules: [{ ...rule, tickSize: 0.01 }] }, ['rules[0].tickSize']],
    ['a tick size of zero', { rules: [{ ...rule, tickSize: '0' }] }, ['rules[0].tickSize']],
    ['a negative tick size', { rules: [{ ...rule, tickSize: '-0.01' }] }, ['rules[0].tickSize']],
    ['a tick size in words', { rules: [{ ...rule, tickSize: 'a cent' }] }, ['rules[0].tickSize']],
    ['a quantity step with an exponent', { rules: [{ ...rule, quantityStep: '1e-5' }] }, ['rules[0].quantityStep']],
    ['a negative least quantity', { rules: [{ ...rule, minQuantity: '-1' }] }, ['rules[0].minQuantity']],
    ['a largest quantity of zero', { rules: [{ ...rule, maxQuantity: '0' }] }, ['rules[0].maxQuantity']],
    ['a negative least notional', { rules: [{ ...rule, minNotional: '-5' }] }, ['rules[0].minNotional']],
    ['a fee rate as number', { rules: [{ ...rule, feeRateTaker: 0.001 }] }, ['rules[0].feeRateTaker']],
    ['a fee rate in per cent', { rules: [{ ...rule, feeRateMaker: '0.1%' }] }, ['rules[0].feeRateMaker']],
    ['a second rule that starts at no instant', { rules: [rule, { ...rule, from: 1.5 }] }, ['rules[1].from']],
    ['a rule it does not know', { rules: [{ ...rule, lotSize: '1' }] }, ['lotSize']],
    [
      'several at once',
      { kind: 'swap', base: '', rules: [{ tickSize: '0', quantityStep: 'x' }] },
      ['kind', 'base', 'rules[0].tickSize', 'rules[0].quantityStep'],
    ],
  ])('given %s, then E021 names every field', (_, wrong, fields) => {
    const definition: InstrumentDefinition = { ...valid, ...wrong };
    const error = errorOf(() => defineInstrument(definition));
    expect(error.code).toBe('E021');
    expect(error.message).toContain(`instrument "${definition.id}" is invalid: `);
    for (const field of fields) expect(error.message).toContain(field);
    expect(error.context).toEqual({ id: definition.id });
  });

  it('given amounts that are wrong, then the message says how', () => {
    const message = (wrong: object) =>
      errorOf(() => defineInstrument({ ...valid, rules: [{ ...rule, ...wrong }] })).message;
    expect(message({ tickSize: '0' })).toContain('must be above zero');
    expect(message({ minQuantity: '-1' })).toContain('must not be negative');
    expect(message({ tickSize: 'x' })).toContain('"x" is not an exact decimal');
  });

  it('given a price scale coarser than a tick size of any date, then E021 says the least that works', () => {
    const rules = [rule, { from: 9, tickSize: '0.0001', quantityStep: '1' }];
    expect(refusalOf(() => defineInstrument({ ...valid, priceScale: 3, rules }))).toEqual({
      code: 'E021',
      message: 'instrument "BTC/USDT": priceScale 3 is coarser than its tick size; use at least 4',
      context: { id: 'BTC/USDT' },
    });
    expect(defineInstrument({ ...valid, priceScale: 4, rules }).priceScale).toBe(4);
  });
});

describe('definitionOf', () => {
  it('given any instrument, then its definition defines the same one, and so does its JSON', () => {
    fc.assert(
      fc.property(instruments(), (instrument) => {
        const definition = definitionOf(instrument);
        expect(defineInstrument(definition)).toEqual(instrument);
        expect(defineInstrument(JSON.parse(JSON.stringify(definition)))).toEqual(instrument);
      }),
    );
  });
});

describe('dated rules', () => {
  const dated = defineInstrument({
    ...valid,
    rules: [
      { from: 2_000, tickSize: '0.0001', quantityStep: '0.1' },
      { tickSize: '0.01', quantityStep: '0.00001' },
      { from: 1_000, tickSize: '0.001', quantityStep: '1' },
    ],
  });

  it.each([
    [-1, '0.01'],
    [0, '0.01'],
    [999, '0.01'],
    [1_000, '0.001'],
    [1_999, '0.001'],
    [2_000, '0.0001'],
    [9e12, '0.0001'],
  ])('given the instant %i, then the tick size is %s, however the rows were ordered', (at, tickSize) => {
    expect(dated.rulesAt(at).tickSize.toString()).toBe(tickSize);
  });

  it('given rules that start late, then the first row holds since ever', () => {
    const late = defineInstrument({ ...valid, rules: [{ ...rule, from: 1_000 }] });
    expect(late.rulesAt(0)).toBe(late.rules[0]);
  });

  it('given rules of several scales, then the finest of any date is the one booked in', () => {
    expect(dated).toMatchObject({ priceScale: 4, quantityScale: 5, notionalScale: 9 });
  });
});

describe('units', () => {
  const btc = defineInstrument({ ...valid, priceScale: 4 });

  it.each([
    [61_837.63, undefined, 618_376_300],
    [0.00005, undefined, 0],
    [0.00015, undefined, 2],
    [0.00015, 'down', 1],
    [0.00011, 'up', 2],
    [-0.00011, 'floor', -2],
  ] as const)('given the price %d rounded %s, then it is %i units', (price, rounding, units) => {
    expect(btc.priceUnits(price, rounding)).toBe(units);
  });

  it('given a price that is none, then it is refused with E010', () => {
    expect(errorOf(() => btc.priceUnits(Number.NaN)).code).toBe('E010');
    expect(errorOf(() => btc.priceUnits(1e300)).code).toBe('E010');
  });

  it('given a price and a day, then it lies on the tick of that day, in units of the price scale', () => {
    const dated = defineInstrument({
      ...valid,
      rules: [
        { tickSize: '0.5', quantityStep: '1' },
        { from: 1_000, tickSize: '0.01', quantityStep: '1' },
      ],
    });
    expect(dated.tickUnits(10.37, 'floor', 999)).toBe(1_000);
    expect(dated.tickUnits(10.37, 'ceil', 999)).toBe(1_050);
    expect(dated.tickUnits(10.37, 'floor', 1_000)).toBe(1_037);
  });

  it('given an exact price, then it is units, or refused with E014 when it is finer', () => {
    expect(btc.priceUnitsOf(Exact.of('61837.63'))).toBe(618_376_300);
    expect(errorOf(() => btc.priceUnitsOf(Exact.of('0.00001'))).code).toBe('E014');
  });

  it.each<readonly [number | bigint, number | bigint, string, number | bigint]>([
    [5, 7, '1', 35],
    [-5, 7, '1', -35],
    [5, 0, '1', 0],
    [-5, 0, '1', 0],
    [5, 7, '0.01', 35],
    [5, 7, '10', 350],
    [94_906_267, 94_906_267, '1', 9007199515875289n],
    [94_906_267, -94_906_267, '1', -9007199515875289n],
    [9007199254740991, 1, '1', 9007199254740991],
    [9007199254740991, 1, '2', 18014398509481982n],
    [9007199254740993n, 1, '1', 9007199254740993n],
    [1, 9007199254740993n, '1', 9007199254740993n],
    [9007199254740993n, 0, '1', 0],
    [1, 1, '12345678901234567890', 12345678901234567890n],
  ])(
    'given %s price units, %s quantity units and contracts of %s, then the notional is %s units',
    (price, quantity, contractSize, expected) => {
      const contract = defineInstrument({ ...valid, kind: 'future', contractSize });
      expect(contract.notionalUnits(price, quantity)).toBe(expected);
    },
  );

  it('given any instrument, price and quantity, then the notional is their exact product', () => {
    fc.assert(
      fc.property(instruments(), exacts(), exacts(), (instrument, price, quantity) => {
        const units = instrument.notionalUnits(price.units, quantity.units);
        expect(BigInt(units)).toBe(
          BigInt(price.units) * BigInt(quantity.units) * BigInt(instrument.contractSize.units),
        );
        expect(Object.is(units, -0)).toBe(false);
        expect(instrument.notionalScale).toBe(
          instrument.priceScale + instrument.quantityScale + instrument.contractSize.scale,
        );
      }),
    );
  });

  it('given any instrument, then its own ticks and steps fit the scales it books in', () => {
    fc.assert(
      fc.property(instruments(), (instrument) => {
        const { tickSize, quantityStep } = instrument.rulesAt(0);
        expect(instrument.priceUnits(tickSize.toFloat())).toBe(instrument.priceUnitsOf(tickSize));
        expect(() => quantityStep.unitsAt(instrument.quantityScale)).not.toThrow();
      }),
    );
  });
});
