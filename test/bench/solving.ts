/**
 * How many steps until the reference tasks are solved? Every algorithm with several seeds, one after the other, in this
 * process; medians and worst: `npm run bench:solving -- --seeds 10 [--task pendulum] [--algorithm ppo]`. One line per seed
 * goes to stderr.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { nodeClock, startNodeNetworks } from '../../src/cli/node-platform.ts';
import { median } from '../../src/math/statistics.ts';
import { ALGORITHM_NAMES } from '../../src/rl/algorithms.ts';
import { hasRecipe, TASK_NAMES } from '../../src/training/solve/recipes.ts';
import { solve, type SolveSummary } from '../../src/training/solve/solve.ts';

const MAX_STEPS = 60_000;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    /** Seeds are `first`, `first` + 1 … */
    first: { type: 'string', default: '1' },
    task: { type: 'string' },
    algorithm: { type: 'string' },
  },
});

/** Median and worst with "not reached" counted as infinitely many. */
function cell(runs: readonly SolveSummary[], figure: (run: SolveSummary) => number | null): string {
  const steps = runs.map((run) => figure(run) ?? Infinity);
  const text = (value: number): string => (value === Infinity ? 'not reached' : value.toLocaleString('en'));
  return `${text(median(steps)!)} (${text(Math.max(...steps))})`;
}

await startNodeNetworks();
process.stdout.write(`medians of ${values.seeds} seeds from ${values.first} on, worst in brackets\n`);
process.stdout.write(
  'task | algorithm | first solved, steps | sustained, steps | training steps per CPU-s\n',
);
for (const task of TASK_NAMES.filter((name) => name === (values.task ?? name))) {
  for (const algorithm of ALGORITHM_NAMES.filter((name) => name === (values.algorithm ?? name))) {
    if (!hasRecipe(task, algorithm)) continue;
    const runs: SolveSummary[] = [];
    for (let i = 0; i < Number(values.seeds); i++) {
      const seed = Number(values.first) + i;
      const run = await solve({ task, algorithm, seed, maxSteps: MAX_STEPS, clock: nodeClock });
      runs.push(run);
      const { firstSolvedSteps, sustainedSolvedSteps, cpuSeconds } = run;
      process.stderr.write(
        `${task} ${algorithm} seed ${seed}: first ${firstSolvedSteps}, sustained ${sustainedSolvedSteps}, ${cpuSeconds.toFixed(2)} CPU-s\n`,
      );
    }
    const cells = [
      task,
      algorithm,
      cell(runs, ({ firstSolvedSteps }) => firstSolvedSteps),
      cell(runs, ({ sustainedSolvedSteps }) => sustainedSolvedSteps),
      Math.round(median(runs.map(({ stepsPerCpuSecond }) => stepsPerCpuSecond))!).toLocaleString('en'),
    ];
    process.stdout.write(`${cells.join(' | ')}\n`);
  }
}
