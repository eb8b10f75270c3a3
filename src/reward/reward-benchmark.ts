import { Rng } from '../math/rng.ts';
import { median } from '../math/statistics.ts';
import type { RewardScorer, RewardSource } from './reward-scorer.ts';
import { COLUMN, ROW_SIZE } from './step-params.ts';
import type { RewardBatch, ScoringContext, Waypoint } from './step-params.ts';
import { findTemplate } from './templates.ts';

/** One measured figure: the median of its samples. */
export interface RewardBenchmarkResult {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms';
  /** How many samples were taken. */
  readonly samples: number;
}

const NUM_CARS = 64;
const NUM_STEPS = 16;
const NUM_WAYPOINTS = 119;
/** Batches per sample: one alone is too short for a CPU clock. */
const BATCHES = 20;
const SAMPLES = 11;

/** The service's sample that compares the car's heading with the track's: the usual cost of using waypoints. */
const WAYPOINT_HEADING: RewardSource = {
  language: 'python',
  file: 'waypoint-heading.py',
  code: `import math

def reward_function(params):
    waypoints = params['waypoints']
    previous, following = params['closest_waypoints']
    x0, y0 = waypoints[previous]
    x1, y1 = waypoints[following]
    difference = abs(math.degrees(math.atan2(y1 - y0, x1 - x0)) - params['heading'])
    if difference > 180:
        difference = 360 - difference
    return 0.5 if difference > 10 else 1.0
`,
};

/** Prints in every call, as people do who look for a mistake. */
const PRINTING: RewardSource = {
  ...WAYPOINT_HEADING,
  file: 'waypoint-heading.py, printing',
  code: WAYPOINT_HEADING.code.replace('    return', "    print('difference', difference)\n    return"),
};

/**
 * Milliseconds to score a rollout of 1,024 calls (16 steps of 64 cars, 119 waypoints), all messages included.
 * @param scorer loads one reward after the other
 * @param clock milliseconds that passed, of the CPU or on the wall
 */
export async function runRewardBenchmark(
  scorer: RewardScorer,
  clock: () => number,
): Promise<RewardBenchmarkResult[]> {
  const sources = [
    findTemplate('centre-line.ts'),
    findTemplate('centre-line.py'),
    WAYPOINT_HEADING,
    PRINTING,
  ];
  const batch = makeBatch();
  const results: RewardBenchmarkResult[] = [];
  for (const source of sources) {
    if (!source) throw new Error('a template of the benchmark is missing');
    await scorer.load(source, makeContext());
    await scoreTimes(scorer, batch, 10 * BATCHES); // until the engine has compiled what is hot
    const times: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      const start = clock();
      await scoreTimes(scorer, batch, BATCHES);
      times.push((clock() - start) / BATCHES);
    }
    results.push({
      name: `reward: 1,024 calls of ${source.file}`,
      value: median(times)!,
      unit: 'ms',
      samples: SAMPLES,
    });
  }
  return results;
}

async function scoreTimes(scorer: RewardScorer, batch: RewardBatch, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await scorer.score(batch);
}

function makeContext(): ScoringContext {
  const waypoints = Array.from({ length: NUM_WAYPOINTS }, (_, i): Waypoint => {
    const angle = (2 * Math.PI * i) / (NUM_WAYPOINTS - 1);
    return [3 * Math.cos(angle), 2 * Math.sin(angle)];
  });
  return { numCars: NUM_CARS, numObjects: 0, courses: [{ trackLength: 15.87, waypoints }] };
}

function makeBatch(): RewardBatch {
  const rng = new Rng(1);
  const rows = new Float64Array(NUM_STEPS * NUM_CARS * ROW_SIZE);
  for (let offset = 0; offset < rows.length; offset += ROW_SIZE) {
    for (let column = 0; column < ROW_SIZE; column++) rows[offset + column] = rng.uniform();
    rows[offset + COLUMN.steps] = 2 + Math.floor(offset / ROW_SIZE / NUM_CARS);
    rows[offset + COLUMN.heading] = 360 * rng.uniform() - 180;
    rows[offset + COLUMN.closest_previous] = rng.integer(NUM_WAYPOINTS - 1);
    rows[offset + COLUMN.closest_next] = rows[offset + COLUMN.closest_previous] + 1;
    rows[offset + COLUMN.flags] = rng.integer(4);
  }
  return { numSteps: NUM_STEPS, numCars: NUM_CARS, rows };
}
