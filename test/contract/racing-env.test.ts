import { type ActionSpaceSpec, DEFAULT_ACTIONS } from '../../src/race/action-space.ts';
import { RacingEnv } from '../../src/race/racing-env.ts';
import { COLUMN, type RewardBatch, ROW_SIZE } from '../../src/reward/step-params.ts';
import { Track } from '../../src/track/track.ts';
import { describeEnvContract } from './env-contract.ts';
import { trackFiles } from './track-files.ts';

const DISCRETE: ActionSpaceSpec = {
  type: 'discrete',
  actions: [-30, -15, 0, 15, 30].flatMap((steering_angle) => [
    { steering_angle, speed: 1 },
    { steering_angle, speed: 3 },
  ]),
};

/** Rewards that show whose step it was. */
const scorer = {
  score: ({ rows }: RewardBatch): Promise<Float64Array> =>
    Promise.resolve(
      Float64Array.from({ length: rows.length / ROW_SIZE }, (_, k) => rows[k * ROW_SIZE + COLUMN.progress]),
    ),
};

for (const file of trackFiles) {
  const track = new Track(file);
  for (const actions of [DEFAULT_ACTIONS, DISCRETE]) {
    describeEnvContract(
      `Racing-v0 on ${file.id} with ${actions.type} actions`,
      () => new RacingEnv({ track, numCars: 6, actions, scorer }),
    );
  }
}
