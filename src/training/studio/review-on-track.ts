import type { Finding } from '../../reward/review/finding.ts';
import { reviewReward } from '../../reward/review/review-reward.ts';
import { createScene } from '../create-scene.ts';
import { openTrial, type TrackTrial } from './track-trial.ts';

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
