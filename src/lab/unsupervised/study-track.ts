import { Rng } from '../../math/rng.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import { STOCK_CAR } from '../../sim/cars.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { referenceLap } from '../../training/reference-lap.ts';
import { LinePilot } from '../recording/line-pilot.ts';
import type { Recording } from '../recording/recording.ts';
import { curriculumStarts } from './curriculum-starts.ts';
import { recordRoughDrive } from './record-rough-drive.ts';
import { type DriveStudy, studyDrive } from './study-drive.ts';

/** A drive of the expert on the ideal line, and what it tells without labels. */
export interface TrackStudy {
  readonly recording: Recording;
  readonly study: DriveStudy;
  /** Shares of the lap for training to begin at (`startPlaces` of a run). */
  readonly starts: readonly number[];
}

/**
 * Has an expert drive the stock car on a track, at first undisturbed, and studies that. tfjs must have been started.
 * @throws RangeError where the car cannot get round the track
 */
export function studyTrack(file: TrackFile, seed: number): TrackStudy {
  const track = new Track(file);
  const car = carSpecOf(STOCK_CAR);
  const expert = new LinePilot(referenceLap(track, STOCK_CAR).line, car);
  const rng = new Rng(seed);
  const recording = recordRoughDrive({ track, car, expert }, rng);
  const study = studyDrive(recording, track, rng);
  return { recording, study, starts: curriculumStarts(study.hardPlaces, track.length) };
}
