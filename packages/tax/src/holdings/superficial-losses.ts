import { type Currency, Exact } from '@rxtrade/core';
import { least, signOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { Acquired, Disposed, SplitUnits } from './holdings.ts';

/** What one day came to, in units of the latest split: bought so far, and held at its end. */
type DayEnd = { readonly day: LocalDay; bought: Exact; held: Exact };

/** What one asset has done. `factor` is the product of its splits so far. */
type Track = { readonly days: DayEnd[]; factor: Exact };

/**
 * Superficial losses of Canada (ITA s54, 40(2)(g)(i), 53(1)(f)): of a loss, the part is denied that the units bought from
 * 30 days before to 30 days after, and still held then, replace: `loss * min(sold, bought, held at the end) / sold`. It
 * joins the cost of the pool.
 */
export class SuperficialLosses {
  readonly windowDays: number;
  private readonly tracks = new Map<Currency, Track>();
  private readonly appliesOn: (day: LocalDay) => boolean;

  constructor(windowDays: number, appliesOn: (day: LocalDay) => boolean) {
    this.windowDays = windowDays;
    this.appliesOn = appliesOn;
  }

  acquired({ asset, day, quantity, isPurchase }: Acquired): void {
    const end = this.dayOf(asset, day);
    end.held = end.held.plus(quantity);
    if (isPurchase) end.bought = end.bought.plus(quantity);
  }

  disposed({ asset, day, quantity }: Disposed): void {
    const end = this.dayOf(asset, day);
    const held = end.held.minus(quantity);
    end.held = signOf(held) < 0 ? zero : held;
  }

  split({ asset, ratio }: SplitUnits): void {
    const track = this.trackOf(asset);
    track.factor = times(track.factor, ratio);
    for (const end of track.days) {
      end.bought = times(end.bought, ratio);
      end.held = times(end.held, ratio);
    }
  }

  /** What one unit of the first day has become. */
  factorOf(asset: Currency): Exact {
    return this.trackOf(asset).factor;
  }

  /** Which part of the units sold is replaced; `factor` is that of the day they were sold on. */
  replacedOf(
    { asset, day }: DisposalRecord,
    { sold, factor }: { readonly sold: Exact; readonly factor: Exact },
  ): { readonly part: Exact; readonly whole: Exact } {
    const track = this.trackOf(asset);
    // both sides in units of the latest split, so that units before and after one are compared as equals
    const whole = times(sold, track.factor);
    if (!this.appliesOn(day)) return { part: zero, whole };
    const last = endBefore(track, day + this.windowDays + 1);
    const boughtBefore = endBefore(track, day - this.windowDays)?.bought ?? zero;
    const bought = (last?.bought ?? zero).minus(boughtBefore);
    return { part: least(whole, times(least(bought, last?.held ?? zero), factor)), whole };
  }

  private dayOf(asset: Currency, day: LocalDay): DayEnd {
    const { days } = this.trackOf(asset);
    const last = days.at(-1);
    if (last !== undefined && last.day === day) return last;
    const end = { day, bought: last?.bought ?? zero, held: last?.held ?? zero };
    days.push(end);
    return end;
  }

  private trackOf(asset: Currency): Track {
    let track = this.tracks.get(asset);
    if (track === undefined) {
      track = { days: [], factor: new Exact(1, 0) };
      this.tracks.set(asset, track);
    }
    return track;
  }
}

/** The last day before `day` that saw anything. */
function endBefore({ days }: Track, day: LocalDay): DayEnd | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as DayEnd).day < day) low = middle + 1;
    else high = middle;
  }
  return days[low - 1];
}
