import type { RewardProfile } from '../../reward/profile/profile.ts';
import { profileReward } from '../../reward/profile/profile-reward.ts';
import { makeReviewStates } from '../../reward/review/review-states.ts';
import { openTrial, type TrackTrial } from './track-trial.ts';

export interface TrackProfileRequest extends TrackTrial {
  /** Seconds that scoring has used so far, on any clock. */
  readonly clock: () => number;
}

/**
 * Profiles a reward along the laps of a trial; where nobody has driven, along one that is placed on the centre line, and in
 * the situations that every reward has to have an answer to.
 * @throws RewardLoadError, RewardCallError, ProfileError
 */
export async function profileOnTrack(request: TrackProfileRequest): Promise<RewardProfile> {
  const { source, laps, clock } = request;
  const { scene, episodes: scorer } = openTrial(request);
  const states = makeReviewStates(scene, laps, null);
  const situations = states.areLapsPlaced ? [...states.situations, { rows: states.departure }] : [];
  return profileReward({
    source,
    episodes: [...states.laps, ...situations].map(({ rows }) => rows),
    rowSize: scene.params.rowSize,
    scorer,
    clock,
  });
}
