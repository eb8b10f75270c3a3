/** Outline of an object seen from above, and its height [m] */
export interface ObjectShape {
  /** Along its heading. */
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What stands or drives on the track beside the car: boxes, bot cars, other policies' cars. Flat columns of
 * [numCars × numObjects]: every car has its own set, because cars that learn do not meet. Object k of car i is at
 * `i * numObjects + k`, in spawn order, as in DeepRacer's `objects_*` lists.
 */
export class ObjectStates {
  readonly numObjects: number;
  /** Centres in the world frame [m] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Height of the ground under the centre [m] */
  readonly z: Float64Array;
  /** [rad], (-π, π] */
  readonly heading: Float64Array;
  /** Along the heading [m/s] */
  readonly speed: Float64Array;
  /** 1 where the car and the object pass through each other: cars that serve a penalty do. */
  readonly isGhost: Uint8Array;

  /** @param shapes one per object, the same for every car */
  constructor(
    readonly numCars: number,
    readonly shapes: readonly ObjectShape[],
  ) {
    this.numObjects = shapes.length;
    const size = numCars * shapes.length;
    this.x = new Float64Array(size);
    this.y = new Float64Array(size);
    this.z = new Float64Array(size);
    this.heading = new Float64Array(size);
    this.speed = new Float64Array(size);
    this.isGhost = new Uint8Array(size);
  }
}
