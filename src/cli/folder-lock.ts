import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { explainFaults } from './file-faults.ts';
import { UsageError } from './usage-error.ts';

const LOCK = 'run.lock';

/**
 * Keeps other runs out of a folder until it is given back, or the program ends. What a killed program left locked is free.
 * @returns gives the folder back
 * @throws UsageError while another process has it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK);
  if (!create(path)) {
    refuseLiving(path, folder);
    rmSync(path, { force: true });
    if (!create(path)) refuseLiving(path, folder);
  }
  const release = (): void => {
    process.off('exit', release);
    rmSync(path, { force: true });
  };
  process.on('exit', release);
  return release;
}

/** @returns false where there is one already */
function create(path: string): boolean {
  return explainFaults(path, 'output', () => {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** @throws UsageError unless the process that made the lock is known to be gone */
function refuseLiving(path: string, folder: string): void {
  const text = explainFaults(path, 'output', () => readFileSync(path, 'utf8')).trim();
  if (/^\d+$/.test(text) && !isOtherProcess(Number(text))) return;
  throw new UsageError(
    `output folder ${folder}: another run (process ${text}) is writing there: wait for it, or choose another --out; if there is none, delete ${path}`,
  );
}

/** In a container that is started again, a process may have the very number of the one before. */
function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
