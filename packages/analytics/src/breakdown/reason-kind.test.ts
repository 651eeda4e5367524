import { expect, it } from 'vitest';
import { reasonKind } from './reason-kind.ts';

it.for([
  ['stop-loss', 'stop-loss'],
  ['0.41% over 288 bars is below 1.00%', '#% over # bars is below #%'],
  ['-0.35 is below +1,250.5', '# is below #'],
  ['\u22122e-7 left', '# left'],
  ['R2 on 5m of BTC2x', 'R2 on 5m of BTC2x'],
  ['', ''],
] as const)('given the reason "%s", then its kind is "%s"', ([reason, kind]) => {
  expect(reasonKind(reason)).toBe(kind);
});

it('given reasons that differ in numbers alone, then they are of one kind', () => {
  expect(reasonKind('RSI 71.2 above 70')).toBe(reasonKind('RSI 88 above 70'));
});
