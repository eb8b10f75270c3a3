import { describe, expect, it } from 'vitest';
import { wrapAngle } from '../../../src/math/angle.ts';
import type { Command } from '../../../src/race/action-space.ts';
import { Contest } from '../../../src/race/contest.ts';
import {
  HANDS_OFF,
  lockAt,
  MANUAL_RATES,
  type ManualInput,
  ManualPilot,
} from '../../../src/race/manual-pilot.ts';
import { RaceField } from '../../../src/race/race-field.ts';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { DEEPRACER_V6 } from '../../../src/sim/cars.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { Track } from '../../../src/track/track.ts';
import home from '../../../tracks/home.json';
import { boxTrack } from '../track/ring-track.ts';

const box = new Track(boxTrack());
const LEFT: ManualInput = { ...HANDS_OFF, steering: 1 };

/** Commands of decisions in a row of a pilot whose car stands still, and what it commanded. */
function decide(inputs: readonly ManualInput[], speed = 0, topSpeed?: number): Command[] {
  const world = new RaceWorld({ track: box, numCars: 1 });
  world.states.speed[0] = speed;
  const field = new RaceField({ world });
  const pilot = new ManualPilot(topSpeed);
  return inputs.map((input) => {
    pilot.input = input;
    const out: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
    expect(pilot.decide(field, 0, out)).toBe(-1);
    return out;
  });
}
const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

describe('a key that steers', () => {
  it('turns the wheel at a constant rate up to full lock', () => {
    const angles = decide(times(8, LEFT)).map(({ steeringAngle }) => steeringAngle);
    angles.forEach((angle, k) => {
      expect(angle).toBeCloseTo(Math.min(Math.PI / 6, ((k + 1) * MANUAL_RATES.turn) / 15), 12);
    });
    expect(angles.at(-1)).toBe(Math.PI / 6);
  });

  it('is let go faster, and does not overshoot the middle', () => {
    const [at, next, , last] = decide([LEFT, LEFT, ...times(4, HANDS_OFF)]).slice(1);
    expect(at.steeringAngle).toBeCloseTo((2 * MANUAL_RATES.turn) / 15, 12);
    expect(next.steeringAngle).toBeCloseTo(
      Math.max(0, (2 * MANUAL_RATES.turn - MANUAL_RATES.release) / 15),
      12,
    );
    expect(last.steeringAngle).toBe(0);
  });

  it('to the other side is let go first, and then turned', () => {
    const right = { ...HANDS_OFF, steering: -1 };
    const angles = decide([LEFT, LEFT, right, right]).map(({ steeringAngle }) => steeringAngle);
    // At full deflection it takes two decisions to turn what is let go in one.
    const step = MANUAL_RATES.turn / 15;
    [step, 2 * step, 0, -step].forEach((angle, k) => expect(angles[k]).toBeCloseTo(angle, 12));
  });

  it('is the mirror image to the other side', () => {
    const mirrored = decide(times(5, { ...HANDS_OFF, steering: -1 }));
    expect(mirrored.map(({ steeringAngle }) => -steeringAngle)).toEqual(
      decide(times(5, LEFT)).map(({ steeringAngle }) => steeringAngle),
    );
  });

  it('says the same angle in degrees', () => {
    const { steeringAngle, steeringDegrees } = decide([LEFT])[0];
    expect((steeringDegrees * Math.PI) / 180).toBeCloseTo(steeringAngle, 12);
  });

  it.each([CLUB_CAR, DEEPRACER_V6])('means less at speed, as the $name car needs it', (car) => {
    expect(lockAt(0, car)).toBe(car.maxSteeringAngle);
    // On a circle of radius v / ω the front wheels take effect at atan(wheelbase · ω / v).
    const angle = lockAt(4, car) * car.steeringEffect;
    expect(car.wheelbase / Math.tan(angle)).toBeCloseTo(4 / MANUAL_RATES.yaw, 9);
    expect(decide(times(9, LEFT), 4).at(-1)!.steeringAngle).toBe(lockAt(4, CLUB_CAR));
  });
});

describe('keys for the speed', () => {
  it('command a little more than the car drives, so that it sets off gently', () => {
    const speeds = decide(times(9, { ...HANDS_OFF, throttle: 1 })).map(({ speed }) => speed);
    speeds.forEach((speed, k) => {
      expect(speed).toBeCloseTo(
        Math.min(MANUAL_RATES.lead, 0.1 + ((k + 1) * MANUAL_RATES.throttle) / 15),
        12,
      );
    });
  });

  it('brake harder than the car rolls out, and never to less than a policy may command', () => {
    const faster = times(20, { ...HANDS_OFF, throttle: 1 });
    const at = decide(faster, 3).at(-1)!.speed;
    const [rolls] = decide([...faster, HANDS_OFF], 3).slice(-1);
    const [brakes] = decide([...faster, { ...HANDS_OFF, brake: 1 }], 3).slice(-1);
    expect(at - rolls.speed).toBeCloseTo(MANUAL_RATES.coast / 15, 12);
    expect(at - brakes.speed).toBeCloseTo(MANUAL_RATES.brake / 15, 12);
    expect(decide(times(20, { ...HANDS_OFF, brake: 1 })).at(-1)!.speed).toBe(0.1);
    expect(decide(times(99, { ...HANDS_OFF, throttle: 1 }), 9).at(-1)!.speed).toBe(4);
  });

  it('command the chosen top speed at most', () => {
    expect(decide(times(99, { ...HANDS_OFF, throttle: 1 }), 9, 2).at(-1)!.speed).toBe(2);
  });
});

/** What a person does who looks ahead and has only keys: left, right, faster. */
function keysAt(track: Track, { world }: RaceField): ManualInput {
  const { x, y, heading, speed, yawRate } = world.states;
  // Where the car will be by the time that it obeys.
  const soon = 2 / 15;
  const [nextX, nextY] = [
    x[0] + soon * speed[0] * Math.cos(heading[0]),
    y[0] + soon * speed[0] * Math.sin(heading[0]),
  ];
  const ahead = track.centre.at(track.project(nextX, nextY).s + 0.4 + 0.25 * speed[0]);
  const turn = wrapAngle(Math.atan2(ahead.y - nextY, ahead.x - nextX) - heading[0] - soon * yawRate[0]);
  return { steering: Math.abs(turn) < 0.12 ? 0 : Math.sign(turn), throttle: 1, brake: 0 };
}

/** Inputs of such a person, decision by decision, and the race that came of them. */
function lapByKeys(replayed?: readonly ManualInput[]) {
  const track = new Track(home as unknown as ConstructorParameters<typeof Track>[0]);
  const pilot = new ManualPilot(2);
  const contest = new Contest({
    track,
    race: { type: 'time-trial' },
    pilots: [pilot],
    rules: { trials: 2 },
    car: DEEPRACER_V6,
  });
  const inputs: ManualInput[] = [];
  const poses: number[] = [];
  const { field } = contest.drivers[0];
  while (!contest.isOver) {
    pilot.input = replayed?.[contest.steps] ?? keysAt(track, field);
    inputs.push(pilot.input);
    contest.step();
    poses.push(field.world.states.x[0], field.world.states.y[0], field.world.states.heading[0]);
  }
  return { inputs, poses, standing: contest.standings()[0] };
}

describe('a person with four keys', () => {
  const race = lapByKeys();

  it('laps Home Loop without leaving it', () => {
    expect(race.standing).toMatchObject({ offTracks: 0, crashes: 0, resets: 0 });
    expect(race.standing.laps.map(({ status }) => status)).toEqual(['lap_complete', 'lap_complete']);
  });

  it('drives the same race with the same inputs, bit for bit', () => {
    const again = lapByKeys(race.inputs);
    expect(again.poses).toEqual(race.poses);
    expect(again.standing).toEqual(race.standing);
    const other = lapByKeys([{ ...HANDS_OFF, brake: 1 }, ...race.inputs.slice(1)]);
    expect(other.poses).not.toEqual(race.poses);
  });
});
