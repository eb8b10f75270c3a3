import type { RaceSpec } from '../../race/race-spec.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { type RecordedLap, recordLaps } from '../recorded-laps.ts';
import type { LapSource } from './lap-source.ts';

/** Laps to be driven. */
export interface DrivenRecording {
  readonly track: TrackFile;
  readonly race: RaceSpec;
  /** Decides the noise, and where random objects are. */
  readonly seed: number;
  /** One or more. */
  readonly drives: readonly RecordedDrive[];
}

/** Standing starts of one policy, a lap each. */
export interface RecordedDrive {
  readonly policy: PolicySnapshot;
  readonly starts: number;
  /** How much its commands are disturbed, 0 … 1, see `recordLaps`. */
  readonly noise: number;
}

/** Laps of policies, driven when they are first asked for. */
export function drivenLaps({ track, race, seed, drives }: DrivenRecording): LapSource {
  const laps: RecordedLap[][] = [];
  return {
    track,
    numDrives: drives.length,
    numLaps: drives.reduce((sum, { starts }) => sum + starts, 0),
    lapsOf: (drive) => {
      const { policy, starts, noise } = drives[drive];
      return (laps[drive] ??= recordLaps(policy, track, { race, seed, starts, noise }));
    },
    earnedBy: () => null,
  };
}
