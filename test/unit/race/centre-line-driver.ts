import type { DeterministicPolicy } from '../../../src/race/evaluate-policy.ts';
import { OBSERVATION_SIZE } from '../../../src/race/observers/state-observer.ts';

/** Look-ahead point that is steered at: the second, 0.6 m ahead. */
const AHEAD = 6 + 2;

/** Steers at a point of the centre line (pure pursuit) at one speed; drives every track that is not too fast for it. */
export class CentreLineDriver implements DeterministicPolicy {
  constructor(readonly speed: number) {}

  act(observations: Float32Array, rows: number): Float32Array {
    const actions = new Float32Array(2 * rows);
    for (let row = 0; row < rows; row++) {
      const forward = observations[row * OBSERVATION_SIZE + AHEAD];
      const left = observations[row * OBSERVATION_SIZE + AHEAD + 1];
      const degrees = (Math.atan2(left, forward) * 180) / Math.PI;
      actions[2 * row] = Math.max(-30, Math.min(30, 1.2 * degrees));
      actions[2 * row + 1] = this.speed;
    }
    return actions;
  }
}
