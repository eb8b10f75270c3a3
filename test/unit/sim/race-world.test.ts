import { describe, expect, it } from 'vitest';
import type { CarSpec } from '../../../src/sim/car-spec.ts';
import { CARS } from '../../../src/sim/cars.ts';
import type { CarStates } from '../../../src/sim/car-states.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';

const ridge = new Track(trackFile('ridge'));

function placeAround(world: RaceWorld, cars: readonly number[]): void {
  cars.forEach((car, i) => {
    const place = world.track.centre.at((car / 64) * world.track.length);
    world.place(i, place.x, place.y, world.track.headingAt(place.s));
  });
}

/** Every car has its own way of driving, which depends on nothing but its number and the time. */
function commandAll(world: RaceWorld, cars: readonly number[], k: number): void {
  cars.forEach((car, i) => world.command(i, 0.4 * Math.sin(0.2 * k + car), 0.5 + (car % 7) * 0.5));
}

const COLUMNS = [
  'x',
  'y',
  'z',
  'heading',
  'speed',
  'lateralSpeed',
  'yawRate',
  'steeringAngle',
  'sliding',
] as const;

function stateOf(states: CarStates, i: number): number[] {
  return COLUMNS.map((column) => states[column][i]);
}

describe('RaceWorld', () => {
  it('moves each of 64 cars as if it were alone, bit for bit', () => {
    const cars = Array.from({ length: 64 }, (_, i) => i);
    const all = new RaceWorld({ track: ridge, numCars: 64 });
    placeAround(all, cars);
    const alone = [0, 13, 40, 63].map((car) => {
      const world = new RaceWorld({ track: ridge, numCars: 1 });
      placeAround(world, [car]);
      return { car, world };
    });
    for (let k = 0; k < 60; k++) {
      commandAll(all, cars, k);
      all.step();
      for (const { car, world } of alone) {
        commandAll(world, [car], k);
        world.step();
        expect(stateOf(world.states, 0)).toEqual(stateOf(all.states, car));
      }
    }
  });

  it.each(Object.values<CarSpec>(CARS))(
    'goes on from a snapshot as if nothing had happened: $name',
    (car) => {
      const cars = [3, 17, 33, 52];
      const original = new RaceWorld({ track: ridge, numCars: 4, car });
      placeAround(original, cars);
      cars.forEach((_, i) =>
        original.vary(i, { frictionScale: 1 - 0.1 * i, massScale: 1 + 0.1 * i, latencySeconds: 0.02 * i }),
      );
      for (let k = 0; k < 40; k++) {
        commandAll(original, cars, k);
        original.step();
      }
      const snapshot = structuredClone(original.save());
      const copy = new RaceWorld({ track: ridge, numCars: 4, car });
      copy.advance(7);
      copy.restore(snapshot);
      cars.forEach((_, i) => expect(stateOf(copy.states, i)).toEqual(stateOf(original.states, i)));
      for (let k = 40; k < 80; k++) {
        if (k % 3 === 0) {
          commandAll(original, cars, k);
          commandAll(copy, cars, k);
        }
        original.step();
        copy.step();
        cars.forEach((_, i) => expect(stateOf(copy.states, i)).toEqual(stateOf(original.states, i)));
      }
      original.restore(snapshot);
      expect(original.save()).toEqual(snapshot);
    },
  );

  it('forgets what a car did when it is put somewhere else', () => {
    const used = new RaceWorld({ track: ridge, numCars: 1 });
    placeAround(used, [5]);
    for (let k = 0; k < 50; k++) {
      commandAll(used, [5], k);
      used.step();
    }
    const fresh = new RaceWorld({ track: ridge, numCars: 1 });
    placeAround(used, [9]);
    placeAround(fresh, [9]);
    expect(used.save()).toEqual(fresh.save());
  });

  it('gives headings in (-π, π]', () => {
    const world = new RaceWorld({ track: new Track(trackFile('home')), numCars: 1 });
    for (let k = -40; k <= 40; k++) {
      world.place(0, 0, 0, (k / 10) * Math.PI);
      const heading = world.states.heading[0];
      expect(heading).toBeGreaterThan(-Math.PI);
      expect(heading).toBeLessThanOrEqual(Math.PI);
      expect(Math.cos(heading - (k / 10) * Math.PI)).toBeCloseTo(1, 12);
    }
  });

  it('drives the trajectories that it always drove', async () => {
    const world = new RaceWorld({ track: ridge, numCars: 4 });
    const cars = [0, 17, 33, 52];
    placeAround(world, cars);
    const rows: number[][] = [];
    for (let k = 0; k < 90; k++) {
      commandAll(world, cars, k);
      world.step();
      if (k % 10 !== 9) continue;
      cars.forEach((_, i) =>
        rows.push([k + 1, i, ...stateOf(world.states, i).map((v) => Number(v.toFixed(6)))]),
      );
    }
    const text = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    const columns = JSON.stringify(['step', 'car', ...COLUMNS]);
    await expect(`{\n  "columns": ${columns},\n  "rows": [\n${text}\n  ]\n}\n`).toMatchFileSnapshot(
      '../../golden/ridge-trajectories.json',
    );
  });
});
