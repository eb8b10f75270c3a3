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

/** A little air above and below; a flat line lies in the middle. */
export function paddedRange(_plot: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const air = low === high ? Math.max(Math.abs(low) * 0.2, 1e-3) : (high - low) * 0.12;
  return [low - air, high + air];
}
