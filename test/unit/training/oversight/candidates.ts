import { type Evaluation, summariseTrials, type Trial } from '../../../../src/race/evaluation.ts';
import type { Candidate } from '../../../../src/training/oversight/best-criterion.ts';

function trial(progress: number, lapTime: number | null): Trial {
  const status = lapTime === null ? 'off_track' : 'lap_complete';
  return { progress, lapTime, offTracks: lapTime === null ? 1 : 0, crashes: 0, resets: 0, status };
}

/** Ten trials: a clean lap for each time, and drives that leave the track at `progress` percent for the rest. */
export function evaluationWith(lapTimes: readonly number[], progress = 50): Evaluation {
  const failures = Array.from({ length: 10 - lapTimes.length }, () => trial(progress, null));
  return summariseTrials([...lapTimes.map((time) => trial(100, time)), ...failures]);
}

export function candidate(
  lapTimes: readonly number[],
  { progress = 50, meanReward = null }: { progress?: number; meanReward?: number | null } = {},
): Candidate {
  return { evaluation: evaluationWith(lapTimes, progress), meanReward };
}

/** So many clean laps of the same time. */
export function laps(count: number, seconds: number): number[] {
  return Array.from({ length: count }, () => seconds);
}
