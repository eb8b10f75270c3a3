import type { ActionSpace } from '../gym/space.ts';
import { Categorical } from './categorical.ts';
import { DiagonalGaussian } from './diagonal-gaussian.ts';
import type { ActionDistribution, DistributionName, GreedyDistribution } from './distribution.ts';
import { SquashedGaussian } from './squashed-gaussian.ts';

/** The family of distributions that fits an action space, for learners on policy. */
export function createDistribution(space: ActionSpace): ActionDistribution {
  return space.type === 'discrete' ? new Categorical(space.n) : new DiagonalGaussian(space.low.length);
}

/** The family of that name, for acting greedily. @throws RangeError if it has no such actions */
export function createGreedyDistribution(name: DistributionName, space: ActionSpace): GreedyDistribution {
  const made =
    name === 'squashed-gaussian' && space.type === 'box'
      ? new SquashedGaussian(space.low.length)
      : createDistribution(space);
  if (made.name !== name) throw new RangeError(`A ${name} distribution has no ${space.type} actions`);
  return made;
}
