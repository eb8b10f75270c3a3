import { Rng } from '../../math/rng.ts';
import type { Recording } from '../recording/recording.ts';
import { curriculumStarts } from '../unsupervised/curriculum-starts.ts';
import { recordRoughDrive } from '../unsupervised/record-rough-drive.ts';
import { type DriveStudy, studyDrive } from '../unsupervised/study-drive.ts';
import type { DriveTrace } from './learnt-drive.ts';
import type { Scene } from './scene.ts';

/** A drive, and what was learnt from it without labels. */
export interface ExploredDrive {
  readonly trace: DriveTrace;
  readonly study: DriveStudy;
  /** How long that took [s] */
  readonly seconds: number;
  /** Shares of the lap for training to begin at: where the drive was unusual. */
  readonly startPlaces: readonly number[];
}

/**
 * Finds order in a recording; null: in a drive of the ideal line that is pushed until it sometimes fails. tfjs must have been
 * started. @throws DataError for a recording that is too short, or of other sensors than the state
 */
export function exploredDrive(
  scene: Scene,
  seed: number,
  given: Recording | null,
  seconds: () => number,
): ExploredDrive {
  const { track, car } = scene;
  const rng = new Rng(seed);
  const recording = given ?? recordRoughDrive({ track, car, expert: scene.pilot({ type: 'line' }) }, rng);
  const begun = seconds();
  const study = studyDrive(recording, track, rng);
  const took = seconds() - begun;
  const { observations: _observations, ...trace } = recording;
  return { trace, study, seconds: took, startPlaces: curriculumStarts(study.hardPlaces, track.length) };
}
