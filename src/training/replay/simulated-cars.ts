import type { CarSpec } from '../../sim/car-spec.ts';
import { type Pose, RaceWorld } from '../../sim/race-world.ts';
import type { Track } from '../../track/track.ts';
import type { ReplayCars } from './replay-cars.ts';

/** The simulator's cars, seen by their front points. */
export class SimulatedCars implements ReplayCars {
  readonly numCars: number;
  readonly #world: RaceWorld;
  readonly #frontOffset: number;

  constructor(track: Track, car: CarSpec, numCars: number) {
    this.numCars = numCars;
    this.#world = new RaceWorld({ track, numCars, car });
    this.#frontOffset = car.frontOffset;
  }

  place(i: number, { x, y, heading }: Pose): void {
    const ahead = this.#frontOffset;
    this.#world.place(i, x - ahead * Math.cos(heading), y - ahead * Math.sin(heading), heading);
  }

  command(i: number, steering: number, speed: number): void {
    this.#world.command(i, steering, speed);
  }

  advance(): void {
    this.#world.advance(1);
  }

  front(i: number): Pose {
    const { states } = this.#world;
    const heading = states.heading[i];
    return {
      x: states.x[i] + this.#frontOffset * Math.cos(heading),
      y: states.y[i] + this.#frontOffset * Math.sin(heading),
      heading,
    };
  }

  copy(from: number, to: number): void {
    this.#world.copy(from, to);
  }

  realign(i: number, from: Pose, to: Pose): void {
    this.#world.realign(i, from, to);
  }

  nudge(i: number, speed: number, yawRate: number): void {
    this.#world.nudge(i, speed, yawRate);
  }
}
