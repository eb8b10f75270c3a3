import type { LapsReport, ScoredLap } from '../../training/studio/lap-archive.ts';
import type { LapTerm } from '../../training/studio/lap-terms.ts';
import type { PlotColumns } from './draw-plot.ts';

/** Decisions of the car, each of which is rewarded. */
const STEPS_PER_SECOND = 15;

/** What a lap's steps are worth over where they are on the track, percent from the line; the earlier reward last. */
export function alongLap({ places, before, after }: ScoredLap): PlotColumns {
  return overPlaces(places, before === null ? [after] : [after, before]);
}

/** What they have added up to by each second of the lap; the earlier reward last. */
export function soFar({ before, after }: ScoredLap): PlotColumns {
  const seconds = Array.from(after, (_, step) => step / STEPS_PER_SECOND);
  return [seconds, ...(before === null ? [after] : [after, before]).map(runningTotal)];
}

function runningTotal(rewards: Float32Array): number[] {
  let total = 0;
  return Array.from(rewards, (reward) => (total += reward));
}

/** The same as `alongLap` of each term. */
export function termsAlongLap({ places }: ScoredLap, terms: readonly LapTerm[]): PlotColumns {
  return overPlaces(
    places,
    terms.map(({ values }) => values),
  );
}

/** The terms that matter most on a lap, in the order of the code, and what share of all they add or take. */
export function largestTerms(terms: readonly LapTerm[], most: number): { term: LapTerm; share: number }[] {
  const all = terms.reduce((sum, { total }) => sum + Math.abs(total), 0);
  const least = terms.map(({ total }) => Math.abs(total)).sort((a, b) => b - a)[most - 1] ?? 0;
  return terms
    .filter(({ total }) => Math.abs(total) >= least)
    .slice(0, most)
    .map((term) => ({ term, share: all === 0 ? 0 : Math.abs(term.total) / all }));
}

/** A lap may begin anywhere, and its last step is over the line again. */
function overPlaces(places: Float32Array, values: readonly Float32Array[]): PlotColumns {
  const order = [...places.keys()].sort((a, b) => places[a] - places[b]);
  return [
    order.map((step) => 100 * places[step]),
    ...values.map((column) => order.map((step) => column[step])),
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
