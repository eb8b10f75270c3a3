import type { Rng } from '../../math/rng.ts';
import { type DriveOptions, recordDrive } from '../recording/record-drive.ts';
import { joinRecordings, type Recording } from '../recording/recording.ts';

/** Standing starts, evenly spaced: so many undisturbed, of two laps each, and twice as many disturbed, of one. */
const STARTS = 10;
/** How strongly the hand that steers is pushed [°], and for how long each time [s]: half of such laps and more end off the road. */
const PUSHES = { steering: 12, seconds: 0.5 };

/** A drive that is mostly calm and sometimes goes wrong: an expert, undisturbed at first, then pushed off what it meant to do. */
export function recordRoughDrive(
  options: Pick<DriveOptions, 'track' | 'car' | 'expert'>,
  rng: Rng,
): Recording {
  const spread = (count: number): number[] => Array.from({ length: count }, (_, i) => i / count);
  return joinRecordings([
    recordDrive({ ...options, starts: spread(STARTS), laps: 2 }),
    recordDrive({ ...options, starts: spread(2 * STARTS), disturbance: { ...PUSHES, rng } }),
  ]);
}
