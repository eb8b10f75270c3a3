import { recordDrive } from '../recording/record-drive.ts';
import type { Recording } from '../recording/recording.ts';
import { clonedPilot } from '../supervised/cloned-pilot.ts';
import { type Drift, driftOf } from '../supervised/drift.ts';
import { type ComparisonRow, comparisonRow } from './comparison-row.ts';
import type { Experiment } from './experiment.ts';
import { judge } from './judge.ts';
import type { Learnt } from './learnt.ts';
import type { Scene } from './scene.ts';

/** A drive as it is drawn: without what the car saw. */
export type DriveTrace = Omit<Recording, 'observations'>;

/** What came of a technique. */
export interface LearntDrive {
  readonly row: ComparisonRow;
  /** Ten standing starts round the lap; the labels are what the ideal line would have commanded there. */
  readonly trace: DriveTrace;
  /** How far that is from all examples; null where there were none. */
  readonly drift: Drift | null;
}

const TEN_STARTS = Array.from({ length: 10 }, (_, i) => i / 10);

/** Judges what was learnt, and lets it drive to be looked at. */
export function driveLearnt(scene: Scene, experiment: Experiment, learnt: Learnt): LearntDrive {
  const { actions, sensors } = experiment;
  const { track, car } = scene;
  const { observations, ...trace } = recordDrive({
    track,
    car,
    sensors,
    expert: scene.pilot({ type: 'line' }),
    driver: clonedPilot(learnt.policy, actions, sensors, car),
    starts: TEN_STARTS,
  });
  return {
    row: comparisonRow(learnt, judge(learnt.policy, experiment), scene.reference),
    trace,
    drift: learnt.examples && driftOf(learnt.examples, { ...trace, observations }),
  };
}
