import type { ActionSpace, BoxSpace } from '../gym/space.ts';

/**
 * Turns a policy's actions into an environment's. A policy thinks in the box [−1, 1]ⁿ: its action is clipped to that box and
 * scaled linearly to the environment's bounds, as DeepRacer does it. Indices of discrete actions pass unchanged.
 */
export type ActionScaling = (actions: Float32Array, rows: number, envActions: Float32Array) => void;

/** @throws RangeError for a box without finite bounds, to which nothing can be scaled */
export function createActionScaling(space: ActionSpace): ActionScaling {
  return space.type === 'discrete' ? copyIndices : scaleToBox(space);
}

function copyIndices(actions: Float32Array, rows: number, envActions: Float32Array): void {
  for (let row = 0; row < rows; row++) envActions[row] = actions[row]!;
}

function scaleToBox({ low, high }: BoxSpace): ActionScaling {
  const size = low.length;
  const half = low.map((bound, j) => (high[j] - bound) / 2);
  if (!half.every((width) => Number.isFinite(width) && width >= 0)) {
    throw new RangeError(
      `A policy needs actions with finite bounds, not ${low.join(', ')} … ${high.join(', ')}`,
    );
  }
  return (actions, rows, envActions) => {
    for (let i = 0; i < rows * size; i++) {
      const j = i % size;
      const clipped = Math.min(1, Math.max(-1, actions[i]));
      // The bounds themselves are met exactly, whatever the rounding in between.
      envActions[i] = clipped === 1 ? high[j] : low[j] + (clipped + 1) * half[j];
    }
  };
}
