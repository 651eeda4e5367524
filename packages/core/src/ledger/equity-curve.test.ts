import { describe, expect, it } from 'vitest';
import { EquityRecorder } from './equity-curve.ts';

describe('EquityRecorder', () => {
  it('given no point, then its curve is empty', () => {
    expect(new EquityRecorder().curve()).toEqual({
      length: 0,
      at: new Float64Array(),
      equity: new Float64Array(),
      flow: new Float64Array(),
    });
  });

  it('given points, then they stand in their order, and flows where they fell', () => {
    const recorder = new EquityRecorder();
    recorder.add(1, 100, 100);
    recorder.add(2, 110, 0);
    recorder.add(3, 90, -15);
    expect(recorder.length).toBe(3);
    expect(recorder.curve()).toEqual({
      length: 3,
      at: Float64Array.of(1, 2, 3),
      equity: Float64Array.of(100, 110, 90),
      flow: Float64Array.of(100, 0, -15),
    });
  });

  it('given a second point of the same instant, then it replaces the first, and their flows add up', () => {
    const recorder = new EquityRecorder();
    recorder.add(1, 50, 0);
    recorder.add(2, 100, 20);
    recorder.add(2, 130, 30);
    recorder.add(2, 131, 0);
    recorder.add(3, 132, 0);
    expect(recorder.curve()).toEqual({
      length: 3,
      at: Float64Array.of(1, 2, 3),
      equity: Float64Array.of(50, 131, 132),
      flow: Float64Array.of(0, 50, 0),
    });
  });

  it('given a first point at instant zero, then it is a point, and a second one there replaces it', () => {
    const recorder = new EquityRecorder();
    recorder.add(0, 1, 1);
    recorder.add(0, 2, 0);
    expect(recorder.curve()).toMatchObject({ length: 1, equity: Float64Array.of(2), flow: Float64Array.of(1) });
  });

  it.each([0, 1, 2, 3])('given room for %i points, when more come, then it grows and loses none', (expected) => {
    const recorder = new EquityRecorder(expected);
    for (let i = 0; i < 9; i++) recorder.add(i, i * 10, i === 4 ? 7 : 0);
    expect([...recorder.curve().at]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...recorder.curve().equity]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
    expect([...recorder.curve().flow]).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 0]);
  });

  it('given a curve, when points follow, then it does not change', () => {
    const recorder = new EquityRecorder();
    recorder.add(1, 100, 5);
    const curve = recorder.curve();
    recorder.add(1, 200, 5);
    recorder.add(2, 300, 0);
    expect(curve).toMatchObject({ length: 1, equity: Float64Array.of(100), flow: Float64Array.of(5) });
  });
});
