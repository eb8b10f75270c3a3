import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { CORPUS_SEEDS, TRAINING_SAMPLES } from '../../music/assessment/assess-genre.ts';
import { gapToData } from '../../music/assessment/gap-to-data.ts';
import { corpusOf } from '../../music/corpus/compose.ts';
import { GENRE_FACTS } from '../../music/corpus/genre.ts';
import { midiSamples } from '../../music/corpus/midi-samples.ts';
import type { Sample } from '../../music/corpus/piece.ts';
import { checkGanConfig, GAN_SETTINGS, type GanSetting } from '../../music/gan/check-gan-config.ts';
import { DEFAULT_GAN_CONFIG, type GanConfig } from '../../music/gan/gan-config.ts';
import type { GanUpdate } from '../../music/gan/gan-trainer.ts';
import { GeneratorPass } from '../../music/gan/generator-pass.ts';
import { readModelFile, writeModelFile } from '../../music/gan/model-file.ts';
import { type GanEvent, trainGan } from '../../music/gan/train-gan.ts';
import { explainFaults } from '../file-faults.ts';
import { genreOption, readSongs } from '../music-files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import {
  finiteNumber,
  optionalText,
  type Options,
  positiveNumber,
  requiredText,
  wholeNumber,
} from '../options.ts';
import { type CommandResult, complain, table } from '../output.ts';
import { makeFolder, replaceFiles } from '../replace-files.ts';
import { StopSignals } from '../stop-signals.ts';
import { UsageError } from '../usage-error.ts';

/** What is learnt from, and what that is held against. */
interface Lesson {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  readonly samples: readonly Sample[];
  readonly heldOut: readonly Sample[];
}

/** Held-out samples that the gap is measured on after every epoch. */
const MEASURED = 256;
/** Of a person's own samples, every so many-th is not learnt from. */
const HOLD_OUT_EVERY = 8;

interface EpochRecord {
  readonly epoch: number;
  readonly updates: number;
  readonly gap: number | null;
  readonly cpuSeconds: number;
}

/** `music train`: a generator from a genre's rules or a person's songs; Ctrl-C ends it early and keeps what it has. */
export async function musicTrainCommand(options: Options): Promise<CommandResult> {
  const out = requiredText(options, 'out');
  const seed = wholeNumber(options, 'seed', 0) ?? 1;
  const maxSeconds = positiveNumber(options, 'max-seconds') ?? Infinity;
  const config = readConfig(options);
  const clone = optionalText(options, 'clone');
  const start = clone === null ? null : readClone(clone);
  const lesson = readLesson(options);
  makeFolder(out);
  await startNodeNetworks();

  const records: EpochRecord[] = [];
  const losses: ({ updates: number } & GanUpdate)[] = [];
  const startedAt = nodeClock.wallSeconds();
  const learning = cpuMeter();
  let weights: readonly Float32Array[] = [];
  let reason = 'finished';
  const signals = new StopSignals(
    () => complain('ending after this update; once more to end at once'),
    () => {},
  );
  const shouldStop = (): boolean => signals.isInterrupted || nodeClock.wallSeconds() - startedAt > maxSeconds;
  const note = (event: GanEvent): void => {
    if (event.type === 'update') losses.push(event);
    if (event.type === 'end') reason = event.reason;
    if (event.type === 'update') return;
    const { updates } = event.type === 'end' ? event.checkpoint : event;
    weights = event.weights;
    if (records.at(-1)?.updates === updates) return;
    const cpuSeconds = learning.seconds();
    const gap = learning.without(() => gapToData(new GeneratorPass(weights), lesson.heldOut).gap);
    records.push({ epoch: event.epoch, updates, gap, cpuSeconds });
    process.stderr.write(
      `epoch ${event.epoch}, ${updates} updates, ${cpuSeconds.toFixed(1)} CPU-s: gap ${gap?.toFixed(3) ?? 'unknown'}\n`,
    );
  };
  try {
    for await (const event of trainGan({ samples: lesson.samples, config, seed, start }, { shouldStop }))
      note(event);
  } finally {
    signals.close();
  }

  const { id, name, origin, samples } = lesson;
  const last = records.at(-1)!;
  replaceFiles(out, {
    'model.gpm': writeModelFile({
      id,
      name,
      origin,
      seed,
      updates: last.updates,
      samples: samples.length,
      weights,
    }),
    'losses.csv': csv(losses),
    'epochs.csv': csv(records),
  });
  const json = {
    model: id,
    origin,
    samples: samples.length,
    seed,
    config,
    reason,
    ...last,
    wallSeconds: nodeClock.wallSeconds() - startedAt,
    gap06CpuSeconds: records.find(({ gap }) => gap !== null && gap <= 0.6)?.cpuSeconds ?? null,
    epochs: records,
    losses: losses.at(-1) ?? null,
    out,
  };
  const rows = Object.entries({
    samples: samples.length,
    updates: last.updates,
    epochs: last.epoch,
    'CPU seconds': Number(last.cpuSeconds.toFixed(1)),
    gap: last.gap === null ? 'unknown' : Number(last.gap.toFixed(3)),
  });
  return { json, text: [`${name}: ${out}/model.gpm`, table(rows)].join('\n') };
}

function readConfig(options: Options): GanConfig {
  const config: GanConfig = { ...DEFAULT_GAN_CONFIG };
  for (const name of Object.keys(GAN_SETTINGS) as GanSetting[]) {
    const option = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const value = finiteNumber(options, option);
    if (value !== null) Object.assign(config, { [name]: value });
  }
  try {
    checkGanConfig(config);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return config;
}

function readClone(file: string): readonly Float32Array[] {
  return readModelFile(
    explainFaults(file, 'music model', () => readFileSync(file)),
    file,
  ).weights;
}

function readLesson(options: Options): Lesson {
  const folder = optionalText(options, 'midi');
  if (folder !== null) return lessonOfSongs(folder);
  const genre = genreOption(options);
  return {
    id: genre,
    name: GENRE_FACTS[genre].name,
    origin: `${GENRE_FACTS[genre].name} by rules`,
    samples: corpusOf(
      genre,
      CORPUS_SEEDS.training,
      wholeNumber(options, 'samples', 1, 100_000) ?? TRAINING_SAMPLES,
    ),
    heldOut: corpusOf(genre, CORPUS_SEEDS.heldOut, MEASURED),
  };
}

function lessonOfSongs(folder: string): Lesson {
  const { songs, refused } = readSongs(folder);
  for (const line of refused) complain(line);
  const { samples, report } = midiSamples(songs);
  for (const line of report) complain(line);
  if (samples.length < 2)
    throw new UsageError(`--midi ${folder}: two samples of two bars are the least to learn from`);
  const isHeldOut = (i: number): boolean => i % HOLD_OUT_EVERY === 0;
  return {
    id: 'own',
    name: basename(folder),
    origin: `${songs.length} MIDI files`,
    samples: samples.filter((_, i) => !isHeldOut(i)),
    heldOut: samples.filter((_, i) => isHeldOut(i)).slice(0, MEASURED),
  };
}

/** CPU seconds since now, without what is measured in between. */
function cpuMeter(): { seconds: () => number; without: <T>(work: () => T) => T } {
  let from = nodeClock.cpuSeconds();
  return {
    seconds: () => nodeClock.cpuSeconds() - from,
    without(work) {
      const before = nodeClock.cpuSeconds();
      const result = work();
      from += nodeClock.cpuSeconds() - before;
      return result;
    },
  };
}

function csv(rows: readonly object[]): string {
  if (rows.length === 0) return '';
  const names = Object.keys(rows[0]).filter((name) => name !== 'type');
  const lines = rows.map((row) =>
    names.map((name) => (row as Record<string, unknown>)[name] ?? '').join(','),
  );
  return `${[names.join(','), ...lines].join('\n')}\n`;
}
