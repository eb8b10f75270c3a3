import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Track } from '../../track/track.ts';
import { readSimTrace } from '../../training/logs/read-sim-trace.ts';
import { type CarFit, fitCar, type FitResult } from '../../training/replay/fit-car.ts';
import { FIT_SUBJECTS } from '../../training/replay/fit-subjects.ts';
import { generationOf, type LogGeneration, recordedDrives } from '../../training/replay/recorded-drive.ts';
import type { RecordedDrive } from '../../training/replay/recorded-drive.ts';
import { explainFaults } from '../file-faults.ts';
import { readText, readTrack } from '../files.ts';
import { type Options, requiredText, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { UsageError } from '../usage-error.ts';

const DEFAULT_EVALUATIONS = 250;
const DEFAULT_SEED = 1;

/** `fit-car`: the constants of `deepracer-v4` and `deepracer-v6` from a folder of logs. */
export function fitCarCommand(options: Options): CommandResult {
  const folder = requiredText(options, 'data');
  const evaluations = wholeNumber(options, 'evaluations', 1, 100_000) ?? DEFAULT_EVALUATIONS;
  const seed = wholeNumber(options, 'seed', 0) ?? DEFAULT_SEED;
  const logs = readLogs(folder);
  // The service's tracks are level, and so is the shipped one.
  const track = new Track(readTrack('home'));
  const onProgress = (what: string): boolean => process.stderr.write(`${what}\n`);
  const fits = FIT_SUBJECTS.flatMap((subject) => {
    const ofGeneration = logs.filter(({ generation }) => generation.name === subject.generation);
    if (ofGeneration.length === 0) return [];
    const { observer } = ofGeneration[0].generation;
    const drives = ofGeneration.flatMap((log) => log.drives);
    return [fitCar(subject, drives, { track, observer, evaluations, seed, onProgress })];
  });
  if (fits.length === 0) throw new UsageError(`--data ${folder}: has no sim-trace of v4 or v6`);
  const files = logs.map(({ file, generation, drives }) => ({
    file,
    generation: generation.name,
    drives: drives.length,
  }));
  return { json: { files, fits }, text: fits.map(describeFit).join('\n\n') };
}

interface Log {
  readonly file: string;
  readonly generation: LogGeneration;
  readonly drives: readonly RecordedDrive[];
}

function readLogs(folder: string): readonly Log[] {
  const names = explainFaults(folder, 'logs', () => readdirSync(folder));
  return names
    .filter((name) => /\.(csv|log)$/i.test(name))
    .toSorted()
    .map((name) => {
      const file = join(folder, name);
      const trace = readSimTrace(readText(file, 'log'), file);
      const generation = generationOf(trace);
      return { file, generation, drives: recordedDrives(trace, generation) };
    });
}

function describeFit({ generation, drives, car, bicycle, results }: CarFit): string {
  const rows = [
    ['', '', 'one step', '', '', '', 'one second', '', '', ''],
    ['model', 'drives', 'rmse', 'median', 'across', 'heading', 'rmse', 'median', 'p90', 'heading'],
    ...results.map(({ model, drives: which, oneStep, oneSecond }: FitResult) => [
      model,
      which,
      ...[oneStep.positionRmse, oneStep.positionMedian, oneStep.crossTrackRmse].map(centimetres),
      `${oneStep.headingRmse.toFixed(2)}°`,
      ...[oneSecond.positionRmse, oneSecond.positionMedian, oneSecond.positionP90].map(centimetres),
      `${oneSecond.headingRmse.toFixed(2)}°`,
    ]),
  ];
  const constants = (of: Readonly<Record<string, number>>): string =>
    Object.entries(of)
      .map(([name, value]) => `  ${name}: ${value},`)
      .join('\n');
  return `${generation}, ${drives} drives\n${table(rows)}\ncar\n${constants(car)}\nbicycle\n${constants(bicycle)}`;
}

function centimetres(metres: number): string {
  return `${(100 * metres).toFixed(2)} cm`;
}
