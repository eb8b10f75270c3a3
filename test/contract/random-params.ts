import type { Rng } from '../../src/math/rng.ts';
import { paramsFromRow } from '../../src/reward/step-params.ts';
import type { RewardParams } from '../../src/reward/step-params.ts';
import { CALL_SIZE, TRACK_LENGTH, randomBatch, SCORING_CONTEXT } from './reward-batch.ts';

/** Params dicts with and without objects, near and far, in one lane and the other. */
export function randomParams(count: number, rng: Rng): RewardParams[] {
  const { rows } = randomBatch(Math.ceil(count / SCORING_CONTEXT.numCars), rng.integer(1e6));
  return Array.from({ length: count }, (_, call) => {
    const context = { ...SCORING_CONTEXT, numObjects: 0 };
    const params = paramsFromRow(rows, call * CALL_SIZE, context, call % context.numCars);
    // Runs of rising steps, as episodes have them.
    params.steps = 2 + (call % (5 + rng.integer(3)));
    const numObjects = rng.integer(7);
    for (let i = 0; i < numObjects; i++) {
      const angle = 2 * Math.PI * rng.uniform();
      const distance = 1.2 * rng.uniform();
      params.objects_location.push([
        params.x + distance * Math.cos(angle),
        params.y + distance * Math.sin(angle),
      ]);
      params.objects_distance.push(TRACK_LENGTH * rng.uniform());
      params.objects_distance_from_center.push(0.4 * rng.uniform());
      params.objects_left_of_center.push(rng.uniform() < 0.5);
      params.objects_heading.push(2 * Math.PI * rng.uniform() - Math.PI);
      params.objects_speed.push(4 * rng.uniform());
    }
    params.closest_objects = numObjects > 0 ? [rng.integer(numObjects), rng.integer(numObjects)] : [0, 0];
    return params;
  });
}
