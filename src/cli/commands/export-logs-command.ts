import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportLogs, type RunLogs } from '../../training/logs/export-logs.ts';
import { explainFaults } from '../file-faults.ts';
import { readPolicyFolder, readReward } from '../files.ts';
import { type Options, requiredText } from '../options.ts';
import type { CommandResult } from '../output.ts';
import { makeFolder, replaceFiles } from '../replace-files.ts';
import { readTraces } from '../trace-store.ts';
import { UsageError } from '../usage-error.ts';

const REWARDS = ['reward.py', 'reward.ts', 'reward.js'];

/** `export-logs`: a run's logs in the layout that deepracer-utils loads. */
export function exportLogsCommand(options: Options): CommandResult {
  const run = requiredText(options, 'run');
  const out = requiredText(options, 'out');
  refuseFilled(out);
  const logs = readRun(run);
  const files: string[] = [];
  for (const [path, content] of exportLogs(logs, run)) {
    const folder = join(out, dirname(path));
    makeFolder(folder);
    replaceFiles(folder, { [path.slice(path.lastIndexOf('/') + 1)]: content });
    files.push(path);
  }
  const recordedSteps = logs.traces.at(-1)?.steps ?? 0;
  const text = `${files.length} files in ${out}: the episodes that ended in the run's first ${recordedSteps} steps, without those still under way`;
  return { json: { files, recordedSteps, out }, text };
}

/** Iterations of another export would be read as this one's. @throws UsageError */
function refuseFilled(folder: string): void {
  if (!existsSync(folder)) return;
  if (explainFaults(folder, 'output folder', () => readdirSync(folder)).length > 0)
    throw new UsageError(`output folder ${folder}: must be empty or new, so that exports do not mix`);
}

function readRun(run: string): RunLogs {
  const policy = readPolicyFolder(run);
  const traces = readTraces(run);
  if (traces === null)
    throw new UsageError(`run ${run}: has no traces.bin, the record of its steps: train again to make one`);
  const reward = REWARDS.map((name) => join(run, name)).find((path) => existsSync(path));
  if (reward === undefined) throw new UsageError(`run ${run}: has no reward.py, reward.ts or reward.js`);
  return { policy, reward: readReward(reward), traces, nameOfTime };
}

/** YYYYMMDDhhmmss, UTC. */
function nameOfTime(secondsSince1970: number): string {
  return new Date(1000 * secondsSince1970).toISOString().replaceAll(/\D/g, '').slice(0, 14);
}
