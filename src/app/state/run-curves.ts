import type { CurveEvent, EvaluationPoint, IterationEvent } from '../../training/training-event.ts';

export type { CurveEvent, EvaluationPoint } from '../../training/training-event.ts';

/** The curves of one run, growing while it trains. `version` tells a chart that there is more to draw. */
export class RunCurves {
  readonly iterations: IterationEvent[] = [];
  readonly evaluations: EvaluationPoint[] = [];
  #version = 0;

  get version(): number {
    return this.#version;
  }

  /** How many points there are. */
  get size(): number {
    return this.iterations.length + this.evaluations.length;
  }

  /** Steps of the newest point. */
  get steps(): number {
    return Math.max(this.iterations.at(-1)?.steps ?? 0, this.evaluations.at(-1)?.steps ?? 0);
  }

  /** How long the run had trained after so many steps, seconds; evaluations take none. */
  secondsAt(steps: number): number {
    const { iterations } = this;
    let [low, high] = [0, iterations.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (iterations[middle].steps <= steps) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : iterations[low - 1].wallSeconds;
  }

  /** The evaluation that the run keeps its best policy of. */
  get best(): EvaluationPoint | null {
    return this.evaluations.findLast((point) => point.isBest) ?? null;
  }

  push(event: CurveEvent): void {
    if (event.type === 'iteration') this.iterations.push(event);
    else this.evaluations.push(event);
    this.#version++;
  }

  /** Forgets what came after `steps`: a run goes on from an older checkpoint. */
  truncate(steps: number): void {
    for (const points of [this.iterations, this.evaluations]) {
      const keep = points.findIndex((point) => point.steps > steps);
      if (keep >= 0) points.length = keep;
    }
    this.#version++;
  }
}

/** An evaluation event without its weights. */
export function evaluationPoint({
  type,
  iteration,
  steps,
  evaluation,
  isBest,
  sectors,
}: EvaluationPoint): EvaluationPoint {
  return { type, iteration, steps, evaluation, isBest, ...(sectors && { sectors }) };
}
