import { LinePilot } from '../../../../src/lab/recording/line-pilot.ts';
import { type DriveOptions, recordDrive } from '../../../../src/lab/recording/record-drive.ts';
import type { ContinuousActions } from '../../../../src/lab/supervised/labels.ts';
import { DEFAULT_ACTIONS } from '../../../../src/race/action-space.ts';
import { carSpecOf } from '../../../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../../../src/sim/cars.ts';
import { Track } from '../../../../src/track/track.ts';
import { referenceLap } from '../../../../src/training/reference-lap.ts';
import { trackFile } from '../../../contract/track-files.ts';

export const track = new Track(trackFile('home'));
export const car = carSpecOf(STOCK_CAR);
export const expert = new LinePilot(referenceLap(track, STOCK_CAR).line, car);
export const actions = DEFAULT_ACTIONS as ContinuousActions;

/** A drive of the expert on the home track, one lap from the line unless told otherwise. */
export function homeDrive(options: Partial<DriveOptions> = {}) {
  return recordDrive({ track, car, expert, ...options });
}
