import { formatSteps, formatWhole } from './format.ts';
import type { RunCurves } from './run-curves.ts';

/** What charts are drawn over. */
export const CHART_AXES = ['steps', 'seconds'] as const;
export type ChartAxis = (typeof CHART_AXES)[number];

/** How places on an axis come about, and are said. */
export interface ChartAxisSpec {
  /** What it counts, for people. */
  readonly title: string;
  /** The axis of a run that has just begun goes this far. */
  readonly least: number;
  /** Where a run was after so many environment steps. */
  readonly place: (curves: RunCurves, steps: number) => number;
  readonly tick: (place: number) => string;
  readonly reading: (place: number) => string;
}

export const CHART_AXIS_SPECS: Readonly<Record<ChartAxis, ChartAxisSpec>> = {
  steps: {
    title: 'Decisions of all cars together, 15 a second each',
    least: 4096,
    place: (_curves, steps) => steps,
    tick: formatSteps,
    reading: (steps) => `${formatWhole(steps)} steps`,
  },
  seconds: {
    title: 'Seconds that the run has trained, without its evaluations and pauses',
    least: 1,
    place: (curves, steps) => curves.secondsAt(steps),
    tick: (seconds) => `${seconds} s`,
    reading: (seconds) => `${seconds.toFixed(1)} s`,
  },
};
