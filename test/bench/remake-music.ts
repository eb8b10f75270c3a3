/**
 * Trains the music models with the code as it is: `npm run remake:music [-- GENRE …] [--seeds 3] [--first 1] [--jobs 2]
 * [--folder DIR] [--write]`. Prints a row for each, what it misses, and the medians. `--folder` keeps them, and takes what is there
 * already; `--write` ships of each genre the one that meets most goals, of several the one with the smallest gap.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { makeFolder } from '../../src/cli/replace-files.ts';
import { table } from '../../src/cli/output.ts';
import { median } from '../../src/math/statistics.ts';
import type { GenreAssessment } from '../../src/music/assessment/assess-genre.ts';
import { GENRES } from '../../src/music/corpus/genre.ts';
import { mapJobs } from './map-jobs.ts';
import { runInProcess } from './train-process.ts';

/** What `music train --json` prints, as far as it is asked for here. */
interface Training {
  readonly cpuSeconds: number;
  readonly goodGapCpuSeconds: number | null;
  readonly updates: number;
}

interface Judged {
  readonly genre: string;
  readonly seed: number;
  readonly training: Training;
  readonly assessment: GenreAssessment;
  readonly missed: readonly string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '3' },
    first: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    folder: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const genres = positionals.length > 0 ? positionals : [...GENRES];
const unknown = genres.find((genre) => !(GENRES as readonly string[]).includes(genre));
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: must be one of ${GENRES.join(', ')}\n`);
  process.exit(2);
}
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'grad-prix-music-'));
if (values.folder === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
makeFolder(folder);

/** What a command prints, once for all: it takes minutes. */
async function remembered<T>(file: string, args: readonly string[]): Promise<T> {
  const path = join(folder, file);
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(await runInProcess(args)));
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

async function judge({ genre, seed }: { genre: string; seed: number }): Promise<Judged> {
  const name = `${genre}-${seed}`;
  const out = join(folder, name);
  const training = await remembered<Training>(`${name}.json`, [
    'music',
    'train',
    '--genre',
    genre,
    '--seed',
    String(seed),
    '--out',
    out,
  ]);
  const assessment = await remembered<GenreAssessment>(`${name}.metrics.json`, [
    'music',
    'metrics',
    '--genre',
    genre,
    '--model',
    join(out, 'model.gpm'),
  ]);
  const missed = assessment.gates.flatMap(({ name, value, goal, isMet }) =>
    isMet ? [] : [`${name} ${value.toFixed(2)} (${goal})`],
  );
  return { genre, seed, training, assessment, missed };
}

const jobs = genres.flatMap((genre) =>
  Array.from({ length: Number(values.seeds) }, (_, i) => ({ genre, seed: Number(values.first) + i })),
);
const judged = await mapJobs(jobs, Number(values.jobs), judge);

const figures = ({ assessment, training }: Judged): number[] => [
  assessment.gap,
  assessment.metrics.melodyAgreement.made ?? 0,
  assessment.lift.made,
  Math.min(...Object.values(assessment.tunes)),
  training.cpuSeconds,
  training.goodGapCpuSeconds ?? Infinity,
];
const row = (numbers: readonly number[]): string[] => numbers.map((x, i) => x.toFixed(i < 4 ? 2 : 0));
const rows = genres.flatMap((genre) => {
  const own = judged.filter((model) => model.genre === genre);
  const middle = row(figures(own[0]).map((_, i) => median(own.map((model) => figures(model)[i]))!));
  return [
    ...own.map((model) => {
      const { gates } = model.assessment;
      const met = `${gates.length - model.missed.length} of ${gates.length}`;
      return [genre, String(model.seed), ...row(figures(model)), met, model.missed.join('; ')];
    }),
    [genre, 'median', ...middle, '', ''],
  ];
});
const head = ['', 'seed', 'gap', 'agreement', 'lift', 'worst tune', 'CPU-s', 'to 0.6', 'goals met', 'missed'];
process.stdout.write(`${table([head, ...rows])}\n`);

if (values.write)
  for (const genre of genres) {
    const [best] = judged
      .filter((model) => model.genre === genre)
      .toSorted((a, b) => a.missed.length - b.missed.length || a.assessment.gap - b.assessment.gap);
    makeFolder('public/music');
    copyFileSync(join(folder, `${genre}-${best.seed}`, 'model.gpm'), `public/music/${genre}.gpm`);
    process.stdout.write(`public/music/${genre}.gpm: seed ${best.seed}\n`);
  }
