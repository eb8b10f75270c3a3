import { Rng } from '../math/rng.ts';
import { type Sampling, type BenchmarkResult, measure } from '../nn/benchmark.ts';
import { DEFAULT_ACTIONS } from '../race/action-space.ts';
import { parseRaceSpec, type RaceSpec, TIME_TRIAL } from '../race/race-spec.ts';
import { RacingEnv } from '../race/racing-env.ts';
import type { RewardBatch } from '../reward/step-params.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { STOCK_CAR } from '../sim/cars.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';

const NUM_CARS = 64;
/** Steps between two `takeRewards`, as in training. */
const ROLLOUT_STEPS = 16;
const SEED = 1;

/**
 * What `bench env` shows: steps of the whole environment (physics of the stock car, rules, params, observations) under
 * random actions, on a flat and on a hilly track, among boxes and among bot cars, and what each of these costs.
 */
export function runEnvBenchmark(
  tracks: { readonly flat: TrackFile; readonly hilly: TrackFile },
  sampling: Sampling,
): BenchmarkResult[] {
  const flat = measureTrack(tracks.flat, sampling);
  const hilly = measureTrack(tracks.hilly, sampling);
  const boxes = parseRaceSpec({ type: 'object-avoidance', boxes: 6 });
  const amongBoxes = measureTrack(tracks.flat, sampling, boxes, ', 6 boxes each');
  const bots = parseRaceSpec({ type: 'head-to-bot', bots: 3, laneChanges: true });
  const amongBots = measureTrack(tracks.flat, sampling, bots, ', 3 bots each');
  return [
    flat,
    hilly,
    amongBoxes,
    amongBots,
    compare(`${tracks.hilly.id} / ${tracks.flat.id}`, hilly, flat),
    compare('6 boxes / empty road', amongBoxes, flat),
    compare('3 bots / empty road', amongBots, flat),
  ];
}

function compare(name: string, a: BenchmarkResult, b: BenchmarkResult): BenchmarkResult {
  return { name, value: a.value / b.value, unit: 'ratio', samples: a.samples };
}

function measureTrack(
  file: TrackFile,
  sampling: Sampling,
  race: RaceSpec = TIME_TRIAL,
  among = '',
): BenchmarkResult {
  const scorer = {
    score: ({ numSteps, numCars }: RewardBatch) => Promise.resolve(new Float64Array(numSteps * numCars)),
  };
  const track = new Track(file);
  const car = carSpecOf(STOCK_CAR);
  const env = new RacingEnv({ track, car, numCars: NUM_CARS, actions: DEFAULT_ACTIONS, scorer, race });
  env.reset({ seed: SEED });
  const rng = new Rng(SEED);
  const actions = new Float32Array(2 * NUM_CARS);
  const run = (): void => {
    for (let t = 0; t < ROLLOUT_STEPS; t++) {
      for (let i = 0; i < NUM_CARS; i++) {
        actions[2 * i] = 60 * rng.uniform() - 30;
        actions[2 * i + 1] = 0.5 + 3.5 * rng.uniform();
      }
      env.step(actions);
    }
    void env.takeRewards();
  };
  const perStep = measure(
    { name: '', unit: 's', scale: 1e-3 / (ROLLOUT_STEPS * NUM_CARS), calls: 20, run },
    sampling,
  );
  return {
    name: `control steps on ${file.id}, ${NUM_CARS} cars${among}`,
    value: 1 / perStep.value,
    unit: 'steps/CPU-s',
    samples: perStep.samples,
  };
}
