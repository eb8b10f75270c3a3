/**
 * Does the warning of a gamed reward come where it should, and only there? Where would runs end on a plateau, and what
 * would they miss? Trains with several seeds, one run after the other, and prints counts:
 * `npm run bench:oversight -- --seeds 5 [--only honest]`.
 */
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readReward, readTrack } from '../../src/cli/files.ts';
import { nodeClock, startNodeNetworks } from '../../src/cli/node-platform.ts';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { median } from '../../src/math/statistics.ts';
import { createRunConfig } from '../../src/training/run-settings.ts';
import { train } from '../../src/training/train.ts';
import { extendPlateau, NO_PLATEAU, PLATEAU_EVALUATIONS } from '../../src/training/oversight/plateau.ts';
import type { WarningEvent } from '../../src/training/training-event.ts';

/** Steps that every run has: 30 evaluations. */
const MAX_STEPS = 61_440;

interface Case {
  readonly name: string;
  readonly reward: string;
  /** m/s */
  readonly speed: { readonly low: number; readonly high: number };
  readonly tracks: readonly string[];
}

const FREE = { low: 0.1, high: 4 };
const STOCK = { low: 0.5, high: 4 };
const others = readdirSync('tracks')
  .map((file) => file.replace('.json', ''))
  .filter((id) => id !== 'home');

const CASES: readonly Case[] = [
  { name: 'gamed: centre-line.ts, 0.1–4 m/s', reward: 'centre-line.ts', speed: FREE, tracks: ['home'] },
  {
    name: 'gamed: prevent-zig-zag.ts, 0.1–4 m/s',
    reward: 'prevent-zig-zag.ts',
    speed: FREE,
    tracks: ['home'],
  },
  { name: 'honest: fast-line.ts', reward: 'fast-line.ts', speed: STOCK, tracks: ['home'] },
  { name: 'honest: fast-line.ts, 0.1–4 m/s', reward: 'fast-line.ts', speed: FREE, tracks: ['home'] },
  { name: 'honest: racing-progress.ts', reward: 'racing-progress.ts', speed: STOCK, tracks: ['home'] },
  { name: 'elsewhere: fast-line.ts, other tracks', reward: 'fast-line.ts', speed: STOCK, tracks: others },
  { name: 'slower: centre-line.ts', reward: 'centre-line.ts', speed: STOCK, tracks: ['home'] },
];

interface Outcome {
  readonly warnings: readonly WarningEvent[];
  /** Where the run would have ended on a plateau; null: nowhere. */
  readonly plateauSteps: number | null;
  /** By how much the best mean lap up to there is longer than the best of all; null where either is none. */
  readonly lapLoss: number | null;
}

async function watch({ reward, speed }: Case, track: string, seed: number): Promise<Outcome> {
  const config = createRunConfig({
    track: readTrack(track),
    reward: readReward(reward),
    actions: { type: 'continuous', steering_angle: { low: -30, high: 30 }, speed },
    seed,
    maxSteps: MAX_STEPS,
  });
  const scorer = new NodeScorer();
  const warnings: WarningEvent[] = [];
  let plateau = NO_PLATEAU;
  let plateauSteps: number | null = null;
  let lapThen: number | null = null;
  let lapNow: number | null = null;
  try {
    for await (const event of train(config, { scorer, clock: nodeClock })) {
      if (event.type === 'warning') warnings.push(event);
      if (event.type !== 'evaluation') continue;
      if (event.isBest) lapNow = event.evaluation.meanLap;
      plateau = extendPlateau(plateau, event, config.bestBy);
      if (plateauSteps !== null || plateau.evaluations < PLATEAU_EVALUATIONS) continue;
      [plateauSteps, lapThen] = [event.steps, lapNow];
    }
  } finally {
    scorer.close();
  }
  const lapLoss = lapThen === null || lapNow === null ? null : lapThen / lapNow - 1;
  return { warnings, plateauSteps, lapLoss };
}

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
});
await startNodeNetworks();
for (const item of CASES.filter(({ name }) => name.includes(values.only))) {
  const outcomes: Outcome[] = [];
  for (const track of item.tracks) {
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const outcome = await watch(item, track, seed);
      outcomes.push(outcome);
      const message = outcome.warnings[0]?.message ?? 'no warning';
      process.stderr.write(`${item.name}, ${track}, seed ${seed}: ${message}\n`);
    }
  }
  const firsts = outcomes.flatMap(({ warnings }) => warnings.slice(0, 1).map(({ steps }) => steps));
  const ends = outcomes.flatMap(({ plateauSteps }) => plateauSteps ?? []);
  const losses = outcomes.flatMap(({ plateauSteps, lapLoss }) =>
    plateauSteps === null ? [] : (lapLoss ?? []),
  );
  const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
  const when = firsts.length === 0 ? '' : ` (at ${Math.min(...firsts)} to ${Math.max(...firsts)} steps)`;
  process.stdout.write(
    `${item.name}: ${firsts.length} of ${outcomes.length} runs warned${when}; ${ends.length} would end on a plateau, ` +
      `median ${median(ends)} steps, mean lap longer by ${percent(median(losses))}, at most ${percent(losses.length === 0 ? null : Math.max(...losses))}\n`,
  );
}
