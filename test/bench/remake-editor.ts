/**
 * Trains the masked network that edits in style with the code as it is: `npm run remake:editor [-- --seeds 2] [--first 1] [--updates 8000]
 * [--write]`. Prints how surprised each is of melodies it has not learnt from, beside baselines, and of the best whether its edits lead to the
 * style; `--write` ships that. `--judge` trains nothing and says it of what is shipped. Two CPU-minutes a seed, and some more for the edits.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { nodeClock, startNodeNetworks } from '../../src/cli/node-platform.ts';
import { table } from '../../src/cli/output.ts';
import { chainLossOfData, chainsOfGenres, editTunes } from '../../src/music/assessment/assess-editing.ts';
import { CORPUS_SEEDS } from '../../src/music/assessment/assess-genre.ts';
import { countedLoss, type Hidden, maskedLoss } from '../../src/music/assessment/masked-loss.ts';
import { GENRES } from '../../src/music/corpus/genre.ts';
import { MASKED_MODEL_FILE } from '../../src/music/editing/masked-model-file.ts';
import { MaskedPass } from '../../src/music/editing/masked-pass.ts';
import { MaskedTrainer } from '../../src/music/editing/masked-trainer.ts';
import { styleMelodies } from '../../src/music/editing/style-melodies.ts';

const FILE = 'public/music/edit.gpm';
/** Of each genre. */
const LEARNT = 3000;
const HELD_OUT = 100;
const HIDDEN: readonly Hidden[] = [0, 0.25, 0.5, 0.75, 1, 'future'];
const RISKS = [0, 0.5, 1, 2];
const ITERATIONS = [0, 20, 60];

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2' },
    first: { type: 'string', default: '1' },
    updates: { type: 'string', default: '8000' },
    judge: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const updates = Number(values.updates);
const learnt = styleMelodies(CORPUS_SEEDS.training, LEARNT);
const heldOut = styleMelodies(CORPUS_SEEDS.heldOut, HELD_OUT);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

function train(seed: number): Uint8Array {
  const trainer = new MaskedTrainer(learnt, seed);
  for (let update = 0; update < updates; update++) {
    const loss = trainer.update(update / updates);
    if ((update + 1) % 1000 === 0)
      process.stderr.write(`seed ${seed}, ${update + 1} updates: ${loss.toFixed(2)} nats\n`);
  }
  const bytes = MASKED_MODEL_FILE.write({ seed, updates, melodies: learnt.length }, trainer.weights);
  trainer.dispose();
  return bytes;
}

interface Judged {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly model: MaskedPass;
  readonly losses: readonly number[];
  readonly cpuSeconds: number | null;
}

function judge(name: string, bytes: Uint8Array, cpuSeconds: number | null): Judged {
  const model = new MaskedPass(MASKED_MODEL_FILE.read(bytes, name).weights);
  return {
    name,
    bytes,
    model,
    cpuSeconds,
    losses: HIDDEN.map((hidden) => maskedLoss(model, heldOut, hidden)),
  };
}

function trained(seed: number): Judged {
  const before = nodeClock.cpuSeconds();
  const bytes = train(seed);
  return judge(`seed ${seed}`, bytes, nodeClock.cpuSeconds() - before);
}

async function candidates(): Promise<Judged[]> {
  if (values.judge) return [judge(FILE, readFileSync(FILE), null)];
  await startNodeNetworks();
  return Array.from({ length: Number(values.seeds) }, (_, i) => trained(Number(values.first) + i));
}

const judged = await candidates();
const chains = chainsOfGenres();
const byGenre = countedLoss(learnt, heldOut, 'genre');
const byPlace = countedLoss(learnt, heldOut, 'place');
const figure = (value: number | null): string => value?.toFixed(3) ?? '';
print('Nats a sixteenth on melodies that none has learnt from, by what is hidden of the others');
print(
  table([
    [
      '',
      ...HIDDEN.map((hidden) => (typeof hidden === 'number' ? `${100 * hidden} %` : 'all later')),
      'CPU-s',
    ],
    ...judged.map(({ name, losses, cpuSeconds }) => [name, ...losses.map(figure), figure(cpuSeconds)]),
    ['counted: token', '', '', '', '', figure(byGenre), '', ''],
    ['counted: token by place in the bar', '', '', '', '', figure(byPlace), '', ''],
    [
      'chain of extend',
      '',
      '',
      '',
      '',
      '',
      figure(chainLossOfData(chains, CORPUS_SEEDS.heldOut, HELD_OUT)),
      '',
    ],
  ]),
);

const [best] = judged.toSorted((a, b) => a.losses[0] - b.losses[0]);
if (values.write) {
  writeFileSync(FILE, best.bytes);
  print(`${FILE}: ${best.name}, ${best.bytes.length} bytes`);
}
print(`\nShipped melodies edited by ${best.name}: nats a sixteenth under the chain of the genre`);
print(
  table([
    ['', 'risk', ...ITERATIONS.map((count) => `${count} edits`), 'added', 'removed', 'variety of seeds'],
    ...GENRES.flatMap((genre) =>
      RISKS.map((creativeRisk) => {
        const edits = ITERATIONS.map((iterations) =>
          editTunes(best.model, chains, genre, { iterations, creativeRisk }),
        );
        const { added, removed, variety } = edits.at(-1)!;
        return [
          genre,
          creativeRisk.toFixed(1),
          ...edits.map(({ loss }) => figure(loss)),
          added.toFixed(1),
          removed.toFixed(1),
          variety.toFixed(2),
        ];
      }),
    ),
  ]),
);
