import { isSound, type QualityReport } from '@rxtrade/market-data';

/** What makes bars fail the check, as few words. */
export function problemsOf(report: QualityReport, isStrict: boolean): readonly string[] {
  const { skipped, gaps, offGrid, outliers } = report;
  const found: readonly (readonly [number, string])[] = [
    [skipped.count, 'bad rows'],
    [isSound(report) ? 0 : 1, 'bars that no run accepts'],
    ...(isStrict
      ? ([
          [gaps.count - gaps.weekends, 'gaps'],
          [offGrid.count, 'bars off the grid'],
          [outliers.count, 'outliers'],
        ] as const)
      : []),
  ];
  return found.filter(([count]) => count > 0).map(([, name]) => name);
}
