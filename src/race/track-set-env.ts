import type { ActionSpace, BoxSpace } from '../gym/space.ts';
import { actionSize } from '../gym/space.ts';
import { checkActions, ResetNeededError, type VectorEnv, type VectorStep } from '../gym/vector-env.ts';
import { Rng } from '../math/rng.ts';
import { rowSize, type RewardBatch } from '../reward/step-params.ts';
import type { Track } from '../track/track.ts';
import type { Picture } from './observers/observer.ts';
import { type EpisodeRecord, RacingEnv, type RacingEnvOptions, type RacingEnvState } from './racing-env.ts';

export interface TrackSetEnvOptions extends Omit<RacingEnvOptions, 'track'> {
  /** At least one; at most one per car. */
  readonly tracks: readonly Track[];
}

/** Seeds of the parts are drawn from this many. */
const SEEDS = 0x1_0000_0000;

/**
 * `Racing-v2` on several tracks at once: the cars are dealt out to them in turn, car i to track i mod their number, so that
 * one policy learns from all. Every track is a `RacingEnv` of its own; their rewards are one batch.
 */
export class TrackSetEnv implements VectorEnv {
  readonly id: string;
  readonly numEnvs: number;
  readonly observationSpace: BoxSpace;
  readonly picture: Picture | null;
  readonly actionSpace: ActionSpace;
  /** One per track, in their order. */
  readonly parts: readonly RacingEnv[];
  readonly #scorer: RacingEnvOptions['scorer'];
  readonly #step: VectorStep;
  /** The actions of each part. */
  readonly #actions: readonly Float32Array[];
  #isReset = false;

  /** @throws RangeError with more tracks than cars, or with none */
  constructor({ tracks, numCars, onStep, ...options }: TrackSetEnvOptions) {
    if (tracks.length === 0 || tracks.length > numCars)
      throw new RangeError(`${numCars} cars need 1 to ${numCars} tracks (found ${tracks.length})`);
    this.parts = tracks.map((track, k) => {
      const cars = Math.ceil((numCars - k) / tracks.length);
      return new RacingEnv({ ...options, track, numCars: cars, onStep: k === 0 ? onStep : undefined });
    });
    const [first] = this.parts;
    this.id = first.id;
    this.numEnvs = numCars;
    this.observationSpace = first.observationSpace;
    this.picture = first.picture;
    this.actionSpace = first.actionSpace;
    this.#scorer = options.scorer;
    const numbers = numCars * first.observationSpace.low.length;
    this.#step = {
      observations: new Float32Array(numbers),
      terminated: new Uint8Array(numCars),
      truncated: new Uint8Array(numCars),
      finalObservations: new Float32Array(numbers),
    };
    const size = actionSize(first.actionSpace);
    this.#actions = this.parts.map(({ numEnvs }) => new Float32Array(numEnvs * size));
  }

  reset({ seed }: { seed: number }): Float32Array {
    this.#isReset = true;
    const rng = new Rng(seed);
    this.parts.forEach((part, k) => {
      this.#deal(part.reset({ seed: rng.integer(SEEDS) }), this.#step.observations, k);
    });
    return this.#step.observations;
  }

  step(actions: Float32Array): VectorStep {
    if (!this.#isReset) throw new ResetNeededError(this.id);
    checkActions(this, actions);
    const { observations, terminated, truncated, finalObservations } = this.#step;
    this.parts.forEach((part, k) => {
      this.#collect(actions, this.#actions[k], k);
      const step = part.step(this.#actions[k]);
      this.#deal(step.observations, observations, k);
      this.#deal(step.terminated, terminated, k);
      this.#deal(step.truncated, truncated, k);
      this.#deal(step.finalObservations, finalObservations, k);
    });
    return this.#step;
  }

  takeRewards(): Promise<Float64Array> {
    const batches = this.parts.map((part) => part.takeBatch());
    const [{ numSteps }] = batches;
    const { numEnvs } = this;
    const size = rowSize(this.numObjects);
    const rows = new Float64Array(numSteps * numEnvs * size);
    batches.forEach((batch, k) => {
      for (let t = 0; t < numSteps; t++) {
        const from = batch.rows.subarray(t * batch.numCars * size, (t + 1) * batch.numCars * size);
        this.#deal(from, rows.subarray(t * numEnvs * size, (t + 1) * numEnvs * size), k);
      }
    });
    const joined: RewardBatch = { numSteps, numCars: numEnvs, rows };
    return this.#scorer.score(joined);
  }

  /** Episodes that ended since the last call, track by track. */
  takeEpisodes(): EpisodeRecord[] {
    return this.parts.flatMap((part) => part.takeEpisodes());
  }

  get numObjects(): number {
    return this.parts[0].numObjects;
  }

  /** Of all cars now, measured [m/s] */
  meanSpeed(): number {
    return this.parts.reduce((sum, part) => sum + part.numEnvs * part.meanSpeed(), 0) / this.numEnvs;
  }

  save(): TrackSetEnvState {
    return { parts: this.parts.map((part) => part.save()) };
  }

  /** @returns the observations that `save` left off at */
  restore({ parts }: TrackSetEnvState): Float32Array {
    this.#isReset = true;
    this.parts.forEach((part, k) => this.#deal(part.restore(parts[k]), this.#step.observations, k));
    return this.#step.observations;
  }

  /** Copies the rows of part k to their places among those of all cars. */
  #deal(from: Numbers, to: Numbers, k: number): void {
    const count = this.parts.length;
    const { numEnvs: rows } = this.parts[k];
    const width = from.length / rows;
    for (let row = 0; row < rows; row++) {
      const target = (k + row * count) * width;
      for (let j = 0; j < width; j++) to[target + j] = from[row * width + j];
    }
  }

  /** The other way round. */
  #collect(from: Numbers, to: Numbers, k: number): void {
    const count = this.parts.length;
    const { numEnvs: rows } = this.parts[k];
    const width = to.length / rows;
    for (let row = 0; row < rows; row++) {
      const source = (k + row * count) * width;
      for (let j = 0; j < width; j++) to[row * width + j] = from[source + j];
    }
  }
}

type Numbers = Float32Array | Float64Array | Uint8Array;

/** A frozen `TrackSetEnv`; structured-cloneable. */
export interface TrackSetEnvState {
  readonly parts: readonly RacingEnvState[];
}
