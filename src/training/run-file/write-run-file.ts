import { strToU8 } from 'fflate';
import type { CurveEvent, TrainingSummary } from '../training-event.ts';
import { writePolicyFiles } from '../policy-file.ts';
import { writeCheckpoint } from './checkpoint-names.ts';
import { MOST_PACKED_BYTES, type PortableRun } from './portable-run.ts';
import { RunFileError } from './run-file-error.ts';
import { REWARD_FILES } from './run-files.ts';
import { type EvaluationNote, runNote } from './run-note.ts';
import { writeState } from './state-files.ts';
import { zip } from './zip.ts';

/**
 * A run as one file: a zip archive of the folder that `train --out` writes, with its track and its curve, and what it goes on
 * from in a form that any program can read. `readRunFile` reads it.
 * @param savedAt milliseconds since 1970
 * @throws RunFileError where it is too large to be read again
 */
export function writeRunFile(run: PortableRun, savedAt: number): Uint8Array {
  const entries = Object.entries(filesOf(run)).map(([name, content]) => {
    return [name, typeof content === 'string' ? strToU8(content) : content] as const;
  });
  const bytes = zip(Object.fromEntries(entries), savedAt);
  if (bytes.length > MOST_PACKED_BYTES) {
    const most = `must be at most ${MOST_PACKED_BYTES / 1e6} MB, which is what can be read again`;
    throw new RunFileError(run.name, 'file', most, Math.round(bytes.length / 1e6));
  }
  return bytes;
}

function filesOf(run: PortableRun): Record<string, string | Uint8Array> {
  const { config, curve, bestPolicy, kept, checkpoint } = run;
  return {
    ...writePolicyFiles(bestPolicy),
    [REWARD_FILES[config.reward.language]]: config.reward.code,
    'track.json': jsonOf(config.track),
    'run.json': jsonOf(describe(run)),
    'curve.json': `${JSON.stringify(curve)}\n`,
    ...Object.fromEntries(kept.flatMap((policy) => Object.entries(writeCheckpoint(policy.steps, policy)))),
    ...(checkpoint === null ? {} : writeState(checkpoint)),
  };
}

/** `run.json`: what the command line's says, and what lists of runs show. */
function describe(run: PortableRun) {
  const { name, tags, config, state, failure, reason, iteration, steps, seconds, best, last, warnings } = run;
  const { rewardChanges, startedFrom, curve } = run;
  const course = { reason, summary: summaryOf(run), evaluations: notesOf(curve), warnings };
  return {
    format: 'grad-prix-run',
    version: 1,
    name,
    tags,
    ...runNote(config, course),
    state,
    failure,
    iteration,
    steps,
    seconds,
    best,
    last,
    rewardChanges,
    startedFrom,
  };
}

function summaryOf({ config: { seed, bestBy }, checkpoint }: PortableRun): TrainingSummary | null {
  if (checkpoint === null) return null;
  const { iteration: _iteration, cleanStreak: _cleanStreak, ...figures } = checkpoint.progress;
  return { seed, ...figures, bestBy, best: checkpoint.best };
}

/** Every evaluation in short, with the training since the one before. */
function notesOf(curve: readonly CurveEvent[]): EvaluationNote[] {
  const notes: EvaluationNote[] = [];
  let [samples, rewards, cpuSeconds, steps] = [0, 0, 0, 0];
  for (const event of curve) {
    if (event.type === 'iteration') {
      samples += event.steps - steps;
      rewards += (event.steps - steps) * event.meanReward;
      ({ cpuSeconds, steps } = event);
      continue;
    }
    const { cleanShare, bestLap, meanLap } = event.evaluation;
    const meanReward = samples === 0 ? null : rewards / samples;
    notes.push({ steps: event.steps, cpuSeconds, meanReward, cleanShare, bestLap, meanLap });
    [samples, rewards] = [0, 0];
  }
  return notes;
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
