import { describe, expect, it } from 'vitest';
import { gatherEvidence } from '../../../../src/lab/fraud/evidence/gather-evidence.ts';
import { KnownLaps } from '../../../../src/lab/fraud/evidence/known-laps.ts';
import { type SignId, signIndex, SIGNS } from '../../../../src/lab/fraud/evidence/signs.ts';
import { brokenRules } from '../../../../src/lab/fraud/judging/rules.ts';
import { driveLaps } from '../../../../src/lab/fraud/laps/drive-laps.ts';
import { createDriver } from '../../../../src/lab/fraud/laps/honest-laps.ts';
import {
  clockOf,
  type LapSubmission,
  STEP,
  STEP_SIZE,
} from '../../../../src/lab/fraud/laps/lap-submission.ts';
import { trackRows } from '../../../../src/lab/fraud/laps/track-rows.ts';
import { copyLap } from '../../../../src/lab/fraud/tamper/copy-lap.ts';
import { dropFrames } from '../../../../src/lab/fraud/tamper/drop-frames.ts';
import { claimLess } from '../../../../src/lab/fraud/tamper/edit-time.ts';
import { hackedCar } from '../../../../src/lab/fraud/tamper/hacked-car.ts';
import { speedUp } from '../../../../src/lab/fraud/tamper/speed-up.ts';
import { splice } from '../../../../src/lab/fraud/tamper/splice.ts';
import { cutRoad } from '../../../../src/lab/fraud/tamper/teleport.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { smallCourse } from './laps.ts';

const { course, laps } = smallCourse();
const known = new KnownLaps();
for (const lap of laps) known.add(lap);
const lap = laps[1];

const signsOf = (of: LapSubmission): Record<SignId, number> => {
  const { values } = gatherEvidence(of, course, known);
  return Object.fromEntries(SIGNS.map(({ id }) => [id, values[signIndex(id)]])) as Record<SignId, number>;
};
const rulesOf = (of: LapSubmission): string[] =>
  brokenRules(gatherEvidence({ ...of, id: 'forged' }, course, known).values, new Set()).map(
    ({ rule }) => rule.id,
  );

describe('honest laps', () => {
  it('break no rule', () => {
    expect(laps.length).toBeGreaterThan(3);
    expect(
      laps.flatMap((each) => brokenRules(gatherEvidence(each, course, known).values, new Set())),
    ).toEqual([]);
  });

  it('stay with a twin that drives the same car by the same commands, to within the tracker’s noise', () => {
    const pilot = createDriver('racer', course, null, new Rng(2));
    const [rows] = driveLaps(course.track, course.car, [
      { pilot, variation: { frictionScale: 1, massScale: 1, latencySeconds: 0 } },
    ]);
    // As exact as the simulator has it: nothing but what the twin does not know, its sideways speed.
    expect(signsOf({ ...lap, id: 'exact', rows: rows!, claimedTime: clockOf(rows!) }).twin).toBeLessThan(0.3);
  });
});

describe('what forgers leave behind', () => {
  it('a claimed time of its own is off the clock by exactly what was taken', () => {
    const forged = claimLess(lap, 0.05, false);
    expect(signsOf(forged).claim).toBeCloseTo(lap.claimedTime - forged.claimedTime, 9);
    expect(rulesOf(forged)).toContain('clock-disagrees');
  });

  it('a clock that was turned ticks unevenly', () => {
    const signs = signsOf(claimLess(lap, 0.06, true));
    expect(signs.claim).toBeLessThan(0.002);
    expect(signs.tick).toBeCloseTo(0.06 * (1000 / 15), -0.5);
  });

  it('dropped steps leave jumps', () => {
    expect(rulesOf(dropFrames(lap, 0.5, new Rng(1)))).toContain('jumped');
  });

  it('a piece of road that was cut out is a jump as long as the piece, at its place', () => {
    const forged = cutRoad(lap, 20, 30, 1);
    const { values, steps } = gatherEvidence(forged, course, known);
    expect(steps[signIndex('jump')]).toBe(20);
    const row = (k: number) => lap.rows.subarray(k * STEP_SIZE, (k + 1) * STEP_SIZE);
    const apart = Math.hypot(row(30)[STEP.x] - row(20)[STEP.x], row(30)[STEP.y] - row(20)[STEP.y]);
    const driven = (row(30)[STEP.speed] + row(20)[STEP.speed]) / 2 / 15;
    expect(values[signIndex('jump')]).toBeCloseTo(100 * (apart - driven), 0);
  });

  it('a cut across the inside is off the road', () => {
    expect(rulesOf(cutRoad(lap, 20, 45, 0))).toContain('off-road');
  });

  it('a drive that is played faster has speeds that do not fit, or commands that the car does not follow', () => {
    for (const seed of [1, 2, 3, 4]) {
      const signs = signsOf(speedUp(lap, 0, new Rng(seed)));
      expect(Math.max(signs.drift / 3, signs['twin-speed'] / 0.08, signs.pull / 110)).toBeGreaterThan(1);
    }
  });

  it('two laps that were joined are faster than the first one, and further from the twin where they meet', () => {
    const [fast, slow] = [laps[1], laps[0]].toSorted((a, b) => a.claimedTime - b.claimedTime);
    const joined = splice(slow, fast, 0, new Rng(4))!;
    expect(joined.claimedTime).toBeLessThan(slow.claimedTime);
    expect(signsOf(joined)['twin-worst']).toBeGreaterThan(signsOf(slow)['twin-worst']);
  });

  it('a car with twice the motor is faster than its twin', () => {
    const pilot = createDriver('racer', course, null, new Rng(2));
    const [rows] = driveLaps(course.track, hackedCar(course.car, 'motor', 1), [
      { pilot, variation: { frictionScale: 1, massScale: 1, latencySeconds: 0 } },
    ]);
    const seen = trackRows(rows!, new Rng(1));
    const forged = { ...lap, id: 'hacked', rows: seen, claimedTime: clockOf(seen) };
    expect(signsOf(forged)['twin-speed']).toBeGreaterThan(1.5 * signsOf(lap)['twin-speed']);
  });

  it('a copy has the tremor of its original, and another lap on the same line has not', () => {
    const copy = { ...copyLap(lap, 0.5, new Rng(1)), id: 'copy' };
    expect(gatherEvidence(copy, course, known).nearest).toBe(lap.id);
    expect(rulesOf(copy)).toContain('copied');
    const pilot = () => createDriver('racer', course, null, new Rng(2));
    const seat = () => ({ pilot: pilot(), variation: { frictionScale: 1, massScale: 1, latencySeconds: 0 } });
    const twice = driveLaps(course.track, course.car, [seat(), seat()]);
    expect(twice[0]).toEqual(twice[1]);
    const record = new KnownLaps();
    record.add({ ...lap, id: 'first', rows: trackRows(twice[0]!, new Rng(1)) });
    const { values } = gatherEvidence(
      { ...lap, id: 'second', rows: trackRows(twice[1]!, new Rng(2)) },
      course,
      record,
    );
    expect(values[signIndex('copy')]).toBeLessThan(4);
  });
});

it('measures steps that no car has ever driven without losing its head', () => {
  const rows = Float64Array.from({ length: 40 * STEP_SIZE }, (_, i) => (i % 3 === 0 ? 1e4 : -50));
  const { values } = gatherEvidence({ ...lap, id: 'wild', rows, claimedTime: 3600 }, course, known);
  expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
});
