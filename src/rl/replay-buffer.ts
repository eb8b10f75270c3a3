import type { Rng } from '../math/rng.ts';
import { copyRow } from './copy-row.ts';
import type { RolloutBuffer } from './rollout-buffer.ts';

/** Transitions side by side, in rows of flat arrays. */
export interface Transitions {
  /** [rows × observationSize] */
  readonly observations: Float32Array;
  /** [rows × actionSize] as the policy sees them. */
  readonly actions: Float32Array;
  /** [rows] */
  readonly rewards: Float32Array;
  /** [rows × observationSize] what followed; the ended episode's last one after a truncation. */
  readonly nextObservations: Float32Array;
  /** [rows] 1: nothing follows, and the next observation means nothing. */
  readonly terminated: Uint8Array;
}

/** Everything a replay buffer holds; structured-cloneable. */
export interface ReplayBufferState {
  readonly size: number;
  /** Where the next transition goes. */
  readonly position: number;
  /** The memory in pieces, the last of which may not be full. They are shared with the buffer: not to be changed. */
  readonly chunks: readonly Transitions[];
}

/** The sizes of a replay buffer. */
export interface ReplayShape {
  /** Transitions it holds at most. */
  readonly bufferSize: number;
  readonly observationSize: number;
  readonly actionSize: number;
}

/** Transitions per piece of memory. */
const CHUNK_ROWS = 1024;

/**
 * What an off-policy learner remembers (Lin 1992): a ring of transitions in typed arrays, drawn from uniformly.
 *
 * A run is saved often and the memory is large, so it comes in pieces that a saved state shares: a piece is copied only when
 * it is written to again.
 */
export class ReplayBuffer {
  readonly #shape: ReplayShape;
  readonly #chunks: Transitions[] = [];
  /** Pieces that a saved state shares. */
  readonly #shared = new Set<Transitions>();
  #size = 0;
  #position = 0;

  constructor(shape: ReplayShape) {
    this.#shape = shape;
  }

  /** How many transitions there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a scored rollout in time order. Of more steps than it holds only the last remain. */
  add(rollout: RolloutBuffer): void {
    const { bufferSize, observationSize, actionSize } = this.#shape;
    for (let sample = 0; sample < rollout.samples; sample++) {
      const to = this.#writable(Math.floor(this.#position / CHUNK_ROWS));
      const row = this.#position % CHUNK_ROWS;
      copyRow(rollout.observations, sample, to.observations, row, observationSize);
      copyRow(rollout.actions, sample, to.actions, row, actionSize);
      to.rewards[row] = rollout.rewards[sample];
      to.terminated[row] = rollout.terminated[sample];
      rollout.copyNextObservation(sample, to.nextObservations, row);
      this.#position = (this.#position + 1) % bufferSize;
      this.#size = Math.min(this.#size + 1, bufferSize);
    }
  }

  /** A batch of `rows` for `sample` to fill. */
  createBatch(rows: number): Transitions {
    return createTransitions(this.#shape, rows);
  }

  /** Fills a batch with transitions drawn uniformly and with replacement. @throws RangeError when there are none */
  sample(rng: Rng, batch: Transitions): void {
    if (this.#size === 0) throw new RangeError('An empty replay buffer has nothing to draw from');
    const { observationSize, actionSize } = this.#shape;
    for (let row = 0; row < batch.rewards.length; row++) {
      const drawn = rng.integer(this.#size);
      const from = this.#chunks[Math.floor(drawn / CHUNK_ROWS)];
      const fromRow = drawn % CHUNK_ROWS;
      copyRow(from.observations, fromRow, batch.observations, row, observationSize);
      copyRow(from.actions, fromRow, batch.actions, row, actionSize);
      copyRow(from.nextObservations, fromRow, batch.nextObservations, row, observationSize);
      batch.rewards[row] = from.rewards[fromRow]!;
      batch.terminated[row] = from.terminated[fromRow]!;
    }
  }

  /** Forgets all transitions. */
  clear(): void {
    this.#chunks.length = 0;
    this.#shared.clear();
    this.#size = 0;
    this.#position = 0;
  }

  save(): ReplayBufferState {
    for (const chunk of this.#chunks) this.#shared.add(chunk);
    return { size: this.#size, position: this.#position, chunks: [...this.#chunks] };
  }

  /** @throws RangeError if the state is not one of a buffer of these sizes; nothing is changed then */
  restore({ size, position, chunks }: ReplayBufferState): void {
    const { bufferSize } = this.#shape;
    const fits =
      size <= bufferSize &&
      (size === bufferSize ? position < bufferSize : position === size) &&
      chunks.length === Math.ceil(size / CHUNK_ROWS) &&
      chunks.every((chunk, i) => isAlike(chunk, createTransitions(this.#shape, this.#chunkRows(i))));
    if (!fits) throw new RangeError('The saved replay buffer is damaged or has other sizes');
    this.#chunks.splice(0, Infinity, ...chunks);
    this.#shared.clear();
    for (const chunk of chunks) this.#shared.add(chunk);
    this.#size = size;
    this.#position = position;
  }

  /** A piece that no saved state shares. */
  #writable(index: number): Transitions {
    const chunk = this.#chunks[index];
    if (chunk !== undefined && !this.#shared.delete(chunk)) return chunk;
    return (this.#chunks[index] = chunk
      ? copyTransitions(chunk)
      : createTransitions(this.#shape, this.#chunkRows(index)));
  }

  #chunkRows(index: number): number {
    return Math.min(CHUNK_ROWS, this.#shape.bufferSize - index * CHUNK_ROWS);
  }
}

function createTransitions(
  { observationSize, actionSize }: Pick<ReplayShape, 'observationSize' | 'actionSize'>,
  rows: number,
): Transitions {
  return {
    observations: new Float32Array(rows * observationSize),
    actions: new Float32Array(rows * actionSize),
    rewards: new Float32Array(rows),
    nextObservations: new Float32Array(rows * observationSize),
    terminated: new Uint8Array(rows),
  };
}

function copyTransitions(chunk: Transitions): Transitions {
  return {
    observations: chunk.observations.slice(),
    actions: chunk.actions.slice(),
    rewards: chunk.rewards.slice(),
    nextObservations: chunk.nextObservations.slice(),
    terminated: chunk.terminated.slice(),
  };
}

/** Whether what was read has the arrays of a model, of the same lengths and with finite numbers. */
function isAlike(found: Transitions, model: Transitions): boolean {
  return (Object.keys(model) as (keyof Transitions)[]).every((name) => {
    const [array, expected] = [found[name], model[name]];
    return (
      array instanceof expected.constructor &&
      array.length === expected.length &&
      (array as Float32Array).every(Number.isFinite)
    );
  });
}
