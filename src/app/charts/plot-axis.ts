import type uPlot from 'uplot';

/** The size of text in plots, `--type-tiny` of the theme: a canvas knows neither custom properties nor rem. */
const TEXT_REM = 0.6875;
/** What most browsers' own font size is, CSS pixels; lengths in plots are given for it. */
const USUAL_REM = 16;

/** How much larger than most people's a person's text is, and so the room that it needs. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_REM;
}

/** The font of text in plots. @param pixelRatio canvas pixels per CSS pixel, where the plot does not see to it */
export function plotFont(pixelRatio = 1): string {
  return `${TEXT_REM * USUAL_REM * textScale() * pixelRatio}px Inter Variable, sans-serif`;
}

/**
 * What the axes of all plots have in common.
 * @param size from the plot to the edge, for its numbers @param space between two of them, at least; CSS pixels at 16 px text
 */
export function plotAxis(
  { text, grid }: { readonly text: string; readonly grid: string },
  { size, space }: { readonly size: number; readonly space: number },
  values: (places: readonly number[]) => string[],
): uPlot.Axis {
  const scale = textScale();
  return {
    stroke: text,
    font: plotFont(),
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    gap: 4,
    size: size * scale,
    space: space * scale,
    values: (_plot, places) => values(places),
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
