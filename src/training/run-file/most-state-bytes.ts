import { createObserver } from '../../race/observers/create-observer.ts';
import { pictureOf } from '../../race/observers/observer.ts';
import { numObjectsOf } from '../../race/race-spec.ts';
import { rowSize } from '../../reward/step-params.ts';
import type { RunConfig } from '../run-config.ts';

/** Copies of a network's parameters that a learner keeps: SAC has eleven, of five networks, targets and moments of Adam. */
const COPIES = 16;
/** Numbers behind the convolutions for each number of a picture, and in all filters: see `CONVOLUTIONS`. */
const FEATURES_PER_INPUT = 16;
const MOST_FILTER_WEIGHTS = 65_536;
/** Steps that a replay memory grows by, with room for where its arrays begin. */
const CHUNK = { rows: 1024, spare: 64 } as const;
/** For where a car is, its commands under way, its objects and its episode; what a camera saw before comes on top. */
const CAR_BYTES = 65_536;
const FRAMES = 16;
const SPARE_BYTES = 1e6;

/** More than the state of a run of this config can have, bytes: what is larger is not its state. */
export function mostStateBytes({ sensors, actions, race, algorithm, numCars }: RunConfig): number {
  const { config } = algorithm;
  const observer = createObserver(sensors);
  const observed = observer.space.low.length;
  const outputs = actions.type === 'discrete' ? actions.actions.length : 4;
  const inputs = observed * (pictureOf(observer) === null ? 1 : FEATURES_PER_INPUT) + outputs;
  const sizes = [inputs, ...config.hiddenSizes, outputs];
  const parameters = sizes
    .slice(1)
    .reduce((sum, size, i) => sum + size * (sizes[i] + 1), MOST_FILTER_WEIGHTS);
  const remembered = 'bufferSize' in config ? config.bufferSize : 0;
  const transition = 4 * (2 * observed + outputs + 1) + 1;
  const memory = Math.ceil(remembered / CHUNK.rows) * (CHUNK.rows * transition + CHUNK.spare);
  const rows = 8 * config.numSteps * numCars * rowSize(numObjectsOf(race));
  const cars = numCars * (CAR_BYTES + FRAMES * observed);
  return COPIES * 4 * parameters + memory + rows + cars + SPARE_BYTES;
}
