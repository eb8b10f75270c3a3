import { describe, expect, it } from 'vitest';
import { CLUB_CAR, type CarSpec } from '../../../../src/sim/car-spec.ts';
import { CARS, DEEPRACER_V6 } from '../../../../src/sim/cars.ts';
import { idealLap, legalMargin } from '../../../../src/sim/ideal-lap/ideal-lap.ts';
import { standingLapTime } from '../../../../src/sim/ideal-lap/standing-lap-time.ts';
import { Track } from '../../../../src/track/track.ts';
import { boxTrack, ringTrack } from '../../track/ring-track.ts';

/** A car whose laps can be worked out by hand: no lag, no loss in turning, a low centre of mass. */
const PLAIN_CAR: CarSpec = {
  ...CLUB_CAR,
  centreOfMassHeight: 1e-6,
  frictionSlip: 0.4,
  maxAcceleration: 2,
  maxBraking: 3,
  speedGain: 1e3,
  steeringRate: 1e3,
};
const GRAVITY = 9.81;

/** Two straights joined by two half circles, driven counter-clockwise from the middle of one straight. */
function stadium(straight: number, radius: number, width: number): Track {
  const turn = Math.PI * radius;
  const length = 2 * (straight + turn);
  const numPoints = Math.round(length / 0.05);
  const point = (s: number): [number, number] => {
    if (s < straight) return [s, -radius];
    if (s < straight + turn) {
      const angle = (s - straight) / radius;
      return [straight + radius * Math.sin(angle), -radius * Math.cos(angle)];
    }
    const [x, y] = point(s - straight - turn);
    return [straight - x, -y];
  };
  const centreLine = Array.from({ length: numPoints }, (_, i) => {
    const s = straight / 2 + (i * length) / numPoints;
    return point(s < length ? s : s - length);
  });
  return new Track({ ...ringTrack(), centreLine, width: { left: width, right: width } });
}

/** Time for a straight between two corners: full push, top speed, full brakes. */
function straightTime(distance: number, corner: number, car: CarSpec): number {
  const { maxAcceleration, maxBraking, maxSpeed } = car;
  const perSpeed = 1 / maxAcceleration + 1 / maxBraking;
  const atTop = distance - ((maxSpeed ** 2 - corner ** 2) / 2) * perSpeed;
  return (maxSpeed - corner) * perSpeed + atTop / maxSpeed;
}

describe('the ideal lap of a ring', () => {
  const radius = 3;
  const width = 0.4;
  const track = new Track(ringTrack({ points: 400, radius, width }));

  it('is the inner circle at the speed at which the motor balances what turning costs', () => {
    const lap = idealLap(track, DEEPRACER_V6);
    const inner = radius - width + DEEPRACER_V6.width / 2;
    for (let i = 0; i < lap.x.length; i++) {
      expect(Math.hypot(lap.x[i], lap.y[i])).toBeCloseTo(inner, 2);
      expect(lap.curvature[i]).toBeCloseTo(1 / inner, 2);
    }
    // Full speed 4.068 m/s less 0.0183 for the turned wheels, less 0.0125 s · v³κ² / speedGain.
    const speed = 4.068 - 0.0183 - (0.0125 * 4.04 ** 3) / inner ** 2 / DEEPRACER_V6.speedGain;
    expect(lap.lapTime).toBeGreaterThan((2 * Math.PI * inner) / speed / 1.001);
    expect(lap.lapTime).toBeLessThan(((2 * Math.PI * inner) / speed) * 1.001);
  });

  it('is driven at the limit of friction where the circle is tight', () => {
    const margin = 0.1;
    const tight = new Track(ringTrack({ points: 400, radius: 1, width: 0.3 }));
    const lap = idealLap(tight, PLAIN_CAR, { margin, spacing: 0.02 });
    const inner = 1 - 0.3 + margin;
    const turned = Math.sqrt(1 + (PLAIN_CAR.wheelbase / inner) ** 2);
    const expected = 2 * Math.PI * Math.sqrt((inner * turned) / (PLAIN_CAR.frictionSlip * GRAVITY));
    expect(lap.lapTime / expected).toBeGreaterThan(0.999);
    expect(lap.lapTime / expected).toBeLessThan(1.001);
  });
});

describe('the ideal lap of two straights and two hairpins', () => {
  const straight = 40.05;
  const radius = 1;
  // Room for a line of its own only over the tenths of a metre in which it begins to turn.
  const lap = idealLap(stadium(straight, radius, 0.1206), PLAIN_CAR, { margin: 0.12 });

  it('takes the time of a friction-limited bend, full acceleration and full braking', () => {
    const turned = Math.sqrt(1 + (PLAIN_CAR.wheelbase / radius) ** 2);
    const corner = Math.sqrt((PLAIN_CAR.frictionSlip * GRAVITY * radius) / turned);
    const expected = 2 * ((Math.PI * radius) / corner + straightTime(straight, corner, PLAIN_CAR));
    // Where bends begin and end, the room for a line of its own makes them gentler, and the lap that little bit shorter.
    expect(lap.lapTime / expected).toBeGreaterThan(0.99);
    expect(lap.lapTime / expected).toBeLessThan(1);
  });

  it('accelerates fully out of a bend, drives at full speed, and brakes fully into the next', () => {
    const accelerationAt = (s: number): number => {
      const i = lap.s.findIndex((way) => way >= s);
      return (lap.speed[i + 1] ** 2 - lap.speed[i] ** 2) / (2 * (lap.s[i + 1] - lap.s[i]));
    };
    const bendEnds = straight / 2 + Math.PI * radius;
    for (const way of [0.5, 1, 1.5]) {
      expect(accelerationAt(bendEnds + way) / PLAIN_CAR.maxAcceleration).toBeCloseTo(1, 2);
      expect(accelerationAt(straight / 2 - way) / -PLAIN_CAR.maxBraking).toBeCloseTo(1, 2);
    }
    expect(lap.speed[0]).toBeCloseTo(PLAIN_CAR.maxSpeed, 2);
  });

  it('is the same on a grid of half the spacing', () => {
    const finer = idealLap(stadium(straight, radius, 0.1206), PLAIN_CAR, { margin: 0.12, spacing: 0.05 });
    expect(finer.lapTime / lap.lapTime).toBeGreaterThan(0.999);
    expect(finer.lapTime / lap.lapTime).toBeLessThan(1.001);
  });

  it('is the same on both halves', () => {
    const half = lap.speed.length / 2;
    expect(Number.isInteger(half)).toBe(true);
    for (let i = 0; i < half; i++) {
      expect(lap.speed[i + half]).toBeCloseTo(lap.speed[i], 2);
      expect(lap.offset[i + half]).toBeCloseTo(lap.offset[i], 2);
    }
  });

  it('tells times and ways that belong together', () => {
    for (let i = 1; i < lap.s.length; i++) {
      const mean = (lap.speed[i] + lap.speed[i - 1]) / 2;
      expect((lap.s[i] - lap.s[i - 1]) / (lap.time[i] - lap.time[i - 1])).toBeCloseTo(mean, 9);
    }
    expect(lap.lapTime).toBeGreaterThan(lap.time.at(-1)!);
    expect(lap.length).toBeGreaterThan(lap.s.at(-1)!);
  });

  it('costs from a standing start what speeding up costs', () => {
    const { maxAcceleration: a } = PLAIN_CAR;
    const fastest = Math.max(...lap.speed);
    const loss = standingLapTime(lap, PLAIN_CAR) - lap.lapTime;
    // From the slowest point, where the least speed is missing: v/a − v/2a at the least.
    const slowest = Math.min(...lap.speed);
    expect(loss).toBeGreaterThan(slowest / (2 * a));
    expect(loss).toBeLessThan(fastest / (2 * a));
  });
});

describe.each(Object.values<CarSpec>(CARS))('the ideal lap of $name', (car) => {
  const track = new Track(boxTrack({ length: 20, depth: 10, corner: 2 }));

  const lap = idealLap(track, car);

  it('is not slower where the corridor is wider', () => {
    expect(lap.lapTime).toBeLessThan(idealLap(track, car, { margin: 0.3 }).lapTime);
    expect(idealLap(track, car, { margin: legalMargin(car) }).lapTime).toBeLessThan(lap.lapTime);
  });

  it('is the same each time, with the margin that it has by itself', () => {
    expect(idealLap(track, car, { margin: car.width / 2 })).toEqual(lap);
  });
});

describe('the ideal lap', () => {
  it('says where a margin leaves no room', () => {
    const track = new Track(ringTrack());
    expect(() => idealLap(track, DEEPRACER_V6, { margin: 0.41 })).toThrow(
      /margin must leave room for a line on ring .*found 0.41 m/,
    );
    expect(() => idealLap(track, DEEPRACER_V6, { margin: Number.NaN })).toThrow(/margin must be a number/);
    expect(() => idealLap(track, DEEPRACER_V6, { spacing: 0 })).toThrow(
      /spacing must be 0.02 to 1 m \(found 0\)/,
    );
  });

  it('says where a bend is too tight for the car', () => {
    const track = new Track(ringTrack({ radius: 0.4, width: 0.15, points: 60 }));
    expect(() => idealLap(track, DEEPRACER_V6, { spacing: 0.05 })).toThrow(
      /bend .* must leave a line of 0.4\d m radius/,
    );
  });
});
