import { STATE_INPUTS } from '../../race/observers/state-inputs.ts';
import { placeOf, type Recording } from '../recording/recording.ts';
import type { CornerPhases } from './corner-phases.ts';
import { nameCluster } from './name-cluster.ts';
import { stretchesOf, type Stretch } from './stretches.ts';

/** What the rows of one cluster have in common. */
export interface ClusterStory {
  /** Its number in the labels. */
  readonly cluster: number;
  /** Given by a rule from the figures below, after the cluster was found: no learner knows the word. */
  readonly name: string;
  /** Of all rows, 0 … 1 */
  readonly share: number;
  /** Mean [m/s] */
  readonly speed: number;
  /** Mean angle that was commanded, to whichever side [°] */
  readonly steering: number;
  /** Mean of how tight the road bends, to whichever side, where the car is and `AHEAD` further on [1/m] */
  readonly curvature: number;
  readonly curvatureAhead: number;
  /** Mean distance from the centre line, to whichever side [% of the way to the border] */
  readonly offCentre: number;
  /** Where on the lap it is what rows mostly belong to [m] */
  readonly stretches: readonly Stretch[];
  /** Share of its rows in each of `CORNER_PHASES`: what it turned out to be. */
  readonly phases: readonly number[];
}

/** How far on the road ahead is looked at [m] */
export const AHEAD = 1;

/** Says of each cluster what it is, the largest first. @param labels cluster of every row, from 0 */
export function describeClusters(
  recording: Recording,
  labels: Int32Array,
  phases: CornerPhases,
): ClusterStory[] {
  const clusters = Math.max(...labels) + 1;
  const stretches = stretchesOf(recording, labels, clusters);
  const all = describe(recording, [...labels.keys()], phases);
  const stories = Array.from({ length: clusters }, (_, cluster) => {
    const rows = [...labels.keys()].filter((row) => labels[row] === cluster);
    const figures = describe(recording, rows, phases);
    const name = stretches[cluster].length > 0 ? nameCluster(figures, all) : 'anywhere on the lap';
    return { cluster, name, share: rows.length / recording.rows, ...figures, stretches: stretches[cluster] };
  })
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  return stories.map((story) => ({ ...story, name: distinct(story, stories) }));
}

/** Where two have the same name, their speeds with it. */
function distinct({ name, speed }: ClusterStory, stories: readonly ClusterStory[]): string {
  const isShared = stories.filter((other) => other.name === name).length > 1;
  return isShared ? `${name} at ${speed.toFixed(1)} m/s` : name;
}

/** Means over some rows. */
export type ClusterFigures = Omit<ClusterStory, 'cluster' | 'name' | 'share' | 'stretches'>;

function describe(recording: Recording, rows: readonly number[], phases: CornerPhases): ClusterFigures {
  const { driven, observations, observationSize } = recording;
  const meanOf = (figure: (row: number) => number): number =>
    rows.reduce((sum, row) => sum + figure(row), 0) / rows.length;
  const s = (row: number): number => placeOf(recording, row, 's');
  const [offCentre] = STATE_INPUTS;
  return {
    speed: meanOf((row) => placeOf(recording, row, 'speed')),
    steering: meanOf((row) => Math.abs(driven[2 * row])),
    curvature: meanOf((row) => Math.abs(phases.curvatureAt(s(row)))),
    curvatureAhead: meanOf((row) => Math.abs(phases.curvatureAt(s(row) + AHEAD))),
    offCentre: meanOf((row) => offCentre.scale * Math.abs(observations[row * observationSize])),
    phases: [0, 1, 2, 3].map((phase) => meanOf((row) => Number(phases.phaseAt(s(row)) === phase))),
  };
}
