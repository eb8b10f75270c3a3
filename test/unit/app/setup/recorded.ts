import type { RecordedEpisode } from '../../../../src/training/recorded-episode.ts';
import { POSE, POSE_SIZE } from '../../../../src/workers/protocol.ts';

/** A drive along x at a metre per step, with observations that name their step; a completed lap unless told otherwise. */
export function recordedEpisode(numSteps: number, patch: Partial<RecordedEpisode> = {}): RecordedEpisode {
  const poses = new Float32Array(numSteps * POSE_SIZE);
  for (let k = 0; k < numSteps; k++) {
    const at = k * POSE_SIZE;
    poses[at + POSE.x] = k;
    poses[at + POSE.qw] = 1;
    poses[at + POSE.speed] = 15;
    poses[at + POSE.progress] = (100 * k) / (numSteps - 1);
  }
  return {
    status: 'lap_complete',
    progress: 100,
    lapTime: (numSteps - 1) / 15,
    numSteps,
    poses,
    objects: null,
    observations: Float32Array.from({ length: numSteps }, (_, k) => k),
    params: Float64Array.from({ length: numSteps }, (_, k) => k),
    sights: null,
    ...patch,
  };
}
