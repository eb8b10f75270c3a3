import { expect, it } from 'vitest';
import { LiveStandings } from '../../../src/race/live-standings.ts';

/** Two cars at constant speeds, laps a second. */
function drive(speeds: readonly number[], seconds: number) {
  const cars = speeds.map(() => ({
    laps: [],
    penaltySeconds: 0,
    distance: 0,
    isDone: false,
    held: null,
  }));
  const live = new LiveStandings(cars, 100);
  for (let step = 0; step <= 15 * seconds; step++) {
    for (const [i, car] of cars.entries()) car.distance = (100 * speeds[i] * step) / 15;
    live.note(step / 15);
  }
  return { cars, live };
}

it('the gap is how long ago the leader was where the other is now', () => {
  // At t the slower one is at v·t; the leader was there at v·t / w.
  const [leader, other] = drive([0.2, 0.15], 8).live.current();
  expect(leader).toMatchObject({ position: 1, gap: 0 });
  expect(leader.distance).toBeCloseTo(1.6, 9);
  expect(other.position).toBe(2);
  expect(other.gap).toBeCloseTo(8 - (0.15 * 8) / 0.2, 9);
});

it('a car that is put back is not taken for one that was never there', () => {
  const { cars, live } = drive([0.2, 0.15], 8);
  cars[1].distance -= 10;
  live.note(8 + 1 / 15);
  expect(live.current()[1].gap).toBeCloseTo(8 + 1 / 15 - 6, 9);
});

it('says why a car is held, and for how long still', () => {
  const { cars, live } = drive([0.2, 0.15], 1);
  Object.assign(cars[1], { held: { status: 'off_track', secondsLeft: 1.4, stepsLeft: 21 } });
  expect(live.current().map(({ held }) => held)).toEqual([null, { status: 'off_track', secondsLeft: 1.4 }]);
  cars[1].isDone = true;
  expect(live.current()[1].held).toBeNull();
});

it('equals share the lead', () => {
  expect(drive([0.2, 0.2], 3).live.current()).toMatchObject([
    { position: 1, gap: 0 },
    { position: 1, gap: 0 },
  ]);
});
