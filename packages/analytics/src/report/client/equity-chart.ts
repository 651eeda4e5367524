/// <reference lib="dom" />
import type { PackedLine, ReportData } from '../data/report-data.ts';
import type { Formats } from './formats.ts';
import type { createLineLayer } from './line-layer.ts';
import type { PlotLayer } from './plot-layer.ts';
import type { Unpack } from './unpack.ts';

export type EquityChartOptions = {
  /** The section with the chart and the keys that show and hide its lines. */
  readonly section: HTMLElement;
  readonly plot: { readonly show: (layers: readonly PlotLayer[]) => void };
  readonly data: ReportData;
  readonly unpack: Unpack;
  readonly formats: Formats;
  readonly createLineLayer: typeof createLineLayer;
};

/** Equity over what it is compared with. Self-contained, because its text is sent to the page. */
export function createEquityChart({ section, plot, data, unpack, formats, createLineLayer }: EquityChartOptions): void {
  const { equity, benchmark, costs, hasFlows } = data;
  const first = equity.value[0] ?? 0;
  const money = (value: number) => `${formats.fixed(value, 2)} ${data.currency}`;
  const hidden = new Set<string>();

  function lineOf(
    line: PackedLine,
    name: string,
    look: Pick<Parameters<typeof createLineLayer>[0], 'color' | 'width' | 'fill'>,
  ) {
    return createLineLayer({
      ...look,
      at: unpack.times(line.at),
      value: Float64Array.from(line.value),
      tell: (value) => [
        { label: name, value: money(value) },
        ...(name === 'Equity' && first > 0 && !hasFlows
          ? [{ label: 'Change', value: formats.signedPercent(value / first - 1) }]
          : []),
      ],
    });
  }

  const lines: readonly { readonly name: string; readonly layer: PlotLayer }[] = [
    ...(benchmark === undefined
      ? []
      : [
          {
            name: 'benchmark',
            layer: lineOf(benchmark.line, benchmark.name, { color: 'hold', width: 1.2, fill: 'none' }),
          },
        ]),
    ...costs.map(({ name, line }) => ({
      name,
      layer: lineOf(line, `With ${name} costs`, { color: name === 'kind' ? 'gain' : 'loss', width: 1.2, fill: 'none' }),
    })),
    { name: 'equity', layer: lineOf(equity, 'Equity', { color: 'accent', width: 1.8, fill: 'below' }) },
  ];
  const show = () => plot.show(lines.filter(({ name }) => !hidden.has(name)).map(({ layer }) => layer));

  for (const key of section.querySelectorAll<HTMLElement>('.key')) {
    const name = key.dataset['line'] ?? '';
    if (key.getAttribute('aria-pressed') === 'false') hidden.add(name);
    key.addEventListener('click', () => {
      if (!hidden.delete(name)) hidden.add(name);
      key.setAttribute('aria-pressed', String(!hidden.has(name)));
      key.title = hidden.has(name) ? 'Press to show' : 'Press to hide';
      show();
    });
  }
  show();
}
