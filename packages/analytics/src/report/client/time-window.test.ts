import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTimeWindow } from './time-window.ts';

const hour = 3_600_000;

it('given a window, when it is zoomed in around an instant and out again, then the instant stays and all is shown', () => {
  const window = createTimeWindow(0, 100 * hour);
  window.zoom(25 * hour, 0.5);
  expect([window.from, window.to, window.isWhole]).toEqual([12.5 * hour, 62.5 * hour, false]);
  window.reset();
  expect(window.isWhole).toBe(true);
});

it('given a window at the end, when it is moved on, then it stays as wide and ends with the data', () => {
  const window = createTimeWindow(0, 100 * hour);
  window.show(80 * hour, 95 * hour);
  window.pan(1);
  expect([window.from, window.to]).toEqual([85 * hour, 100 * hour]);
});

it('given any gestures, then the window stays inside the data and never closes', () => {
  const gesture = fc.tuple(fc.constantFrom('zoom', 'pan', 'show'), fc.double({ min: -3, max: 3, noNaN: true }));
  fc.assert(
    fc.property(fc.array(gesture), (gestures) => {
      const window = createTimeWindow(0, 100 * hour);
      for (const [kind, by] of gestures) {
        if (kind === 'zoom') window.zoom(50 * hour, Math.exp(by));
        else if (kind === 'pan') window.pan(by);
        else window.show(by * 40 * hour, by * 50 * hour);
        expect(window.from).toBeGreaterThanOrEqual(0);
        expect(window.to).toBeLessThanOrEqual(100 * hour + 1);
        expect(window.to - window.from).toBeGreaterThan(599_999);
      }
    }),
  );
});

it('given a listener, when the window or its cursor changes, then it is told', () => {
  const window = createTimeWindow(0, 100 * hour);
  let told = 0;
  window.onChange(() => {
    told += 1;
  });
  window.point(200 * hour);
  expect([told, window.cursor]).toEqual([1, 100 * hour]);
  window.point(undefined);
  expect([told, window.cursor]).toEqual([2, undefined]);
});
