import type { Rng } from '../../math/rng.ts';

/** A corridor of cells in a row: one begins in the first and gets a reward of 1 for reaching the last, which ends the episode. */
export const CORRIDOR = { cells: 8, gamma: 0.9, rate: 0.5, exploring: 0.1, mostSteps: 200 } as const;

const GOAL = CORRIDOR.cells - 1;
/** What `bonus` pays for a step to the right: enough to make walking to and fro pay more than arriving. */
const BONUS = 0.4;
/** What a cell is worth more in `potential` than the one before it. */
const PER_CELL = 0.1;

/** What is paid beside the reward for arriving: nothing, a difference of potentials, or a bonus for each step to the right. */
export type Shaping = 'none' | 'potential' | 'bonus';

/** Of each cell what a step to the left and to the right is believed to be worth. */
export type CellValues = readonly (readonly [left: number, right: number])[];

export interface Walk {
  readonly values: CellValues;
  /** Steps of each episode so far. */
  readonly episodes: readonly number[];
}

export function firstWalk(): Walk {
  return { values: Array.from({ length: GOAL }, () => [0, 0] as const), episodes: [] };
}

/** Φ: higher the nearer the goal, and 0 in it, as wherever an episode ends. */
export function potentialOf(cell: number): number {
  return cell === GOAL ? 0 : PER_CELL * cell;
}

/** What is paid for a step. */
export function payFor(from: number, to: number, shaping: Shaping): number {
  const arrival = to === GOAL ? 1 : 0;
  if (shaping === 'potential') return arrival + CORRIDOR.gamma * potentialOf(to) - potentialOf(from);
  return arrival + (shaping === 'bonus' && to > from ? BONUS : 0);
}

/** One episode of Q-learning, from the first cell until the goal or until it has taken too long. */
export function walkOnce({ values, episodes }: Walk, shaping: Shaping, rng: Rng): Walk {
  const learnt = values.map(([left, right]) => [left, right] as [number, number]);
  let cell = 0;
  let steps = 0;
  while (cell !== GOAL && steps < CORRIDOR.mostSteps) {
    const action = choose(learnt[cell], rng);
    const next = stepFrom(cell, action);
    const target = payFor(cell, next, shaping) + CORRIDOR.gamma * worthOf(learnt, next);
    learnt[cell][action] += CORRIDOR.rate * (target - learnt[cell][action]);
    cell = next;
    steps++;
  }
  return { values: learnt, episodes: [...episodes, steps] };
}

/** What steps are really worth to somebody who does the best from then on: the fixed point of Bellman's equation. */
export function trueValues(shaping: Shaping): CellValues {
  let values = firstWalk().values;
  // Each sweep makes what is missing smaller by γ: far below what a number can hold.
  for (let sweep = 0; sweep < 500; sweep++) {
    const before = values;
    const valueOf = (cell: number, action: number): number => {
      const next = stepFrom(cell, action);
      return payFor(cell, next, shaping) + CORRIDOR.gamma * worthOf(before, next);
    };
    values = before.map((_, cell) => [valueOf(cell, 0), valueOf(cell, 1)] as const);
  }
  return values;
}

/** What the best step from a cell is worth; 0 at the goal, where all is over. */
function worthOf(values: CellValues, cell: number): number {
  return cell === GOAL ? 0 : Math.max(...values[cell]);
}

/** The wall on the left stops. */
function stepFrom(cell: number, action: number): number {
  return action === 1 ? cell + 1 : Math.max(0, cell - 1);
}

function choose([left, right]: readonly [number, number], rng: Rng): 0 | 1 {
  const explores = rng.uniform() < CORRIDOR.exploring;
  const coin = rng.uniform() < 0.5 ? 0 : 1;
  if (explores || left === right) return coin;
  return right > left ? 1 : 0;
}
