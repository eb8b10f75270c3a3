/**
 * How fast does it learn? Trains with several seeds, one after the other, and prints medians:
 * `npm run bench:learning -- --seeds 5 [--only home] [--algorithm sac]`. One line per seed goes to stderr.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs, promisify } from 'node:util';
import { median } from '../../src/math/statistics.ts';
import type { TrainingSummary } from '../../src/training/training-event.ts';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly maxSteps: number;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    only: { type: 'string' },
    algorithm: { type: 'string', default: 'ppo' },
  },
});

const SLOW = ['--actions', 'test/bench/actions-half-to-two.json'];
const FAST_LINE = ['--reward', 'fast-line.ts'];
const others = readdirSync('tracks')
  .map((file) => file.replace('.json', ''))
  .filter((id) => id !== 'home');

const CASES: readonly Case[] = [
  { name: 'home, fast-line.ts', args: ['--track', 'home', ...FAST_LINE], maxSteps: 50_000 },
  {
    name: 'home, centre-line.py at 0.5–2 m/s',
    args: ['--track', 'home', '--reward', 'centre-line.py', ...SLOW],
    maxSteps: 50_000,
  },
  {
    name: 'home, centre-line.ts at 0.5–2 m/s',
    args: ['--track', 'home', '--reward', 'centre-line.ts', ...SLOW],
    maxSteps: 50_000,
  },
  ...others.map((id) => ({
    name: `${id}, fast-line.ts`,
    args: ['--track', id, ...FAST_LINE],
    maxSteps: 50_000,
  })),
];

type Summary = TrainingSummary & { readonly runtimeStartSeconds: number };

const run = promisify(execFile);
const out = mkdtempSync(join(tmpdir(), 'grad-prix-learning-'));

async function train({ args, maxSteps }: Case, seed: number): Promise<Summary> {
  const options = [
    '--seed',
    String(seed),
    '--max-steps',
    String(maxSteps),
    '--until-clean',
    '--out',
    out,
    '--algorithm',
    values.algorithm,
    '--json',
  ];
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'train', ...args, ...options];
  const { stdout } = await run(process.execPath, command);
  return JSON.parse(stdout) as Summary;
}

/** Median with "not reached" counted as infinitely many. */
function medianOf(runs: readonly Summary[], figure: (run: Summary) => number | null): string {
  const value = median(runs.map((summary) => figure(summary) ?? Infinity)) ?? Infinity;
  if (value === Infinity) return 'not reached';
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(2);
}

const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);
process.stdout.write(`medians of ${seeds.length} seeds\n`);
process.stdout.write(
  'case | first clean, steps | sustained clean, steps (worst) | CPU-s to it | all-in µs/step | runtime start, s\n',
);
try {
  for (const item of CASES.filter(({ name }) => name.startsWith(values.only ?? ''))) {
    const runs: Summary[] = [];
    for (const seed of seeds) {
      const summary = await train(item, seed);
      runs.push(summary);
      const { sustainedCleanSteps, sustainedCpuSeconds } = summary;
      process.stderr.write(
        `${item.name} seed ${seed}: ${sustainedCleanSteps} steps, ${sustainedCpuSeconds?.toFixed(2)} CPU-s\n`,
      );
    }
    const worst = Math.max(...runs.map(({ sustainedCleanSteps }) => sustainedCleanSteps ?? Infinity));
    const cells = [
      item.name,
      medianOf(runs, ({ cleanSteps }) => cleanSteps),
      `${medianOf(runs, ({ sustainedCleanSteps }) => sustainedCleanSteps)} (${worst.toLocaleString('en')})`,
      medianOf(runs, ({ sustainedCpuSeconds }) => sustainedCpuSeconds),
      (1e6 * (median(runs.map(({ cpuSeconds, steps }) => cpuSeconds / steps)) ?? 0)).toFixed(0),
      medianOf(runs, ({ runtimeStartSeconds }) => runtimeStartSeconds),
    ];
    process.stdout.write(`${cells.join(' | ')}\n`);
  }
} finally {
  rmSync(out, { recursive: true });
}
