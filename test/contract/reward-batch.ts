import { Rng } from '../../src/math/rng.ts';
import { COLUMN, OBJECT_COLUMN, OBJECT_SIZE, ROW_SIZE, rowSize } from '../../src/reward/step-params.ts';
import type { RewardBatch, ScoringContext, Waypoint } from '../../src/reward/step-params.ts';

const NUM_WAYPOINTS = 40;
const circle = Array.from({ length: NUM_WAYPOINTS - 1 }, (_, i): Waypoint => {
  const angle = (2 * Math.PI * i) / (NUM_WAYPOINTS - 1);
  return [3 * Math.cos(angle), 3 * Math.sin(angle)];
});

/** Never −0, which JSON does not know. */
const roundTenth = (value: number): number => Math.round(10 * value) / 10 + 0;

export const TRACK_LENGTH = 6 * Math.PI;

/** Eight cars on two round tracks whose closing point repeats the first, with two objects in each car's way. */
export const SCORING_CONTEXT: ScoringContext = {
  numCars: 8,
  numObjects: 2,
  // Cars of even number drive on the circle, the others on one half as large.
  courses: [
    { trackLength: TRACK_LENGTH, waypoints: [...circle, circle[0]] },
    {
      trackLength: TRACK_LENGTH / 2,
      // Rounded, since what a reward prints has a limit.
      waypoints: [...circle, circle[0]].map(([x, y]) => [roundTenth(x / 2), roundTenth(y / 2)] as const),
    },
  ],
};

/** Doubles per call. */
export const CALL_SIZE = rowSize(SCORING_CONTEXT.numObjects);

/** Rows with every column set to something its key may hold; the same seed gives the same rows. */
export function randomBatch(numSteps: number, seed = 1): RewardBatch {
  const rng = new Rng(seed);
  const { numCars, numObjects } = SCORING_CONTEXT;
  const rows = new Float64Array(numSteps * numCars * CALL_SIZE);
  for (let call = 0; call < numSteps * numCars; call++) {
    const row = rows.subarray(call * CALL_SIZE, (call + 1) * CALL_SIZE);
    row.forEach((_, column) => (row[column] = 8 * rng.uniform() - 4));
    row[COLUMN.distance_from_center] = rng.uniform();
    row[COLUMN.projection_distance] = TRACK_LENGTH * rng.uniform();
    row[COLUMN.progress] = 100 * rng.uniform();
    row[COLUMN.steps] = 2 + Math.floor(call / numCars);
    row[COLUMN.heading] = 360 * rng.uniform() - 180;
    row[COLUMN.steering_angle] = 60 * rng.uniform() - 30;
    row[COLUMN.speed] = 4 * rng.uniform();
    row[COLUMN.track_width] = 0.6 + 0.5 * rng.uniform();
    row[COLUMN.sim_time] = call / numCars / 15;
    row[COLUMN.closest_previous] = rng.integer(NUM_WAYPOINTS - 1);
    row[COLUMN.closest_next] = row[COLUMN.closest_previous] + 1;
    row[COLUMN.flags] = rng.integer(64);
    row[COLUMN.closest_object_previous] = rng.integer(numObjects);
    row[COLUMN.closest_object_next] = rng.integer(numObjects);
    for (let k = 0; k < numObjects; k++) {
      row[ROW_SIZE + k * OBJECT_SIZE + OBJECT_COLUMN.left_of_center] = rng.integer(2);
    }
  }
  return { numSteps, numCars, rows };
}
