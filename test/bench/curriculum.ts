/**
 * Does it help to begin training where drives were unusual? An expert drives each track, undisturbed and disturbed; what is
 * unusual is found without labels; runs of the same seeds begin round the lap (as in the service), at hard places, and at as many
 * random ones: `npm run bench:curriculum -- [--seeds 5] [--first 1] [--only home,serpent] [--steps 4096] [--camera]`. A line per
 * track and kind of start.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readTrack } from '../../src/cli/files.ts';
import { nodeClock } from '../../src/cli/node-platform.ts';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { placeOf, type Recording } from '../../src/lab/recording/recording.ts';
import { studyTrack, type TrackStudy } from '../../src/lab/unsupervised/study-track.ts';
import { spearman } from '../../src/math/correlation.ts';
import { Rng } from '../../src/math/rng.ts';
import { mean, median } from '../../src/math/statistics.ts';
import { parseActionSpace } from '../../src/race/action-space.ts';
import { checkSensorSpec } from '../../src/race/observers/sensor-spec.ts';
import { findTemplate } from '../../src/reward/templates.ts';
import { createRunConfig } from '../../src/training/run-settings.ts';
import { train } from '../../src/training/train.ts';
import { startTensorflow } from '../unit/nn/start-tensorflow.ts';

/** Rollouts are of 1,024 steps: one evaluation after each. */
const INTERVAL = 1024;
const MOST_STEPS = 50_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    first: { type: 'string', default: '1' },
    only: { type: 'string', default: 'home,serpent,twin-apex,harbour' },
    /** After which clean laps are counted. */
    steps: { type: 'string', default: '4096' },
    /** From pictures alone, at 0.5–2 m/s, which takes several times the steps. */
    camera: { type: 'boolean', default: false },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i);
const countedAt = Number(values.steps);
const scorer = new NodeScorer();
const read = (file: string): string => readFileSync(`test/bench/${file}.json`, 'utf8');
const sight = values.camera
  ? {
      sensors: checkSensorSpec(JSON.parse(read('sensors-camera')), 'sensors'),
      actions: parseActionSpace(read('actions-half-to-two'), 'actions'),
    }
  : {};

interface Outcome {
  /** To the third evaluation in a row with ten of ten clean laps; Infinity where not reached. */
  readonly sustained: number;
  /** Clean laps of ten after `countedAt` steps. */
  readonly cleanLaps: number;
}

async function run(trackId: string, seed: number, startPlaces: readonly number[]): Promise<Outcome> {
  const config = createRunConfig({
    track: readTrack(trackId),
    reward: findTemplate('fast-line.ts')!,
    seed,
    startPlaces,
    ...sight,
    evaluationInterval: INTERVAL,
    maxSteps: MOST_STEPS,
    untilClean: true,
  });
  let [sustained, cleanLaps] = [Infinity, NaN];
  for await (const event of train(config, { scorer, clock: nodeClock })) {
    if (event.type === 'evaluation' && event.steps >= countedAt && Number.isNaN(cleanLaps))
      cleanLaps = 10 * event.evaluation.cleanShare;
    if (event.type === 'finished') sustained = event.summary.sustainedCleanSteps ?? Infinity;
  }
  process.stderr.write(`${trackId}, seed ${seed}: ${sustained} steps\n`);
  // A run that ended before had all of its laps clean.
  return { sustained, cleanLaps: Number.isNaN(cleanLaps) ? 10 : cleanLaps };
}

/** As many as a curriculum has, half of them evenly spaced, too, and half anywhere. */
function randomStarts(seed: number, count: number): number[] {
  const rng = new Rng(seed);
  return Array.from({ length: count }, (_, i) => (i % 2 === 0 ? i / count : rng.uniform()));
}

/** How well the hard places of one seed's drive say where those of the others leave the road: Spearman's ρ, the mean over seeds. */
function foresight(studies: readonly TrackStudy[]): number | null {
  const faults = studies.map(({ recording, study }) => faultsAlong(recording, study.hardPlaces.length));
  const found = studies.map(({ study: { hardPlaces } }, i) => {
    const others = faults.filter((_, j) => j !== i);
    return spearman(
      hardPlaces.map(({ anomaliesPerMetre }) => anomaliesPerMetre),
      hardPlaces.map((_, at) => others.reduce((sum, counts) => sum + counts[at], 0)),
    );
  });
  return mean(found.filter((rho) => rho !== null));
}

/** How many stints left the road on each of so many stretches of the lap. */
function faultsAlong(recording: Recording, stretches: number): number[] {
  const counts = new Array<number>(stretches).fill(0);
  for (const { first, rows, status } of recording.stints) {
    if (status !== 'off_track') continue;
    const share = placeOf(recording, first + rows - 1, 's') / recording.trackLength;
    counts[Math.min(stretches - 1, Math.floor(share * stretches))]++;
  }
  return counts;
}

await startTensorflow();
for (const id of values.only.split(',')) {
  const outcomes: Record<string, Outcome[]> = { 'round the lap': [], 'hard places': [], 'random places': [] };
  const studies: TrackStudy[] = [];
  for (const seed of seeds) {
    const study = studyTrack(readTrack(id), seed);
    studies.push(study);
    const hard = study.starts;
    outcomes['round the lap'].push(await run(id, seed, []));
    outcomes['hard places'].push(await run(id, seed, hard));
    outcomes['random places'].push(await run(id, seed, randomStarts(seed, hard.length)));
  }
  const rho = foresight(studies);
  process.stdout.write(
    `${id.padEnd(12)} hard places of one drive and faults of the others: ρ = ${rho?.toFixed(2) ?? '–'}\n`,
  );
  for (const [starts, all] of Object.entries(outcomes)) {
    const steps = all.map(({ sustained }) => sustained);
    const laps = all.map(({ cleanLaps }) => cleanLaps);
    process.stdout.write(
      `${id.padEnd(12)} ${starts.padEnd(14)} sustained clean after ${median(steps)} steps (worst ${Math.max(...steps)}; ${steps.join(' ')}), ` +
        `${mean(laps)!.toFixed(1)} of 10 laps clean after ${countedAt} (${laps.join(' ')})\n`,
    );
  }
}
scorer.close();
