import { GuardedScorer } from '../reward/guarded-scorer.ts';
import type { ScorerLimits } from '../reward/scorer-limits.ts';
import type { ScorerRuntime } from '../reward/scorer-message.ts';
import { nodeTimer } from './node-timer.ts';
import type { SpawnScorer } from '../reward/watched-worker.ts';
import { defaultPackagePlaces, openNodePackages, type PackagePlaces } from './python-packages.ts';
import { spawnProcess, spawnThread } from './scorer-spawn.ts';

export interface NodeScorerOptions {
  /** Starts the runtime of this language and its spare at once; otherwise the first `load` does. */
  readonly warmUp?: ScorerRuntime | undefined;
  /** Where the packages come from that Python rewards import; Pyodide's own host and the user's cache by default. */
  readonly packages?: PackagePlaces | undefined;
  readonly limits?: Partial<ScorerLimits> | undefined;
  readonly onPrint?: ((text: string) => void) | undefined;
}

/**
 * A reward scorer for Node: the same guard and the same language cores as in the browser; Python in threads, where its
 * heap has a limit of its own, JavaScript in processes. Both can be killed. They keep reward code from the command
 * line's variables: a guard against accidents, not against malice. The wall is the browser's sandbox.
 */
export class NodeScorer extends GuardedScorer {
  /** Resolves when the runtime asked for and its spare have started. @throws ScorerStartError */
  readonly ready: Promise<void>;
  readonly #usage: { processes: number; threads: number };

  constructor({ warmUp, limits, onPrint, packages: places }: NodeScorerOptions = {}) {
    const usage = { processes: 0, threads: 0 };
    const spawners: Record<ScorerRuntime, SpawnScorer> = {
      python: spawnThread((seconds) => (usage.threads += seconds)),
      javascript: spawnProcess((seconds) => (usage.processes += seconds)),
    };
    const spawn: SpawnScorer = (runtime, events) => spawners[runtime](runtime, events);
    let told = '';
    const packages = openNodePackages(places ?? defaultPackagePlaces(), ({ packages, share }) => {
      const names = share === 1 ? '' : packages.join(', ');
      if (names !== '' && names !== told) onPrint?.(`loading ${names}\n`);
      told = names;
    });
    // A command runs the rewards of one person, most often a single one: a new runtime for each would guard nobody.
    super({ spawn, timer: nodeTimer, packages, keepsWorker: true, limits, onPrint });
    this.#usage = usage;
    this.ready = warmUp ? this.warmUp(warmUp) : Promise.resolve();
    this.ready.catch(() => {}); // whoever loads next sees the error
  }

  /** CPU time of scoring that happened in other processes, which this process's own CPU time does not contain. */
  get cpuSeconds(): number {
    return this.#usage.processes;
  }

  /** CPU time of scoring that happened in threads of this process, which a clock of the calling thread does not contain. */
  get threadCpuSeconds(): number {
    return this.#usage.threads;
  }
}
