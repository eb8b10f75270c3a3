import { describe, expect, it } from 'vitest';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { drivingWarnings, leastTurningRadius } from '../../../src/sim/car-warnings.ts';
import { CAR_NAMES, CARS } from '../../../src/sim/cars.ts';
import { narrowestPlaces } from '../../../src/sim/narrowest-places.ts';
import { trackFile, trackFiles } from '../../contract/track-files.ts';
import { ringTrack } from '../track/ring-track.ts';
import { drive, flatWorld } from './driving.ts';
import { ownCar } from './own-car.ts';

describe('leastTurningRadius', () => {
  it.each(CAR_NAMES)('is near the circle that %s drives at walking pace', (name) => {
    const car = CARS[name];
    const world = flatWorld(1, car);
    drive(world, 8, car.maxSteeringAngle, 0.5);
    const { speed, lateralSpeed, yawRate } = world.states;
    const driven = Math.hypot(speed[0], lateralSpeed[0]) / yawRate[0];
    // Tyres of parallel wheels scrub, which widens it.
    expect(driven / leastTurningRadius(car)).toBeGreaterThan(0.95);
    expect(driven / leastTurningRadius(car)).toBeLessThan(1.3);
  });
});

describe('narrowestPlaces', () => {
  it('of a ring are its outer edge and its width', () => {
    const { bendRadius, roadWidth } = narrowestPlaces(ringTrack({ points: 400, radius: 3, width: 0.4 }));
    expect(Math.abs(bendRadius - 3.4)).toBeLessThan(0.05);
    expect(roadWidth).toBeCloseTo(0.8, 9);
  });

  it('let every car that ships through every track that ships', () => {
    for (const file of trackFiles)
      for (const name of CAR_NAMES)
        expect(leastTurningRadius(CARS[name]), `${name} on ${file.id}`).toBeLessThan(
          narrowestPlaces(file).bendRadius,
        );
  });
});

describe('drivingWarnings', () => {
  const home = narrowestPlaces(trackFile('home'));

  it('has none for the stock car on the home track', () => {
    expect(drivingWarnings(carSpecOf(ownCar()), home)).toEqual([]);
  });

  it('says that a car cannot steer far enough', () => {
    const [warning, ...more] = drivingWarnings(
      carSpecOf(ownCar({ maxSteeringAngle: 0.1, wheelbase: 0.22 })),
      home,
    );
    expect(warning).toMatch(
      /^Its least turning circle has a radius of \d\.\d\d m, and the narrowest bend here \d\.\d\d m/,
    );
    expect(more).toEqual([]);
  });

  it('says that a car crosses half the road between two decisions', () => {
    const [warning] = drivingWarnings(carSpecOf(ownCar()), { bendRadius: 2, roadWidth: 0.5 });
    expect(warning).toContain(
      'At full speed it goes 0.27 m between two decisions, and half of the narrowest road here is 0.25 m',
    );
  });
});
