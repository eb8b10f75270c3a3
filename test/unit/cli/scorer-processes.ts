import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** The scorer processes that a process has started. */
export function scorersOf(parent: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).matchAll(
    /^ *(\d+) +(\d+) .*scorer-process/gm,
  );
  return Array.from(rows)
    .filter(([, , ppid]) => Number(ppid) === parent)
    .map(([, pid]) => Number(pid));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the condition holds; the test's own limit is the only one. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
