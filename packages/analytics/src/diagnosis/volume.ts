import { participation } from '../capacity/participation.ts';
import { countText, percentText } from '../words/figures.ts';
import type { Finding } from './finding.ts';
import type { Diagnosed } from './subject.ts';

/** From a tenth of the volume on, an order moves the price that it is filled at. */
const shareMax = 0.1;

/** Whether anybody could have traded that much. */
export function volumeFindings({ fills, series }: Diagnosed): readonly Finding[] {
  if (fills === undefined || series === undefined) return [];
  const { bars, beyond, high, highest } = participation(fills, series);
  if (high === undefined || highest === undefined) return [];
  if (beyond > 0)
    return [
      {
        id: 'beyond-traded-volume',
        severity: 'critical',
        sentence: `In ${countText(beyond, 'bar')} of ${bars} more was filled than anybody traded, at worst ${percentText(highest, 0)} of the volume: nobody would have sold that much.`,
        figures: { bars, beyond, highest },
      },
    ];
  if (high <= shareMax) return [];
  return [
    {
      id: 'moves-the-market',
      severity: 'warning',
      sentence: `One traded bar in twenty has more than ${percentText(high, 0)} of its volume from this run: orders of that size move the price they are filled at.`,
      figures: { bars, high, highest },
    },
  ];
}
