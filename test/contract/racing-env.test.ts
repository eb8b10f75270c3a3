import { type ActionSpaceSpec, DEFAULT_ACTIONS } from '../../src/race/action-space.ts';
import { parseRaceSpec } from '../../src/race/race-spec.ts';
import { RacingEnv } from '../../src/race/racing-env.ts';
import { TrackSetEnv } from '../../src/race/track-set-env.ts';
import { COLUMN, type RewardBatch } from '../../src/reward/step-params.ts';
import { Track } from '../../src/track/track.ts';
import { describeEnvContract } from './env-contract.ts';
import { trackFile, trackFiles } from './track-files.ts';

const DISCRETE: ActionSpaceSpec = {
  type: 'discrete',
  actions: [-30, -15, 0, 15, 30].flatMap((steering_angle) => [
    { steering_angle, speed: 1 },
    { steering_angle, speed: 3 },
  ]),
};

/** Rewards that show whose step it was. */
const scorer = {
  score: ({ rows, numSteps, numCars }: RewardBatch): Promise<Float64Array> => {
    const size = rows.length / (numSteps * numCars);
    return Promise.resolve(
      Float64Array.from({ length: numSteps * numCars }, (_, k) => rows[k * size + COLUMN.progress]),
    );
  },
};

for (const file of trackFiles) {
  const track = new Track(file);
  for (const actions of [DEFAULT_ACTIONS, DISCRETE]) {
    describeEnvContract(
      `Racing-v2 on ${file.id} with ${actions.type} actions`,
      () => new RacingEnv({ track, numCars: 6, actions, scorer }),
    );
  }
}

for (const [spec, numCars] of [
  [{ type: 'time-trial' }, 7],
  [{ type: 'object-avoidance', boxes: 2 }, 3],
] as const) {
  const tracks = ['home', 'ridge', 'narrows'].map((id) => new Track(trackFile(id)));
  const race = parseRaceSpec(spec);
  describeEnvContract(
    `Racing-v2 on three tracks as ${JSON.stringify(spec)} with ${numCars} cars`,
    () => new TrackSetEnv({ tracks, numCars, actions: DEFAULT_ACTIONS, scorer, race }),
  );
}

const RACES = [
  { type: 'time-trial' },
  { type: 'object-avoidance' },
  { type: 'object-avoidance', boxes: 3, placement: 'even' },
  { type: 'head-to-bot' },
  { type: 'head-to-bot', bots: 6, speed: 2, laneChanges: true, placement: 'random' },
];

for (const id of ['home', 'bow-tie', 'ridge']) {
  const track = new Track(trackFile(id));
  for (const spec of RACES) {
    for (const alternateDirection of [false, true]) {
      const race = parseRaceSpec(spec);
      describeEnvContract(
        `Racing-v2 on ${id} as ${JSON.stringify(spec)}, ${alternateDirection ? 'both ways round' : 'one way round'},`,
        () =>
          new RacingEnv({ track, numCars: 6, actions: DEFAULT_ACTIONS, scorer, race, alternateDirection }),
      );
    }
  }
}
