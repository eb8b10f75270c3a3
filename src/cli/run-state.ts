import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FinishedEvent } from '../training/training-event.ts';
import { explainFaults } from './file-faults.ts';
import { draftOf } from './replace-files.ts';
import { CHECKPOINT, type SavedRun } from './saved-run.ts';

/** How a run stands on disk. */
export type RunState =
  /** Nothing is there. */
  | { readonly type: 'new' }
  /** It was saved on its way, or stopped. */
  | { readonly type: 'begun' }
  | ({ readonly type: 'finished' } & Pick<FinishedEvent, 'reason' | 'summary'>);

/** What stands in a run's folder. A run that was killed while its end was being saved is only begun: it ends again. */
export function runStateOf(folder: string): RunState {
  const checkpoint = join(folder, CHECKPOINT);
  if (existsSync(draftOf(checkpoint))) return { type: 'begun' };
  if (!existsSync(checkpoint)) return { type: 'new' };
  const run = readEnd(join(folder, 'run.json'));
  return run === null || run.reason === 'stopped' ? { type: 'begun' } : { type: 'finished', ...run };
}

/** `an unfinished run on home, 8192 steps, saved 2026-05-01 14:02 UTC`: a saved run in words, whatever is in its file. */
export function describeRun(folder: string, { identity, progress }: SavedRun): string {
  const state = runStateOf(folder).type === 'finished' ? 'a finished' : 'an unfinished';
  const { mtime } = statSync(join(folder, CHECKPOINT));
  const saved = mtime.toISOString().slice(0, 16).replace('T', ' ');
  return `${state} run on ${identity?.track ?? '?'}, ${progress?.steps ?? '?'} steps, saved ${saved} UTC`;
}

/** Null where a run has not ended. */
function readEnd(path: string): Pick<FinishedEvent, 'reason' | 'summary'> | null {
  if (!existsSync(path)) return null;
  const text = explainFaults(path, 'run', () => readFileSync(path, 'utf8'));
  try {
    const { reason, summary } = JSON.parse(text) as Pick<FinishedEvent, 'reason' | 'summary'>;
    return typeof reason === 'string' && typeof summary.steps === 'number' ? { reason, summary } : null;
  } catch {
    return null;
  }
}
