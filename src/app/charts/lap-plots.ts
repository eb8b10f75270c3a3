import type { LapsReport, ScoredLap } from '../../training/studio/lap-archive.ts';
import type { PlotColumns } from './draw-plot.ts';

/** What a lap's steps are worth over where they are on the track, percent from the line; the earlier reward last. */
export function alongLap({ places, before, after }: ScoredLap): PlotColumns {
  // A lap may begin anywhere, and its last step is over the line again.
  const order = [...places.keys()].sort((a, b) => places[a] - places[b]);
  const column = (values: Float32Array): number[] => order.map((step) => values[step]);
  return [
    order.map((step) => 100 * places[step]),
    column(after),
    ...(before === null ? [] : [column(before)]),
  ];
}

/** Returns of laps over how far they got, percent. */
export function overProgress({ laps, after }: LapsReport): PlotColumns {
  return sorted(laps.map(({ progress }, i) => [progress, after.totals[i]]));
}

/** Returns of the laps that were completed over their times, seconds. */
export function overLapTime({ laps, after }: LapsReport): PlotColumns {
  return sorted(
    laps.flatMap(({ lapTime }, i) => (lapTime === null ? [] : [[lapTime, after.totals[i]] as const])),
  );
}

function sorted(points: readonly (readonly [x: number, y: number])[]): PlotColumns {
  const ascending = points.toSorted(([a], [b]) => a - b);
  return [ascending.map(([x]) => x), ascending.map(([, y]) => y)];
}
