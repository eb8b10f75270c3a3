import type { GanUpdate } from '../music/gan/gan-trainer.ts';
import type { UpdateRow } from './music-protocol.ts';

/** Gathers updates into rows, so that a page is told a few times a second and not a few hundred. */
export class UpdateMean {
  #sums: Record<keyof GanUpdate, number> = zeros();
  #count = 0;
  #updates = 0;

  /** @param updates of the generator so far */
  add(update: GanUpdate, updates: number): void {
    for (const name of NAMES) this.#sums[name] += update[name];
    this.#count++;
    this.#updates = updates;
  }

  /** The means of what has come since the last time; null where nothing has. */
  take(): UpdateRow | null {
    if (this.#count === 0) return null;
    const means = Object.fromEntries(NAMES.map((name) => [name, this.#sums[name] / this.#count]));
    this.#sums = zeros();
    this.#count = 0;
    return { ...(means as Record<keyof GanUpdate, number>), updates: this.#updates };
  }
}

const NAMES = [
  'generatorLoss',
  'criticLoss',
  'scoreOfReal',
  'scoreOfGenerated',
  'penalty',
  'modeSeeking',
] as const satisfies readonly (keyof GanUpdate)[];

function zeros(): Record<keyof GanUpdate, number> {
  return Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<keyof GanUpdate, number>;
}
