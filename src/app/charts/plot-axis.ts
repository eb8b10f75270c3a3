import type uPlot from 'uplot';

/** What the axes of all plots have in common. */
export function plotAxis({ text, grid }: { readonly text: string; readonly grid: string }): uPlot.Axis {
  return {
    stroke: text,
    font: '11px Inter Variable, sans-serif',
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    gap: 4,
  };
}

/** Of the larger number, the least air: uPlot looks for ticks for ever between numbers that hardly differ. */
const LEAST_AIR = 1e-9;

/** A little air above and below; a flat line lies in the middle. */
export function paddedRange(_plot: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const air = low === high ? Math.max(size * 0.2, 1e-3) : Math.max((high - low) * 0.12, size * LEAST_AIR);
  return [low - air, high + air];
}
