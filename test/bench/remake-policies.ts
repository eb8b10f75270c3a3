/**
 * Trains the shipped policies again with the code as it is: `npm run remake:policies [-- ID …] [--seeds 3] [--first 1] [--reward F]
 * [--max-steps N] [--jobs 2] [--dry-run] [--force]`. Each by the command in its `policy.json`, changed as the options say,
 * with several seeds of which the best is taken. It replaces a policy only when ten of ten laps are clean and the mean lap
 * is at most 1 % slower than the old policy's, which drives again for the comparison. A generalist drives on the shipped tracks
 * that it has not learnt on, and has to drive no fewer clean laps there. Without IDs: one per track, and all generalists.
 * Prints a row for each.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readJson, readPolicyFolder, readTrack, trackIds } from '../../src/cli/files.ts';
import { makeFolder, replaceFiles } from '../../src/cli/replace-files.ts';
import { type Evaluation, isBetterEvaluation, joinEvaluations } from '../../src/race/evaluation.ts';
import { evaluateSnapshot } from '../../src/training/evaluate-snapshot.ts';
import { writePolicyFiles } from '../../src/training/policy-file.ts';
import type { PolicySnapshot } from '../../src/training/policy-snapshot.ts';
import { mapJobs } from './map-jobs.ts';
import { trainInProcess } from './train-process.ts';

/** How much slower than the old mean lap a new one may be. */
const LAP_MARGIN = 1.01;
const COMMAND = 'npm run --silent cli -- ';

/** Options of `train`, and their values; null for a flag. */
type Recipe = ReadonlyMap<string, string | null>;

/** A policy and how it drives with the code as it is. */
interface Driven {
  readonly policy: PolicySnapshot;
  readonly evaluation: Evaluation;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Seeds `first`, `first` + 1 …; the best policy counts. */
    seeds: { type: 'string', default: '3' },
    first: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    reward: { type: 'string' },
    'max-steps': { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
  },
});
const generalists = readdirSync('policies').filter((id) => id.startsWith('generalist-'));
const known = [...trackIds(), ...generalists];
const ids = positionals.length > 0 ? positionals : known;
const unknown = ids.find((id) => !known.includes(id));
if (unknown !== undefined) {
  process.stderr.write(`${unknown}: must be one of ${known.join(', ')}\n`);
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'grad-prix-policies-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const folderOf = (id: string): string => join('policies', id);

/** The recorded command with what this script's options change. */
function recipeOf(id: string): Recipe {
  const recipe = new Map<string, string | null>([
    ['track', id],
    ['reward', 'racing-line.ts'],
    ['seed', '1'],
    ['max-steps', '200000'],
  ]);
  const file = join(folderOf(id), 'policy.json');
  if (existsSync(file)) {
    const { command } = readJson(file, 'policy') as { command: string };
    for (const option of command.split(' --').slice(3)) {
      const [name, value = null] = option.split(' ');
      recipe.set(name, value);
    }
  }
  for (const name of ['reward', 'max-steps'] as const) {
    const value = values[name];
    if (value !== undefined) recipe.set(name, value);
  }
  recipe.delete('out');
  return recipe;
}

function argumentsOf(recipe: Recipe): string[] {
  return [...recipe].flatMap(([name, value]) => [`--${name}`, ...(value === null ? [] : [value])]);
}

function drive(folder: string, id: string): Driven {
  const policy = readPolicyFolder(folder);
  const seen = [policy.trackId, ...policy.moreTrackIds];
  const tracks = generalists.includes(id) ? trackIds().filter((track) => !seen.includes(track)) : [id];
  const evaluations = tracks.map((track) => evaluateSnapshot(policy, readTrack(track)));
  return { policy, evaluation: joinEvaluations(evaluations) };
}

/** The policy that is shipped now; null where there is none, or none that this code can read. */
function oldPolicy(id: string): Driven | null {
  try {
    return drive(folderOf(id), id);
  } catch (error) {
    process.stderr.write(`${id}: no old policy to compare with: ${(error as Error).message}\n`);
    return null;
  }
}

function describe(driven: Driven | null): string {
  if (driven === null) return 'none';
  const { trials, cleanShare, meanLap } = driven.evaluation;
  return `${Math.round(trials.length * cleanShare)}/${trials.length} ${meanLap?.toFixed(2) ?? '–'} s`;
}

function isGoodEnough(fresh: Evaluation, old: Evaluation | null, isGeneralist: boolean): boolean {
  if (fresh.cleanShare < 1) return isGeneralist && old !== null && fresh.cleanShare >= old.cleanShare;
  return old === null || old.cleanShare < 1 || fresh.meanLap! <= LAP_MARGIN * old.meanLap!;
}

/** Trains one policy with every seed, and puts the best in place. @returns whether it was good enough */
async function remake(id: string): Promise<boolean> {
  const old = oldPolicy(id);
  let best: (Driven & { recipe: Recipe }) | null = null;
  const first = Number(values.first);
  for (let seed = first; seed < first + Number(values.seeds); seed++) {
    const recipe = new Map(recipeOf(id)).set('seed', String(seed));
    const out = join(scratch, `${id}-${seed}`);
    await trainInProcess(argumentsOf(recipe), out);
    const driven = { ...drive(out, id), recipe };
    if (best === null || isBetterEvaluation(driven.evaluation, best.evaluation)) best = driven;
    process.stderr.write(`${id}, seed ${seed}: ${describe(driven)}\n`);
  }
  if (best === null) throw new RangeError(`--seeds: must be at least 1 (found ${values.seeds})`);
  const isGood = isGoodEnough(best.evaluation, old?.evaluation ?? null, generalists.includes(id));
  const isReplaced = (isGood || values.force) && !values['dry-run'];
  if (isReplaced) {
    const command = `${COMMAND}train ${argumentsOf(best.recipe).join(' ')} --out policies/${id}`;
    makeFolder(folderOf(id));
    replaceFiles(folderOf(id), { ...writePolicyFiles(best.policy, command) });
  }
  const cells = [id, `${describe(old)} → ${describe(best)}`, `seed ${best.recipe.get('seed')}`];
  process.stdout.write(
    `${cells.join(' | ')} | ${best.policy.steps} steps | ${isReplaced ? 'replaced' : isGood ? 'good enough' : 'not good enough'}\n`,
  );
  return isGood;
}

process.stdout.write('policy | old → new | seed | learnt in | outcome\n');
const outcomes = await mapJobs(ids, Number(values.jobs), remake);
const failures = outcomes.filter((isGood) => !isGood).length;
process.stdout.write(`${outcomes.length - failures} good enough, ${failures} not\n`);
process.exitCode = failures > 0 && !values.force ? 1 : 0;
