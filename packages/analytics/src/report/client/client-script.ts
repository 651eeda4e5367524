import { drawAxes } from './axes.ts';
import { createCandleLayer } from './candle-layer.ts';
import { drawCursor } from './cursor.ts';
import { createEquityChart } from './equity-chart.ts';
import { fitCanvas } from './fit-canvas.ts';
import { createFormats } from './formats.ts';
import { attachGestures } from './gestures.ts';
import { createLineLayer } from './line-layer.ts';
import { createPlot } from './plot.ts';
import { createPriceChart } from './price-chart.ts';
import { createRanges } from './ranges.ts';
import { createScatter } from './scatter.ts';
import { type ClientParts, start } from './start.ts';
import { createTheme } from './theme.ts';
import { createTicks } from './ticks.ts';
import { createTimeWindow } from './time-window.ts';
import { fillTip } from './tip.ts';
import { createTradeLayer } from './trade-layer.ts';
import { createTradeOrder } from './trade-order.ts';
import { createTradeRows } from './trade-rows.ts';
import { createTradeTable } from './trade-table.ts';
import { createUnpack } from './unpack.ts';
import { createVirtualRows } from './virtual-rows.ts';

const parts: ClientParts = {
  attachGestures,
  createCandleLayer,
  createEquityChart,
  createScatter,
  createTradeRows,
  createVirtualRows,
  createFormats,
  createLineLayer,
  createPlot,
  createPriceChart,
  createRanges,
  createTheme,
  createTicks,
  createTimeWindow,
  createTradeLayer,
  createTradeOrder,
  createTradeTable,
  createUnpack,
  drawAxes,
  drawCursor,
  fillTip,
  fitCanvas,
};

/**
 * The page's program as text. Its functions are ordinary, checked code that is turned back into text here, so that a
 * report needs no bundler and no second build: each must stand alone, take what it needs as an argument, and import
 * nothing but types.
 */
export function clientScript(): string {
  const entries = Object.entries<{ toString(): string }>(parts).map(([name, part]) => `${name}: ${part.toString()}`);
  const script = `'use strict';(() => {${nameHelper()}\n(${start.toString()})({\n${entries.join(',\n')}\n});})();`;
  // an end tag in a string or a comment would end the script
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/**
 * Bundlers that are told to keep names wrap every function in a helper of theirs, under a name of their choice: a
 * function that is wrapped here shows it.
 */
function nameHelper(): string {
  const probe = () => {
    const wrapped = () => 0;
    return wrapped;
  };
  const helper = /([\w$]+)\(\(\)\s*=>\s*0\s*,/.exec(probe.toString())?.[1];
  return helper === undefined ? '' : `const ${helper} = (value) => value;`;
}
