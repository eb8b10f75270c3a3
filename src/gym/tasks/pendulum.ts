import { clamp, wrap } from '../../math/scalar.ts';
import type { Task } from './task.ts';

const GRAVITY = 10;
/** kg and m. */
const MASS = 1;
const LENGTH = 1;
/** rad/s */
const MAX_SPEED = 8;
/** N m */
const MAX_TORQUE = 2;
/** Seconds between two steps. */
const TIME_STEP = 0.05;
const MAX_EPISODE_STEPS = 200;

/**
 * Gymnasium's Pendulum-v1: swing a rod up by a torque that is too weak to lift it at once, and hold it. State: angle from
 * upright in rad, not wrapped, and angular velocity in rad/s; seen are cosine, sine and angular velocity. Reward
 * −(θ² + 0.1 θ̇² + 0.001 u²) with θ in [−π, π), of the state before the step. Episodes only ever end by truncation.
 */
export const PENDULUM: Task = {
  id: 'Pendulum-v1',
  observationSpace: { type: 'box', low: [-1, -1, -MAX_SPEED], high: [1, 1, MAX_SPEED] },
  actionSpace: { type: 'box', low: [-MAX_TORQUE], high: [MAX_TORQUE] },
  stateSize: 2,
  maxEpisodeSteps: MAX_EPISODE_STEPS,

  reset(state, rng) {
    state[0] = Math.PI * (2 * rng.uniform() - 1);
    state[1] = 2 * rng.uniform() - 1;
  },

  step(state, torque) {
    const [angle, velocity] = state;
    const error = wrap(angle + Math.PI, 2 * Math.PI) - Math.PI;
    const cost = error * error + 0.1 * velocity * velocity + 0.001 * torque * torque;
    const acceleration =
      ((3 * GRAVITY) / (2 * LENGTH)) * Math.sin(angle) + (3 / (MASS * LENGTH * LENGTH)) * torque;
    state[1] = clamp(velocity + acceleration * TIME_STEP, -MAX_SPEED, MAX_SPEED);
    state[0] = angle + state[1] * TIME_STEP;
    return -cost;
  },

  isTerminal: () => false,

  observe(state, observations, first) {
    observations[first] = Math.cos(state[0]);
    observations[first + 1] = Math.sin(state[0]);
    observations[first + 2] = state[1]!;
  },
};
