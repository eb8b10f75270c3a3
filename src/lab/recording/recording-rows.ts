import type { Command } from '../../race/action-space.ts';
import type { Recording } from './recording.ts';

type Columns = Pick<
  Recording,
  'rows' | 'observations' | 'observationSize' | 'commands' | 'driven' | 'places'
>;

/** The rows of a recording while it is made: row by row, each in its parts. */
export class RecordingRows {
  readonly #observationSize: number;
  readonly #observations: Float32Array[] = [];
  readonly #commands: number[] = [];
  readonly #driven: number[] = [];
  readonly #places: number[] = [];

  constructor(observationSize: number) {
    this.#observationSize = observationSize;
  }

  /** Rows that have been begun. */
  get length(): number {
    return this.#observations.length;
  }

  /** Begins a row. @returns where its observation is to be written */
  addObservation(): Float32Array {
    const observation = new Float32Array(this.#observationSize);
    this.#observations.push(observation);
    return observation;
  }

  /** @param place in the order of `PLACE` */
  addPlace(...place: [number, number, number, number, number, number, number]): void {
    this.#places.push(...place);
  }

  /** @param wanted what the expert would do @param driven what was done */
  addCommands(wanted: Command, driven: Command): void {
    this.#commands.push(wanted.steeringDegrees, wanted.speed);
    this.#driven.push(driven.steeringDegrees, driven.speed);
  }

  take(): Columns {
    const rows = this.length;
    const observations = new Float32Array(rows * this.#observationSize);
    this.#observations.forEach((observation, row) =>
      observations.set(observation, row * this.#observationSize),
    );
    return {
      rows,
      observations,
      observationSize: this.#observationSize,
      commands: Float32Array.from(this.#commands),
      driven: Float32Array.from(this.#driven),
      places: Float64Array.from(this.#places),
    };
  }
}
