import { createGroundPoint } from '../ground.ts';
import { ObjectStates } from '../object-states.ts';
import type { RaceWorld } from '../race-world.ts';
import { BOT_SHAPE } from './object-shapes.ts';
import type { TrackObjects, TrackObjectsState } from './track-objects.ts';

/**
 * Cars that push each other apart are never seen one inside the other: the rules take them for this much larger on every
 * side, so that a touch is a collision [m]
 */
const TOUCH = 0.01;
const RIVAL_SHAPE = {
  ...BOT_SHAPE,
  length: BOT_SHAPE.length + 2 * TOUCH,
  width: BOT_SHAPE.width + 2 * TOUCH,
};

/** The cars of one world as each other's objects, in ascending order without the car itself. */
export class Rivals implements TrackObjects {
  readonly states: ObjectStates;
  readonly hasDrivers = true;
  readonly originHeight = 0;
  readonly #world: RaceWorld;
  readonly #ground = createGroundPoint();

  constructor(world: RaceWorld) {
    const { numCars } = world;
    this.states = new ObjectStates(
      numCars,
      Array.from({ length: numCars - 1 }, () => RIVAL_SHAPE),
    );
    this.#world = world;
  }

  /** There is no chance about them. */
  reseed(): void {}

  start(i: number): void {
    this.advance(i);
  }

  /** Looks where the other cars are now. */
  advance(i: number): boolean {
    const { states } = this;
    const world = this.#world;
    for (let k = 0; k < states.numObjects; k++) {
      const at = i * states.numObjects + k;
      const rival = k < i ? k : k + 1;
      const x = world.states.x[rival];
      const y = world.states.y[rival];
      states.x[at] = x;
      states.y[at] = y;
      states.z[at] = world.track.groundAt(x, y, this.#ground).height;
      states.heading[at] = world.states.heading[rival];
      states.speed[at] = world.states.speed[rival];
      states.isGhost[at] = world.isGhost(i) || world.isGhost(rival) ? 1 : 0;
    }
    return true;
  }

  /** Whoever drives the other car is judged for it as well. */
  yield(): void {}

  /** They are where the world's cars are. */
  save(): TrackObjectsState {
    return { columns: new Float64Array(0), rngs: [] };
  }

  restore(): void {
    for (let i = 0; i < this.#world.numCars; i++) this.advance(i);
  }
}
