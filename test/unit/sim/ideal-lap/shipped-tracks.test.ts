import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CarSpec } from '../../../../src/sim/car-spec.ts';
import { CARS, STOCK_CAR } from '../../../../src/sim/cars.ts';
import { type IdealLap, idealLap, legalMargin } from '../../../../src/sim/ideal-lap/ideal-lap.ts';
import { standingLapTime } from '../../../../src/sim/ideal-lap/standing-lap-time.ts';
import { Track } from '../../../../src/track/track.ts';
import { parseTrackFile } from '../../../../src/track/track-file.ts';

const car = CARS[STOCK_CAR];
const ids = readdirSync('tracks').map((file) => file.replace('.json', ''));
const readTrack = (id: string): Track =>
  new Track(parseTrackFile(readFileSync(`tracks/${id}.json`, 'utf8'), id));

/** Laps by the options that are usual; several tests look at the same. */
const laps = new Map<string, IdealLap>();
function usualLap(id: string, spec: CarSpec = car): IdealLap {
  const key = `${id} ${spec.name}`;
  const lap = laps.get(key) ?? idealLap(readTrack(id), spec);
  laps.set(key, lap);
  return lap;
}

/** Best lap of the shipped policy of a track, from its own evaluation [s] */
function trainedLap(id: string): number | null {
  const file = `policies/${id}/policy.json`;
  if (!existsSync(file)) return null;
  const policy = JSON.parse(readFileSync(file, 'utf8')) as {
    car?: string;
    evaluation: { bestLap: number | null };
  };
  return policy.car === car.name ? policy.evaluation.bestLap : null;
}

describe.each(ids)('the ideal lap of %s', (id) => {
  const track = readTrack(id);
  const lap = usualLap(id);

  it('changes by less than half a percent when the grid is twice as coarse', () => {
    const { lapTime } = idealLap(track, car, { spacing: 0.2 });
    expect(Math.abs(lapTime / lap.lapTime - 1)).toBeLessThan(0.005);
  });

  it('keeps to the corridor', () => {
    for (let i = 0; i < lap.x.length; i++) {
      for (const border of [track.left, track.right]) {
        const nearest = border.nearestSegment(lap.x[i], lap.y[i]);
        const distance = Math.sqrt(border.squaredDistanceTo(nearest, lap.x[i], lap.y[i]));
        expect(distance).toBeGreaterThan(car.width / 2 - 0.001);
      }
      expect(track.isOnRoad(lap.x[i], lap.y[i])).toBe(true);
    }
  });

  it('keeps to what motor, brakes, steering and tyres can do', () => {
    const { speed, s, curvature, length } = lap;
    for (let i = 0; i < s.length; i++) {
      const next = (i + 1) % s.length;
      const way = next === 0 ? length - s[i] : s[next] - s[i];
      const acceleration = (speed[next] ** 2 - speed[i] ** 2) / (2 * way);
      // Downhill the road helps, uphill it brakes.
      expect(acceleration).toBeLessThan(car.maxAcceleration + 2);
      expect(acceleration).toBeGreaterThan(-car.maxBraking - 2);
      expect(speed[i]).toBeLessThan(car.maxSpeed * car.speedRatio + 0.1);
      expect(Math.abs(curvature[i])).toBeLessThan(1 / 0.46);
      const pull = track.surface.isFlat ? 9.81 : 13;
      expect(speed[i] ** 2 * Math.abs(curvature[i])).toBeLessThan(car.frictionSlip * pull);
    }
  });

  it('is not beaten by the policy that learnt on the track under the same rules', () => {
    const trained = trainedLap(id);
    if (trained === null) return;
    const legal = idealLap(track, car, { margin: legalMargin(car) });
    expect(trained).toBeGreaterThan(0.99 * standingLapTime(legal, car));
  });
});

describe.each(['home', 'switchback', 'narrows'])('on %s, where many lines are nearly as fast', (id) => {
  const track = readTrack(id);

  it.each(Object.values<CarSpec>(CARS))(
    'the lap of $name changes by less than half a percent when the grid is halved',
    (spec) => {
      const { lapTime } = usualLap(id, spec);
      const finer = idealLap(track, spec, { spacing: 0.05 });
      expect(Math.abs(finer.lapTime / lapTime - 1)).toBeLessThan(0.005);
    },
  );
});

it('is as fast the other way round the mirrored home track', () => {
  const home = usualLap('home');
  const mirror = usualLap('home-mirror');
  expect(mirror.lapTime / home.lapTime).toBeCloseTo(1, 3);
});
