import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { checkGanConfig, GAN_SETTINGS, type GanSetting } from '../../music/gan/check-gan-config.ts';
import { DEFAULT_GAN_CONFIG, type GanConfig } from '../../music/gan/gan-config.ts';
import type { GanUpdate } from '../../music/gan/gan-trainer.ts';
import { readModelFile, writeModelFile } from '../../music/gan/model-file.ts';
import { type Lesson, lessonOfGenre, lessonOfSongs } from '../../music/study/lesson.ts';
import { type Study, study, type StudyEpoch } from '../../music/study/study.ts';
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

/** What the issue of training asks for: how long until the gap is no more than this. */
const GOOD_GAP = 0.6;

/** A row of `epochs.csv`. */
interface EpochRow {
  readonly epoch: number;
  readonly updates: number;
  readonly gap: number | null;
  readonly cpuSeconds: number;
}

/** `music train`: a generator from a genre's rules or a person's songs; Ctrl-C ends it early and keeps what it has. */
export async function musicTrainCommand(options: Options): Promise<CommandResult> {
  const out = requiredText(options, 'out');
  const maxSeconds = positiveNumber(options, 'max-seconds') ?? Infinity;
  const plan: Study = {
    seed: wholeNumber(options, 'seed', 0) ?? 1,
    config: readConfig(options),
    start: readClone(optionalText(options, 'clone')),
    lesson: readLesson(options),
  };
  makeFolder(out);
  await startNodeNetworks();
  const startedAt = nodeClock.wallSeconds();
  const { epochs, losses, last, reason } = await studyShown(
    plan,
    () => nodeClock.wallSeconds() - startedAt > maxSeconds,
  );
  replaceFiles(out, {
    'model.gpm': writeModelFile(last.model),
    'losses.csv': csv(losses),
    'epochs.csv': csv(epochs),
  });

  const { lesson, config, seed } = plan;
  const { updates, epoch, gap, cpuSeconds } = epochs.at(-1)!;
  const json = {
    model: lesson.id,
    origin: lesson.origin,
    samples: lesson.samples.length,
    report: lesson.report,
    seed,
    config,
    reason,
    epoch,
    updates,
    gap,
    cpuSeconds,
    wallSeconds: nodeClock.wallSeconds() - startedAt,
    goodGapCpuSeconds: epochs.find((row) => row.gap !== null && row.gap <= GOOD_GAP)?.cpuSeconds ?? null,
    epochs,
    losses: losses.at(-1) ?? null,
    out,
  };
  const rows = [
    ['samples', lesson.samples.length],
    ['updates', updates],
    ['epochs', epoch],
    ['CPU seconds', Number(cpuSeconds.toFixed(1))],
    ['gap', gap === null ? 'unknown' : Number(gap.toFixed(3))],
  ];
  return { json, text: [`${lesson.name}: ${out}/model.gpm`, table(rows)].join('\n') };
}

/** Learns, and tells of every epoch on stderr. */
async function studyShown(
  plan: Study,
  isTimeUp: () => boolean,
): Promise<{ epochs: EpochRow[]; losses: GanUpdate[]; last: StudyEpoch; reason: string }> {
  const epochs: EpochRow[] = [];
  const losses: GanUpdate[] = [];
  let last: StudyEpoch | null = null;
  let reason = '';
  const signals = new StopSignals(
    () => complain('ends after this update; once more to end at once'),
    () => {},
  );
  const host = {
    cpuSeconds: () => nodeClock.cpuSeconds(),
    shouldStop: () => signals.isInterrupted || isTimeUp(),
    // Signals come in between.
    betweenUpdates: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  try {
    for await (const event of study(plan, host)) {
      if (event.type === 'update') losses.push(event);
      if (event.type === 'end') reason = event.reason;
      if (event.type === 'update' || last?.model.updates === event.model.updates) continue;
      last = event;
      const { epoch, cpuSeconds, measured, model } = event;
      const gap = measured?.gap ?? null;
      epochs.push({ epoch, updates: model.updates, gap, cpuSeconds });
      const found = gap === null ? 'no gap to measure' : `gap ${gap.toFixed(3)}`;
      process.stderr.write(
        `epoch ${epoch}, ${model.updates} updates, ${cpuSeconds.toFixed(1)} CPU-s: ${found}\n`,
      );
    }
  } finally {
    signals.close();
  }
  return { epochs, losses, last: last!, reason };
}

function readConfig(options: Options): GanConfig {
  const config: GanConfig = { ...DEFAULT_GAN_CONFIG };
  for (const name of Object.keys(GAN_SETTINGS) as GanSetting[]) {
    const value = finiteNumber(options, optionOf(name));
    if (value !== null) Object.assign(config, { [name]: value });
  }
  try {
    checkGanConfig(config);
  } catch (error) {
    throw new UsageError(`--${(error as Error).message}`);
  }
  return config;
}

/** `learning-rate` */
function optionOf(setting: string): string {
  return setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readClone(file: string | null): readonly Float32Array[] | null {
  if (file === null) return null;
  return readModelFile(
    explainFaults(file, 'music model', () => readFileSync(file)),
    file,
  ).weights;
}

function readLesson(options: Options): Lesson {
  const folder = optionalText(options, 'midi');
  if (folder === null) {
    const samples = wholeNumber(options, 'samples', 1, 100_000);
    return lessonOfGenre(genreOption(options), samples ?? undefined);
  }
  const { songs, refused } = readSongs(folder);
  refused.forEach(complain);
  const lesson = lessonOfSongs(basename(folder), songs);
  lesson.report.forEach(complain);
  return lesson;
}

/** The numbers of rows as a table; what one has none of stays empty. */
function csv<T extends { readonly [Name in keyof T]: string | number | null }>(rows: readonly T[]): string {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'type');
  const lines = rows.map((row) => {
    const cells = new Map<string, string | number | null>(Object.entries(row));
    return names.map((name) => cells.get(name) ?? '').join(',');
  });
  return `${[names.join(','), ...lines].join('\n')}\n`;
}
