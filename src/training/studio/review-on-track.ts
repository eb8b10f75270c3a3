import type { RaceSpec } from '../../race/race-spec.ts';
import type { Finding } from '../../reward/review/finding.ts';
import { reviewReward } from '../../reward/review/review-reward.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { createScene } from '../create-scene.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { type RecordedLap, recordLaps } from '../recorded-laps.ts';
import { openTrial, type TrackTrial } from './track-trial.ts';

/** Standing starts, a lap each. */
const TRIAL_STARTS = [
  { starts: 2, noise: 0 },
  { starts: 4, noise: 0.3 },
] as const;

export interface TrackReviewRequest extends TrackTrial {
  /** Whether every other episode is driven the other way round. Default false. */
  readonly alternateDirection?: boolean | undefined;
  /** Seconds that scoring has used so far; null where nobody can tell. */
  readonly clock: (() => number) | null;
}

/** Reviews a reward for a track and a race, on laps that were driven for it. */
export async function reviewOnTrack(request: TrackReviewRequest): Promise<Finding[]> {
  const { source, track, race, car, seed, laps, clock, alternateDirection = false } = request;
  const { scene, episodes } = openTrial(request);
  return reviewReward({
    source,
    race: {
      type: race.type,
      hasBothDirections: alternateDirection,
      headingUnit: race.type === 'head-to-bot' ? race.headings : 'radians',
    },
    scene,
    reversed: alternateDirection ? createScene(track, { race, car, seed, isReversed: true }) : null,
    laps,
    scorer: episodes,
    clock,
  });
}

/** The laps that rewards are tried on: undisturbed ones, and disturbed ones that leave the line and the road. */
export function trialLaps(policy: PolicySnapshot, track: TrackFile, race: RaceSpec): RecordedLap[] {
  return TRIAL_STARTS.flatMap((start) => recordLaps(policy, track, { race, ...start }));
}
