import type { TrackFile } from '../../track/track-file.ts';
import type { RecordedLap } from '../recorded-laps.ts';

/** Where recorded laps come from: laps by drives, each found when it is first asked for. */
export interface LapSource {
  readonly track: TrackFile;
  readonly numDrives: number;
  /** How many laps there are, looked at or not. */
  readonly numLaps: number;
  /** @returns at least one lap */
  lapsOf(drive: number): readonly RecordedLap[];
  /** What each of the laps had earned when it was driven, by step; null where nobody paid for them. */
  earnedBy(drive: number): readonly Float64Array[] | null;
}
