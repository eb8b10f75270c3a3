import { NodeScorer } from '../../../../src/cli/scorer.ts';
import type { RewardProfile } from '../../../../src/reward/profile/profile.ts';
import { profileReward } from '../../../../src/reward/profile/profile-reward.ts';
import type { RewardLanguage } from '../../../../src/reward/reward-scorer.ts';
import { EpisodeScorer } from '../../../../src/reward/score-episodes.ts';
import { COLUMN, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';

const python = new NodeScorer({ limits: PATIENT_LIMITS });
const javascript = new NodeScorer({ limits: PATIENT_LIMITS });

/** Call when all is done. */
export function closeScorers(): void {
  for (const scorer of [python, javascript]) scorer.close();
}

/** Steps at the speeds 0, 1, 2 … m/s. */
export function lap(steps: number): Float64Array {
  const rows = new Float64Array(steps * ROW_SIZE);
  for (let step = 0; step < steps; step++) rows[step * ROW_SIZE + COLUMN.speed] = step;
  return rows;
}

export const LAPS = [10, 3, 7, 10, 10, 10, 10, 10, 10, 10].map(lap);

export function profile(
  language: RewardLanguage,
  code: string,
  episodes: readonly Float64Array[] = LAPS,
): Promise<RewardProfile> {
  const scorer = language === 'python' ? python : javascript;
  return profileReward({
    source: { language, file: 'reward', code },
    episodes,
    rowSize: ROW_SIZE,
    scorer: new EpisodeScorer({ scorer, course: { trackLength: 10, waypoints: [] }, numObjects: 0 }),
    clock: () => scorer.cpuSeconds + scorer.threadCpuSeconds,
  });
}

/** `line×count` */
export const counts = ({ lines }: RewardProfile): string =>
  lines.map(({ line, count }) => `${line}×${count}`).join(' ');

/** `line kind text: taken of` */
export const ways = ({ branches }: RewardProfile): string[] =>
  branches.map(({ line, kind, text, taken, of }) => `${line} ${kind} ${text}: ${taken} of ${of}`);
