import { expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { needs } from '../../../../scripts/testing/needs.ts';
import {
  minimumTrackRecord,
  probabilisticSharpe,
  sharpeStandardError,
} from '../sharpe-statistics/probabilistic-sharpe.ts';
import { sharpeSample } from '../sharpe-statistics/sharpe-sample.ts';
import { goldenSharpeReturns, goldenSharpes } from './goldens.fixture.ts';

needs('shared')(
  'given the figures of Bailey and Lopez de Prado (2012): Sharpe ratio a period, kurtosis not in excess',
  () => {
    const halfUnit = (published: number, measured: number | undefined) =>
      expect(Math.abs((measured ?? Number.NaN) - published)).toBeLessThan(0.5 * 10 ** -placesOf(published));

    it('when the probability is worked out, then it is the printed one', () => {
      const { inputs, expected } = goldenSharpes();
      expect(inputs.psr.length).toBe(2);
      for (const { id, reference, ...sample } of inputs.psr) {
        const measured = probabilisticSharpe(sample, reference);
        halfUnit(expected.psr[id]?.published ?? 0, measured);
        expect(measured).toBeRelativelyCloseTo(expected.psr[id]?.computed, 1e-9);
      }
    });

    it('when the error and the length are worked out, then they are the printed ones, the length in years of 12', () => {
      const { inputs, expected } = goldenSharpes();
      const [error] = inputs.standardError;
      const measured = error && sharpeStandardError(error);
      halfUnit(expected.standardError['s1']?.published ?? 0, measured);
      expect(measured).toBeRelativelyCloseTo(expected.standardError['s1']?.computed, 1e-9);
      const [length] = inputs.minTrackRecordLength;
      const months = length && minimumTrackRecord(length, length.reference, length.probability);
      const years = (months ?? Number.NaN) / 12;
      halfUnit(expected.minTrackRecordLength['t1']?.published ?? 0, years);
      expect(years).toBeRelativelyCloseTo(expected.minTrackRecordLength['t1']?.computed, 1e-9);
    });
  },
);

needs('shared')('given fifty returns: sample deviation in the ratio, population skewness and kurtosis', () => {
  it('when they are measured, then ratio, error, probability and length agree to 1e-7', () => {
    const { inputs, expected } = goldenSharpeReturns();
    const sample = sharpeSample(Float64Array.from(inputs.returns));
    expect(sample?.count).toBe(expected.n);
    const measured = sample && {
      sharpe: sample.sharpe,
      standardError: sharpeStandardError(sample),
      psr: probabilisticSharpe(sample, inputs.reference),
      minTrackRecordLength: minimumTrackRecord(sample, inputs.reference, inputs.probability),
    };
    for (const name of ['sharpe', 'standardError', 'psr', 'minTrackRecordLength'] as const)
      expect(Math.abs((measured?.[name] ?? Number.NaN) - expected[name]), name).toBeLessThan(1e-7);
  });
});

function placesOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
