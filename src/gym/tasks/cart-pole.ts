import type { Task } from './task.ts';

const GRAVITY = 9.8;
const POLE_MASS = 0.1;
const TOTAL_MASS = 1 + POLE_MASS;
/** Half of the pole's length, m. */
const HALF_LENGTH = 0.5;
/** N, to the left or to the right. */
const FORCE = 10;
/** Seconds between two steps. */
const TIME_STEP = 0.02;
/** Beyond these the episode is lost: metres from the middle, radians from upright. */
const POSITION_LIMIT = 2.4;
const ANGLE_LIMIT = (12 * 2 * Math.PI) / 360;
/** Every number of the first state is uniform in ± this. */
const START_RANGE = 0.05;
const MAX_EPISODE_STEPS = 500;

/**
 * Gymnasium's CartPole-v1: push a cart left (0) or right (1) so that its pole stays up. Reward 1 for every step, the last
 * one included. State: position m, velocity m/s, pole angle rad, angular velocity rad/s.
 *
 * Barto, Sutton & Anderson 1983, with the corrected equations of Florian 2007 ("Correct equations for the dynamics of the
 * cart-pole system") without friction and Euler's explicit integration, as Gymnasium 1.x has them.
 */
export const CART_POLE: Task = {
  id: 'CartPole-v1',
  // Twice the limits: the state that loses is still an observation.
  observationSpace: {
    type: 'box',
    low: [-2 * POSITION_LIMIT, -Infinity, -2 * ANGLE_LIMIT, -Infinity],
    high: [2 * POSITION_LIMIT, Infinity, 2 * ANGLE_LIMIT, Infinity],
  },
  actionSpace: { type: 'discrete', n: 2 },
  stateSize: 4,
  maxEpisodeSteps: MAX_EPISODE_STEPS,

  reset(state, rng) {
    for (let i = 0; i < 4; i++) state[i] = START_RANGE * (2 * rng.uniform() - 1);
  },

  step(state, action) {
    const [, velocity, angle, angularVelocity] = state;
    const force = action === 1 ? FORCE : -FORCE;
    const sin = Math.sin(angle);
    const cos = Math.cos(angle);
    const poleMoment = POLE_MASS * HALF_LENGTH;
    const push = (force + poleMoment * angularVelocity * angularVelocity * sin) / TOTAL_MASS;
    const angularAcceleration =
      (GRAVITY * sin - cos * push) / (HALF_LENGTH * (4 / 3 - (POLE_MASS * cos * cos) / TOTAL_MASS));
    const acceleration = push - (poleMoment * angularAcceleration * cos) / TOTAL_MASS;
    state[0] += TIME_STEP * velocity;
    state[1] += TIME_STEP * acceleration;
    state[2] += TIME_STEP * angularVelocity;
    state[3] += TIME_STEP * angularAcceleration;
    return 1;
  },

  isTerminal: (state) => Math.abs(state[0]) > POSITION_LIMIT || Math.abs(state[2]) > ANGLE_LIMIT,

  observe(state, observations, first) {
    for (let i = 0; i < 4; i++) observations[first + i] = state[i]!;
  },
};
