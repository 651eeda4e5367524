import fc from 'fast-check';
import { defineInstrument, type Instrument } from '../../instrument/index.ts';

/** Instruments of every kind, with steps from one to a hundred-millionth. */
export function instruments(): fc.Arbitrary<Instrument> {
  const step = fc
    .tuple(fc.constantFrom('1', '2', '5'), fc.integer({ min: 0, max: 8 }))
    .map(([digit, places]) => (places === 0 ? digit : `0.${digit.padStart(places, '0')}`));
  return fc
    .record({
      kind: fc.constantFrom('spot', 'perpetual', 'future', 'equity'),
      base: fc.constantFrom('BTC', 'ETH', 'SOL'),
      quote: fc.constantFrom('USDT', 'USD', 'EUR'),
      contractSize: fc.constantFrom('1', '10', '0.001'),
      tickSize: step,
      quantityStep: step,
    })
    .map(({ kind, base, quote, contractSize, tickSize, quantityStep }) => {
      const isContract = kind === 'perpetual' || kind === 'future';
      return defineInstrument({
        id: `${base}/${quote}`,
        kind,
        base,
        quote,
        contractSize: isContract ? contractSize : '1',
        rules: [{ tickSize, quantityStep }],
      });
    });
}
