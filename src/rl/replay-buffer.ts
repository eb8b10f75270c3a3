import type { Rng } from '../math/rng.ts';
import { copyRow } from './copy-row.ts';
import type { RolloutBuffer } from './rollout-buffer.ts';

/** Transitions drawn from a replay buffer; arrays are overwritten by the next draw. */
export interface TransitionBatch {
  readonly rows: number;
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

/** The transitions of a buffer, structured-cloneable; the arrays hold those that there are, in the places they have. */
export interface ReplayBufferState extends Omit<TransitionBatch, 'rows'> {
  /** Where the next transition goes. */
  readonly position: number;
}

/** The sizes of a replay buffer. */
export interface ReplayShape {
  /** Transitions it holds at most. */
  readonly bufferSize: number;
  readonly observationSize: number;
  readonly actionSize: number;
}

/** What an off-policy learner remembers (Lin 1992): a ring of transitions in typed arrays, drawn from uniformly. */
export class ReplayBuffer {
  readonly bufferSize: number;
  readonly #observationSize: number;
  readonly #actionSize: number;
  readonly #memory: Omit<TransitionBatch, 'rows'>;
  #size = 0;
  #position = 0;

  constructor({ bufferSize, observationSize, actionSize }: ReplayShape) {
    this.bufferSize = bufferSize;
    this.#observationSize = observationSize;
    this.#actionSize = actionSize;
    this.#memory = transitions(bufferSize, observationSize, actionSize);
  }

  /** How many transitions there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a scored rollout in time order. Of more steps than it holds only the last remain. */
  add(rollout: RolloutBuffer): void {
    const [observationSize, actionSize, memory] = [this.#observationSize, this.#actionSize, this.#memory];
    for (let sample = 0; sample < rollout.samples; sample++) {
      const to = this.#position;
      copyRow(rollout.observations, sample, memory.observations, to, observationSize);
      copyRow(rollout.actions, sample, memory.actions, to, actionSize);
      memory.rewards[to] = rollout.rewards[sample];
      memory.terminated[to] = rollout.terminated[sample];
      rollout.copyNextObservation(sample, memory.nextObservations, to);
      this.#position = (to + 1) % this.bufferSize;
      this.#size = Math.min(this.#size + 1, this.bufferSize);
    }
  }

  /** An empty batch of `rows` for `sample` to fill. */
  createBatch(rows: number): TransitionBatch {
    return { rows, ...transitions(rows, this.#observationSize, this.#actionSize) };
  }

  /** Fills a batch with transitions drawn uniformly and with replacement. @throws RangeError when there are none */
  sample(rng: Rng, batch: TransitionBatch): void {
    if (this.#size === 0) throw new RangeError('An empty replay buffer has nothing to draw from');
    const memory = this.#memory;
    for (let row = 0; row < batch.rows; row++) {
      const from = rng.integer(this.#size);
      copyRow(memory.observations, from, batch.observations, row, this.#observationSize);
      copyRow(memory.actions, from, batch.actions, row, this.#actionSize);
      copyRow(memory.nextObservations, from, batch.nextObservations, row, this.#observationSize);
      batch.rewards[row] = memory.rewards[from]!;
      batch.terminated[row] = memory.terminated[from]!;
    }
  }

  save(): ReplayBufferState {
    const { observations, actions, rewards, nextObservations, terminated } = this.#memory;
    return {
      position: this.#position,
      observations: observations.slice(0, this.#size * this.#observationSize),
      actions: actions.slice(0, this.#size * this.#actionSize),
      rewards: rewards.slice(0, this.#size),
      nextObservations: nextObservations.slice(0, this.#size * this.#observationSize),
      terminated: terminated.slice(0, this.#size),
    };
  }

  /** @throws RangeError if the state is of a buffer of other sizes; nothing is changed then */
  restore(state: ReplayBufferState): void {
    const size = state.rewards.length;
    const fits =
      size <= this.bufferSize &&
      state.position === (size < this.bufferSize ? size : state.position % size) &&
      state.observations.length === size * this.#observationSize &&
      state.nextObservations.length === size * this.#observationSize &&
      state.actions.length === size * this.#actionSize &&
      state.terminated.length === size;
    if (!fits) throw new RangeError('The saved replay buffer has other sizes');
    this.#memory.observations.set(state.observations);
    this.#memory.actions.set(state.actions);
    this.#memory.rewards.set(state.rewards);
    this.#memory.nextObservations.set(state.nextObservations);
    this.#memory.terminated.set(state.terminated);
    this.#size = size;
    this.#position = state.position;
  }
}

function transitions(
  rows: number,
  observationSize: number,
  actionSize: number,
): Omit<TransitionBatch, 'rows'> {
  return {
    observations: new Float32Array(rows * observationSize),
    actions: new Float32Array(rows * actionSize),
    rewards: new Float32Array(rows),
    nextObservations: new Float32Array(rows * observationSize),
    terminated: new Uint8Array(rows),
  };
}
