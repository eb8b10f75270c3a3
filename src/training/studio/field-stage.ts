import { createScene, type SceneOptions } from '../create-scene.ts';
import type { ScoringContext } from '../../reward/step-params.ts';
import type { Car } from '../../sim/car.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { type FieldGrid, fieldGrid, type FieldSize } from './field-grid.ts';
import { type FieldManner, fieldRows } from './field-rows.ts';
import { FIELD_SIZES, type FieldGround } from './score-field.ts';

/** A race standing still on which fields are scored. What one takes is kept for the next: edits change only the reward. */
export class FieldStage {
  readonly context: FieldGround['context'];
  readonly rowSize: number;
  /** The grid that fields come on. */
  readonly grid: FieldGrid;
  readonly #scene: ReturnType<typeof createScene>;
  readonly #frontOffset: number;
  #manner: FieldManner | null = null;
  readonly #rows = new Map<FieldSize, Float64Array>();

  constructor(file: TrackFile, car: Car, options: Pick<SceneOptions, 'race' | 'seed'> = {}) {
    this.#scene = createScene(file, { ...options, car });
    const { track, params, objects } = this.#scene;
    this.rowSize = params.rowSize;
    const waypoints: ScoringContext['courses'][number]['waypoints'] = track.waypoints;
    this.context = {
      numObjects: objects?.numObjects ?? 0,
      courses: [{ trackLength: track.length, waypoints }],
    };
    this.#frontOffset = carSpecOf(car).frontOffset;
    this.grid = fieldGrid(track, FIELD_SIZES[0]);
  }

  /** The ground for cars that are driven like this. */
  ground(manner: FieldManner): FieldGround {
    const { context, rowSize } = this;
    if (!isSame(manner, this.#manner)) this.#rows.clear();
    this.#manner = manner;
    return { context, rowSize, rows: (size) => this.#rowsOf(size, manner) };
  }

  #rowsOf(size: FieldSize, manner: FieldManner): Float64Array {
    let rows = this.#rows.get(size);
    if (rows === undefined) {
      const grid = size === FIELD_SIZES[0] ? this.grid : fieldGrid(this.#scene.track, size);
      rows = fieldRows(this.#scene, this.#frontOffset, grid, manner);
      this.#rows.set(size, rows);
    }
    return rows;
  }
}

function isSame(a: FieldManner, b: FieldManner | null): boolean {
  return a.speed === b?.speed && a.heading === b.heading && a.steering === b.steering;
}
