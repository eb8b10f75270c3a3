/**
 * The runs that the pit radio is measured on: honest ones, and ones with a reward that is gamed, that pays for ending, that fails,
 * and with settings that break the networks or learn nothing. Trains them with the code as it is and writes their figures to
 * src/lab/radio/recorded-runs.json: `npm run remake:radio [-- --seeds 3]`, ten minutes.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readReward, readTrack } from '../../src/cli/files.ts';
import { nodeClock, startNodeNetworks } from '../../src/cli/node-platform.ts';
import { NodeScorer } from '../../src/cli/scorer.ts';
import {
  endedBadly,
  endingOf,
  type RunStory,
  type StoryEnding,
  storyOf,
} from '../../src/lab/radio/run-story.ts';
import type { RecordedRun } from '../../src/lab/radio/recorded-runs.ts';
import type { RewardSource } from '../../src/reward/reward-scorer.ts';
import { createRunConfig } from '../../src/training/run-settings.ts';
import { train } from '../../src/training/train.ts';
import { type CurveEvent, isEnd, type WarningEvent } from '../../src/training/training-event.ts';

/** Steps of every run: twelve evaluations. */
const MAX_STEPS = 24_576;

interface Case {
  readonly reward: RewardSource;
  readonly track: string;
  /** The lowest command of speed, m/s. */
  readonly slowest?: number;
  readonly learningRate?: number;
}

const own = (name: string, body: string): RewardSource => ({
  language: 'typescript',
  file: `${name}.ts`,
  code: `function reward_function(params: RewardParams): number {\n  ${body}\n}\n`,
});

const CASES: readonly Case[] = [
  { reward: readReward('fast-line.ts'), track: 'home' },
  { reward: readReward('fast-line.ts'), track: 'oval' },
  { reward: readReward('fast-line.ts'), track: 'trefoil' },
  { reward: readReward('fast-line.ts'), track: 'arrowhead' },
  { reward: readReward('racing-progress.ts'), track: 'home' },
  { reward: readReward('centre-line.ts'), track: 'oval' },
  { reward: readReward('centre-line.ts'), track: 'home', slowest: 0.1 },
  { reward: readReward('prevent-zig-zag.ts'), track: 'home', slowest: 0.1 },
  { reward: own('always-one', 'return 1;'), track: 'home', slowest: 0.1 },
  { reward: own('costs-only', 'return -1;'), track: 'home' },
  {
    reward: own(
      'fails-late',
      'if (params.progress > 40) throw new Error("progress above 40"); return params.progress / params.steps;',
    ),
    track: 'home',
  },
  { reward: readReward('fast-line.ts'), track: 'home', learningRate: 0.3 },
  { reward: readReward('fast-line.ts'), track: 'oval', learningRate: 1e-6 },
];

async function story({ track, reward, slowest = 0.5, learningRate }: Case, seed: number): Promise<RunStory> {
  const config = createRunConfig({
    track: readTrack(track),
    reward,
    actions: { type: 'continuous', steering_angle: { low: -30, high: 30 }, speed: { low: slowest, high: 4 } },
    ...(learningRate !== undefined && { algorithm: { name: 'ppo', config: { learningRate } } }),
    seed,
    maxSteps: MAX_STEPS,
  });
  const curve: CurveEvent[] = [];
  const warnings: WarningEvent[] = [];
  let ending: StoryEnding | null = null;
  const scorer = new NodeScorer();
  try {
    for await (const event of train(config, { scorer, clock: nodeClock })) {
      if (event.type === 'iteration' || event.type === 'evaluation') curve.push(event);
      else if (event.type === 'warning') warnings.push(event);
      else if (isEnd(event)) ending = endingOf(event, curve.at(-1)?.steps ?? 0);
    }
  } finally {
    scorer.close();
  }
  return storyOf({ track: config.track.name, reward: reward.file, curve, warnings, ending });
}

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' } } });
await startNodeNetworks();
const runs: RecordedRun[] = [];
for (const item of CASES)
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const told = await story(item, seed);
    runs.push({ seed, story: told });
    process.stderr.write(
      `${told.reward}, ${told.track}, seed ${seed}: ${told.ending?.kind}, ${endedBadly(told) ? 'badly' : 'well'}\n`,
    );
  }
// Steps are whole; of all else no more than three digits are said.
const isSteps = (name: string): boolean => name === 'steps' || name === 'seed';
const rounded = (name: string, value: unknown): unknown =>
  typeof value === 'number' && !isSteps(name) ? Number(value.toPrecision(4)) : value;
writeFileSync('src/lab/radio/recorded-runs.json', `${JSON.stringify(runs, rounded)}\n`);
