import process from 'node:process';
import { MultiBar, type SingleBar } from 'cli-progress';
import { describeEvaluation } from '../training-progress.ts';
import type { CellEnding } from './cell-ending.ts';
import type { CellReport } from './cell-thread.ts';

/** Shows how a sweep comes along, on stderr: a line per event of a run, and in a terminal a bar per run under way. */
export class GridProgress {
  readonly #bars: MultiBar | null;
  readonly #running = new Map<string, { readonly bar: SingleBar | null; evaluation?: string }>();
  readonly #maxSteps: number;

  /** @param maxSteps environment steps after which a run ends at the latest */
  constructor(maxSteps: number) {
    this.#maxSteps = maxSteps;
    this.#bars = process.stderr.isTTY
      ? new MultiBar({
          format: '{bar} {name} · {value}/{total} steps · {evaluation}',
          barsize: 24,
          stream: process.stderr,
          gracefulExit: false, // whoever is interrupted decides what happens
        })
      : null;
  }

  /** @param name of the run, as for all that follow @param isBegun whether it goes on from where it was saved */
  start(name: string, isBegun: boolean): void {
    const evaluation = isBegun ? 'going on' : 'starting';
    const bar = this.#bars?.create(this.#maxSteps, 0, { name, evaluation }) ?? null;
    this.#running.set(name, { bar });
    if (bar === null) this.say(`${name}: ${evaluation}`);
  }

  show(name: string, report: Exclude<CellReport, { type: 'ended' }>): void {
    if (report.type === 'print') {
      this.#write(report.text);
      return;
    }
    if (report.type === 'warning') {
      this.say(`${name}: ${report.message} ${report.advice}`);
      return;
    }
    const run = this.#running.get(name);
    if (run === undefined) return;
    if (report.type === 'evaluation') {
      run.evaluation = describeEvaluation(report.evaluation);
      if (run.bar === null) this.say(`${name}: ${report.steps} steps: ${run.evaluation}`);
    }
    const { evaluation = 'not evaluated yet' } = run;
    run.bar?.update(report.steps, { name, evaluation });
  }

  end(name: string, ending: CellEnding): void {
    const run = this.#running.get(name);
    this.#running.delete(name);
    if (run?.bar) this.#bars?.remove(run.bar);
    this.say(`${name}: ${describeEnding(ending)}`);
  }

  /** A line on its own, above the bars. */
  say(text: string): void {
    this.#write(`${text}\n`);
  }

  stop(): void {
    this.#bars?.stop();
  }

  #write(text: string): void {
    if (this.#running.size > 0 && this.#bars !== null) this.#bars.log(text);
    else process.stderr.write(text);
  }
}

function describeEnding(ending: CellEnding): string {
  if (ending.status === 'failed') return `failed: ${ending.error.message}`;
  const { steps, sustainedCleanSteps } = ending.summary;
  const clean = sustainedCleanSteps === null ? '' : `, sustained clean after ${sustainedCleanSteps}`;
  return `${ending.status} after ${steps} steps${clean}`;
}
