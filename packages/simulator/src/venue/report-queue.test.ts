import type { VenueReport } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { ReportQueue } from './report-queue.ts';

function report(order: number): VenueReport {
  return { kind: 'order-acknowledged', order, eventAt: 0, receivedAt: 0 };
}

describe('reports not yet taken', () => {
  it('given reports, then they are taken in the order they were said, each once', () => {
    const queue = new ReportQueue();
    for (const order of [1, 2]) queue.say(report(order));
    expect([queue.take(), queue.take(), queue.take()]).toEqual([report(1), report(2), undefined]);
  });

  it('given reports said while others are taken, then none is lost or told twice', () => {
    const queue = new ReportQueue();
    queue.say(report(1));
    queue.say(report(2));
    expect(queue.take()).toEqual(report(1));
    queue.say(report(3));
    expect([queue.take(), queue.take(), queue.take()]).toEqual([report(2), report(3), undefined]);
    queue.say(report(4));
    expect([queue.take(), queue.take()]).toEqual([report(4), undefined]);
  });
});
