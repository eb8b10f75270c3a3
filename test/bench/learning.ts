/**
 * How fast does it learn? Trains with several seeds and prints medians:
 * `npm run bench:learning -- --seeds 10 [--first 11] [--only home] [--jobs 2] [--algorithm sac]`. One line per seed goes to stderr.
 * Runs at the same time cost each other CPU time: figures of CPU seconds are those of one job.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readTrack } from '../../src/cli/files.ts';
import { median } from '../../src/math/statistics.ts';
import type { Evaluation } from '../../src/race/evaluation.ts';
import { STOCK_CAR } from '../../src/sim/cars.ts';
import { Track } from '../../src/track/track.ts';
import { idealLapTimes } from '../../src/training/ideal-lap-times.ts';
import { LEARNING_CASES, type LearningCase } from './learning-cases.ts';
import { mapJobs } from './map-jobs.ts';
import {
  evaluateInProcess,
  evaluationsIn,
  type ListedEvaluation,
  type ProcessSummary,
  trainInProcess,
} from './train-process.ts';

/** How near to the reference lap counts as there. */
const LAP_MARGIN = 1.02;
/** So many evaluations at the end of a run tell what is left of clean laps. */
const LAST = 10;

interface Run {
  readonly summary: ProcessSummary;
  readonly evaluations: readonly ListedEvaluation[];
  /** Of the best policy; null without an exam. */
  readonly examined: Evaluation | null;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    /** Seeds are `first`, `first` + 1 … */
    first: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '1' },
    algorithm: { type: 'string', default: 'ppo' },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i);
const out = mkdtempSync(join(tmpdir(), 'grad-prix-learning-'));

async function train({ trackId, args, maxSteps, goal, exam }: LearningCase, seed: number): Promise<Run> {
  const limits = ['--max-steps', String(maxSteps), ...(goal === 'clean' ? ['--until-clean'] : [])];
  const folder = join(out, String(seed));
  // A seed's folder held the case before.
  const options = ['--algorithm', values.algorithm, '--seed', String(seed), '--force'];
  const summary = await trainInProcess(['--track', trackId, ...args, ...options, ...limits], folder);
  const examined = exam ? await evaluateInProcess(['--track', trackId, ...exam], folder) : null;
  return { summary, evaluations: evaluationsIn(folder), examined };
}

function text(figure: number): string {
  if (figure === Infinity) return 'not reached';
  return Number.isInteger(figure) ? figure.toLocaleString('en') : figure.toFixed(2);
}

/** Median, and in brackets the worst, with "not reached" counted as infinitely many. */
function medianAndWorst(figures: readonly (number | null)[]): string {
  const reached = figures.map((figure) => figure ?? Infinity);
  return `${text(median(reached)!)} (${text(Math.max(...reached))})`;
}

function cleanCells(runs: readonly Run[]): string[] {
  const summaries = runs.map(({ summary }) => summary);
  return [
    `first clean ${medianAndWorst(summaries.map(({ cleanSteps }) => cleanSteps))} steps`,
    `sustained ${medianAndWorst(summaries.map(({ sustainedCleanSteps }) => sustainedCleanSteps))} steps`,
    `in ${medianAndWorst(summaries.map(({ sustainedCpuSeconds }) => sustainedCpuSeconds))} CPU-s`,
  ];
}

/** Steps until a clean evaluation came within the margin, and the best there was; only evaluations of ten clean laps count. */
function lapCells(runs: readonly Run[], trackId: string): string[] {
  const reference = idealLapTimes(new Track(readTrack(trackId)), STOCK_CAR).standing;
  const clean = runs.map(({ evaluations }) => evaluations.filter(({ cleanShare }) => cleanShare === 1));
  const near = clean.map((list) => list.find(({ meanLap }) => meanLap! <= LAP_MARGIN * reference));
  const best = clean.map((list) => Math.min(...list.map(({ meanLap }) => meanLap!)));
  return [
    `within 2 % of ${reference.toFixed(2)} s after ${medianAndWorst(near.map((found) => found?.steps ?? null))} steps`,
    `best mean lap ${medianAndWorst(best)} s`,
  ];
}

/** What the policies of the last evaluations can do, not the best ones: learning on must not unlearn. */
function stayCells(runs: readonly Run[]): string[] {
  const last = runs.map(({ evaluations }) => evaluations.slice(-LAST).map(({ cleanShare }) => cleanShare));
  const clean = runs.filter((_, i) => last[i].at(-1) === 1).length;
  const shares = last.map((list) => (100 * list.reduce((sum, share) => sum + share, 0)) / list.length);
  return [
    `last evaluation clean: ${clean} of ${runs.length} runs`,
    `clean laps of the last ${LAST} evaluations: median ${text(median(shares)!)} % (worst ${text(Math.min(...shares))} %)`,
  ];
}

/** Clean laps of the best policies in the exam. */
function shareCells(runs: readonly Run[]): string[] {
  const shares = runs.map(({ examined }) => Math.round(100 * examined!.cleanShare));
  return [
    `clean laps of ${runs[0].examined!.trials.length}: median ${median(shares)} % (worst ${Math.min(...shares)} %)`,
    `mean lap ${text(median(runs.map(({ examined }) => examined!.meanLap ?? Infinity))!)} s`,
  ];
}

const CELLS: Readonly<Record<LearningCase['goal'], (runs: readonly Run[], trackId: string) => string[]>> = {
  clean: cleanCells,
  lap: lapCells,
  stay: stayCells,
  share: shareCells,
};

function costCells(runs: readonly Run[]): string[] {
  const perStep = median(runs.map(({ summary }) => summary.cpuSeconds / summary.steps))!;
  const start = median(runs.map(({ summary }) => summary.runtimeStartSeconds))!;
  return [`${(1e6 * perStep).toFixed(0)} µs/step all in`, `runtime start ${start.toFixed(2)} s`];
}

process.stdout.write(
  `medians of ${seeds.length} seeds from ${values.first} on, the worst of them in brackets\n`,
);
try {
  for (const item of LEARNING_CASES.filter(({ name }) => name.startsWith(values.only))) {
    const runs = await mapJobs(seeds, Number(values.jobs), async (seed) => {
      const run = await train(item, seed);
      const { sustainedCleanSteps, sustainedCpuSeconds, best } = run.summary;
      process.stderr.write(
        `${item.name}, seed ${seed}: sustained ${sustainedCleanSteps} steps, ${sustainedCpuSeconds?.toFixed(2)} CPU-s, best mean lap ${best?.evaluation.meanLap?.toFixed(2)} s\n`,
      );
      return run;
    });
    const cells = CELLS[item.goal](runs, item.trackId);
    process.stdout.write(`${[item.name, ...cells, ...costCells(runs)].join(' | ')}\n`);
  }
} finally {
  rmSync(out, { recursive: true });
}
