import { describe, expect, it } from 'vitest';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFiles } from '../../contract/track-files.ts';
import { ringTrack } from '../track/ring-track.ts';
import { drive, hillyWorld, tiltOf } from './driving.ts';

/** A road that climbs 10 cm per metre of x along its two straights. */
const slope = () => hillyWorld((x) => ({ elevation: 2 + 0.1 * x }), { length: 30, depth: 8 });
const SINE = 0.1 / Math.hypot(1, 0.1);

describe('a car on a hill', () => {
  it('is put down on the slope, its nose where it was told', () => {
    const world = slope();
    for (const heading of [0, 0.7, -2, 3]) {
      world.place(0, 3, 0, heading);
      expect(world.states.heading[0]).toBeCloseTo(heading, 12);
      expect(world.states.x[0]).toBeCloseTo(3, 12);
      expect(tiltOf(world, 0)).toBeCloseTo((Math.atan(0.1) * 180) / Math.PI, 2);
    }
  });

  it('rolls back as slowly as its controller lets it', () => {
    const world = slope();
    world.place(0, 3, 0, 0);
    for (let k = 0; k < 30; k++) world.step();
    // The push speedGain · (0 - v) balances g · sin of the slope.
    expect(world.states.speed[0]).toBeCloseTo((-9.81 * SINE) / CLUB_CAR.speedGain, 3);
  });

  it('loses speed uphill and gains it downhill by that same amount', () => {
    for (const [heading, sign] of [
      [0, -1],
      [Math.PI, 1],
    ]) {
      const world = slope();
      world.place(0, 0, 0, heading);
      const { speed } = drive(world, 2, 0, 1.5);
      expect(speed.at(-1)).toBeCloseTo(1.5 + (sign * 9.81 * SINE) / CLUB_CAR.speedGain, 3);
    }
  });

  it('climbs with the road', () => {
    const world = slope();
    world.place(0, 0, 0, 0);
    drive(world, 3, 0, 1.5);
    const road = world.track.groundAt(world.states.x[0], 0).height;
    expect(road).toBeCloseTo(2 + 0.1 * world.states.x[0], 6);
    expect(world.states.z[0] - road).toBeCloseTo(0.05 * Math.hypot(1, 0.1), 2);
  });

  it('slips down a banked road no faster than its tyres let it', () => {
    const world = hillyWorld(() => ({ elevation: 1, banking: 10 }), { length: 30, depth: 8 });
    world.place(0, 0, 0, 0);
    for (let k = 0; k < 15; k++) world.step();
    // Banking lifts the right side, so down is left. Four tyres take 20 % each of the sideways speed at the ground, 60
    // times a second; their pull, a little below the centre of mass, also rolls the chassis, which adds to that speed.
    const bank = (10 * Math.PI) / 180;
    const pull = (9.81 * Math.sin(bank)) / 60;
    const { mass, centreOfMassHeight: height, rollInfluence, inertiaHalfExtents } = CLUB_CAR;
    const rollInertia = (mass / 3) * (inertiaHalfExtents[1] ** 2 + inertiaHalfExtents[2] ** 2);
    const speed = pull / 0.8 - (height * height * rollInfluence * mass * pull) / rollInertia;
    expect(world.states.lateralSpeed[0]).toBeCloseTo(speed * Math.cos(bank), 4);
    expect(tiltOf(world, 0)).toBeCloseTo(10, 0);
  });

  it('holds a banked bend at a speed at which it slides off the level one', () => {
    const speed = 3.6;
    const radiusAfter = (banking: number): number => {
      const file = ringTrack({ points: 120, radius: 1.6, width: 0.8 });
      const points = file.centreLine.map(() => 1);
      const track = new Track({ ...file, elevation: points, banking: points.map(() => banking) });
      const world = new RaceWorld({ track, numCars: 1 });
      world.place(0, 1.6, 0, Math.PI / 2);
      for (let k = 0; k < 20; k++)
        drive(world, 1 / 15, 0.12 + 0.6 * (Math.hypot(world.states.x[0], world.states.y[0]) - 1.6), speed);
      return Math.hypot(world.states.x[0], world.states.y[0]);
    };
    expect(radiusAfter(20)).toBeLessThan(radiusAfter(0));
  });
});

describe('a car that leaves the road', () => {
  it('falls onto the ground around it and drives on there', () => {
    const world = hillyWorld(() => ({ elevation: 0.5 }), { length: 30, depth: 8 });
    world.place(0, 0, 0, -Math.PI / 2);
    expect(world.states.z[0]).toBeCloseTo(0.55, 3);
    const { z, x, y } = drive(world, 6, 0, 2);
    z.forEach((height, k) =>
      expect(height).toBeGreaterThanOrEqual(world.track.groundAt(x[k], y[k]).height + 0.0199),
    );
    expect(z.at(-1)).toBeGreaterThan(0.019);
    expect(z.at(-1)).toBeLessThan(0.2);
    expect(y.at(-1)!).toBeLessThan(-2);
  });

  it.each([
    ['on its roof', [1, 0, 0, 0]],
    ['on its side', [Math.SQRT1_2, 0, 0, Math.SQRT1_2]],
    ['on its nose', [0, Math.SQRT1_2, 0, Math.SQRT1_2]],
  ])('never falls below it: %s', (_name, quaternion) => {
    const world = hillyWorld(() => ({ elevation: 0.5 }), { length: 30, depth: 8 });
    const snapshot = world.save();
    snapshot.set([0, 50, 3, ...quaternion]);
    world.restore(snapshot);
    const { z } = drive(world, 4, 0, 1);
    expect(Math.min(...z)).toBeGreaterThanOrEqual(0.02);
    expect(z.at(-1)).toBeLessThan(0.2);
  });

  it.each(trackFiles.map((file) => [file.id, file] as const))(
    'stays in the world whatever it does: %s',
    (_id, file) => {
      const track = new Track(file);
      const world = new RaceWorld({ track, numCars: 16 });
      for (let i = 0; i < 16; i++) {
        const place = track.centre.at((i / 16) * track.length);
        world.place(i, place.x, place.y, track.headingAt(place.s) + i);
      }
      let lowest = Infinity;
      let highest = -Infinity;
      for (let k = 0; k < 150; k++) {
        for (let i = 0; i < 16; i++) world.command(i, 0.5 * Math.sin(0.1 * k * i + i), 0.5 + (i % 4));
        world.step();
        // Rows begin with the centre of mass, which is not above the place of a car that leans.
        const snapshot = world.save();
        for (let i = 0; i < 16; i++) {
          const [x, y, z] = snapshot.subarray((i * snapshot.length) / 16);
          lowest = Math.min(lowest, z - track.groundAt(x, y).height);
          highest = Math.max(highest, z);
        }
      }
      expect(lowest).toBeGreaterThan(0.0199);
      expect(highest).toBeLessThan(Math.max(0, ...(file.elevation ?? [])) + 1);
    },
  );
});
