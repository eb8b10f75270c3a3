import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** CPU time of a thread, µs, as newer versions of Node tell it. */
type ThreadUsage = () => { readonly user: number; readonly system: number };

/** Where Linux tells a thread how many nanoseconds it has been on a processor. */
const SCHEDULER_STATISTICS = '/proc/thread-self/schedstat';

/**
 * CPU seconds of the thread that calls: what `process.cpuUsage` says is of all threads together. Work that the engine does
 * for it in threads of its own (compilation, garbage collection) is not in it. Where neither Node (before 23.9) nor the
 * system tells, the time in which its event loop was not waiting.
 */
export function threadCpuSeconds(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: ThreadUsage };
  if (threadCpuUsage !== undefined) {
    const { user, system } = threadCpuUsage();
    return (user + system) / 1e6;
  }
  try {
    return Number.parseInt(readFileSync(SCHEDULER_STATISTICS, 'utf8'), 10) / 1e9;
  } catch {
    return performance.eventLoopUtilization().active / 1000;
  }
}
