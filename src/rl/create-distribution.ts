import type { ActionSpace } from '../gym/space.ts';
import { Categorical } from './categorical.ts';
import { DiagonalGaussian } from './diagonal-gaussian.ts';
import type { ActionDistribution } from './distribution.ts';

/** The family of distributions that fits an action space. */
export function createDistribution(space: ActionSpace): ActionDistribution {
  return space.type === 'discrete' ? new Categorical(space.n) : new DiagonalGaussian(space.low.length);
}
