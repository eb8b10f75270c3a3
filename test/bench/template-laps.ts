/**
 * What does a car learn by each template? Trains every one on home with the command line's own settings, prints a table,
 * and with `--write` keeps the figures that the app shows: `npm run bench:templates -- [--only fast-line] [--write]`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { REWARD_TEMPLATES } from '../../src/reward/templates.ts';
import { TRAINED_LAPS, type TrainedLap } from '../../src/reward/templates/trained-laps.ts';
import { trainInProcess } from './train-process.ts';

const TRACK = 'home';
const SEED = 1;
const MAX_STEPS = 60_000;
const FILE = 'src/reward/templates/trained-laps.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, write: { type: 'boolean', default: false } },
});
const out = mkdtempSync(join(tmpdir(), 'grad-prix-templates-'));

/** The best evaluation of a run whose laps were all clean; null where there was none. */
async function trainedLap(id: string): Promise<TrainedLap | null> {
  const args = ['--track', TRACK, '--reward', `${id}.ts`, '--seed', String(SEED)];
  const { best } = await trainInProcess([...args, '--max-steps', String(MAX_STEPS)], join(out, id));
  if (best === null || best.evaluation.cleanShare < 1 || best.evaluation.meanLap === null) return null;
  return { seconds: Math.round(100 * best.evaluation.meanLap) / 100, steps: best.steps };
}

const laps = new Map<string, TrainedLap>(Object.entries(TRAINED_LAPS));
process.stdout.write(`${TRACK}, seed ${SEED}, the best of ${MAX_STEPS.toLocaleString('en')} steps\n`);
try {
  for (const { id } of REWARD_TEMPLATES.filter((template) => template.id.startsWith(values.only))) {
    const lap = await trainedLap(id);
    if (lap === null) laps.delete(id);
    else laps.set(id, lap);
    const text =
      lap === null ? 'no clean evaluation' : `${lap.seconds.toFixed(2)} s after ${lap.steps} steps`;
    process.stdout.write(`${id} | mean lap of ten standing starts, all clean: ${text}\n`);
  }
} finally {
  rmSync(out, { recursive: true });
}

if (values.write) {
  const lines = REWARD_TEMPLATES.flatMap(({ id }) => {
    const lap = laps.get(id);
    return lap === undefined ? [] : [`  '${id}': { seconds: ${lap.seconds}, steps: ${lap.steps} },\n`];
  });
  writeFileSync(FILE, moduleText(lines));
}

/** The module that the app reads, as prettier would have it. */
function moduleText(lines: readonly string[]): string {
  return `/** What a car learns by a template. */
export interface TrainedLap {
  /** Mean lap from ten standing starts, all of them clean. */
  readonly seconds: number;
  /** Environment steps, summed over cars, after which it drove like that. */
  readonly steps: number;
}

/** By template, measured on ${TRACK} with seed ${SEED}, at most ${MAX_STEPS.toLocaleString('en')} steps; written by \`npm run bench:templates -- --write\`. */
export const TRAINED_LAPS: Readonly<Record<string, TrainedLap>> = {
${lines.join('')}};
`;
}
