import { type BarColumns, barColumnNames } from '@rxtrade/core';
import type { BarPlace } from './finding-list.ts';
import { FindingList } from './finding-list.ts';
import type { QualityReport, ZeroVolumeRun } from './quality-report.ts';

/** What the prices and volumes of bars show: values that cannot be, and bars in which nothing was traded. */
export function checkValues(
  columns: BarColumns,
  listMax: number,
): Pick<QualityReport, 'nonFinite' | 'nonPositive' | 'impossible' | 'zeroVolume'> {
  const nonFinite = new FindingList<BarPlace>(listMax);
  const nonPositive = new FindingList<BarPlace>(listMax);
  const impossible = new FindingList<BarPlace>(listMax);
  const still = new StillBars(columns, listMax);
  const { length, openAt, open, high, low, close, volume } = columns;
  for (let index = 0; index < length; index++) {
    const o = open[index] as number;
    const h = high[index] as number;
    const l = low[index] as number;
    const c = close[index] as number;
    const v = volume[index] as number;
    const place = () => ({ index, openAt: openAt[index] as number });
    if (!isFiniteBar(columns, index)) nonFinite.add(place());
    else if (!(o > 0 && h > 0 && l > 0 && c > 0 && v >= 0)) nonPositive.add(place());
    else if (l > o || l > c || h < o || h < c) impossible.add(place());
    if (v === 0) still.add(index);
  }
  return {
    nonFinite: nonFinite.done(),
    nonPositive: nonPositive.done(),
    impossible: impossible.done(),
    zeroVolume: still.done(),
  };
}

function isFiniteBar(columns: BarColumns, index: number): boolean {
  for (const name of barColumnNames) if (!Number.isFinite(columns[name][index])) return false;
  return true;
}

/** Gathers neighbouring bars of volume zero into runs. */
class StillBars {
  private readonly openAt: Float64Array;
  private readonly runs: FindingList<ZeroVolumeRun>;
  private from = 0;
  private bars = 0;
  private total = 0;
  private longest = 0;

  constructor({ openAt }: BarColumns, listMax: number) {
    this.openAt = openAt;
    this.runs = new FindingList(listMax);
  }

  add(index: number): void {
    if (index !== this.from + this.bars) {
      this.close();
      this.from = index;
    }
    this.bars += 1;
  }

  done(): QualityReport['zeroVolume'] {
    this.close();
    return { ...this.runs.done(), bars: this.total, longest: this.longest };
  }

  private close(): void {
    if (this.bars === 0) return;
    this.runs.add({ index: this.from, openAt: this.openAt[this.from] as number, bars: this.bars });
    this.total += this.bars;
    this.longest = Math.max(this.longest, this.bars);
    this.bars = 0;
  }
}
