import process from 'node:process';
import { SingleBar } from 'cli-progress';
import type { EvaluationEvent, TrainingEvent } from '../training/training-event.ts';

/** Shows how a run comes along, on stderr: a bar in a terminal, else a line per evaluation. */
export class TrainingProgress {
  readonly #bar: SingleBar | null;
  #lastEvaluation = 'not evaluated yet';

  /** @param maxSteps environment steps after which the run ends at the latest */
  constructor(maxSteps: number) {
    this.#bar = process.stderr.isTTY
      ? new SingleBar({
          format: '{bar} {value}/{total} steps · {duration_formatted} · {evaluation}',
          barsize: 24,
          stream: process.stderr,
        })
      : null;
    this.#bar?.start(maxSteps, 0, { evaluation: this.#lastEvaluation });
  }

  show(event: TrainingEvent): void {
    if (event.type === 'evaluation') {
      this.#lastEvaluation = describeEvaluation(event.evaluation);
      if (!this.#bar) process.stderr.write(`${event.steps} steps: ${this.#lastEvaluation}\n`);
    }
    if (event.type === 'warning') this.say(`${event.message} ${event.advice}`);
    if (event.type === 'iteration') this.#bar?.update(event.steps, { evaluation: this.#lastEvaluation });
  }

  /** A line on its own, below the bar as it is. */
  say(text: string): void {
    process.stderr.write(`${this.#bar ? '\n' : ''}${text}\n`);
  }

  stop(): void {
    this.#bar?.stop();
  }
}

/** `3/10 clean, best lap 9.84 s` */
export function describeEvaluation({ trials, cleanShare, bestLap }: EvaluationEvent['evaluation']): string {
  const clean = `${Math.round(cleanShare * trials.length)}/${trials.length} clean`;
  return bestLap === null ? clean : `${clean}, best lap ${bestLap.toFixed(2)} s`;
}
