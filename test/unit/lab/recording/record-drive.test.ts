import { describe, expect, it } from 'vitest';
import { LinePilot } from '../../../../src/lab/recording/line-pilot.ts';
import { type DriveOptions, recordDrive } from '../../../../src/lab/recording/record-drive.ts';
import { joinRecordings, PLACE_SIZE, placeOf } from '../../../../src/lab/recording/recording.ts';
import { Rng } from '../../../../src/math/rng.ts';
import type { Pilot } from '../../../../src/race/pilot.ts';
import { carSpecOf } from '../../../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../../../src/sim/cars.ts';
import { Track } from '../../../../src/track/track.ts';
import { referenceLap } from '../../../../src/training/reference-lap.ts';
import { trackFile } from '../../../contract/track-files.ts';

const track = new Track(trackFile('home'));
const car = carSpecOf(STOCK_CAR);
const { line } = referenceLap(track, STOCK_CAR);
const record = (options: Partial<DriveOptions> = {}) =>
  recordDrive({ track, car, expert: new LinePilot(line, car), ...options });

/** Goes straight on. */
const STRAIGHT: Pilot = {
  decide: (_field, _i, out) => {
    out.steeringAngle = 0;
    out.steeringDegrees = 0;
    out.speed = 2;
    return -1;
  },
};

describe('a recorded drive', () => {
  const drive = record({ starts: [0, 0.5], laps: 2 });

  it('has a row of each part for every decision, and its stints are all of them', () => {
    const { rows, observations, observationSize, commands, driven, places, stints } = drive;
    expect(observationSize).toBe(26);
    expect(observations).toHaveLength(rows * observationSize);
    expect([commands.length, driven.length, places.length]).toEqual([2 * rows, 2 * rows, PLACE_SIZE * rows]);
    expect(stints.map(({ first, laps, status }) => ({ first, laps, status }))).toEqual([
      { first: 0, laps: 2, status: 'lap_complete' },
      { first: stints[0].rows, laps: 2, status: 'lap_complete' },
    ]);
    expect(stints[1].first + stints[1].rows).toBe(rows);
  });

  it('knows where the car was: what it saw of the road belongs to that place', () => {
    for (let row = 0; row < drive.rows; row += 10) {
      const halfWidth = 0.38;
      expect(drive.observations[row * 26]).toBeCloseTo(placeOf(drive, row, 'lateral') / halfWidth, 5);
      expect(drive.observations[row * 26 + 2]).toBeCloseTo(placeOf(drive, row, 'speed') / 2, 5);
      const at = track.project(placeOf(drive, row, 'x'), placeOf(drive, row, 'y'));
      expect(at.s).toBe(placeOf(drive, row, 's'));
      expect(placeOf(drive, row, 'isOff')).toBe(0);
    }
    expect(placeOf(drive, drive.stints[1].first, 's')).toBeCloseTo(track.length / 2, 6);
  });

  it('of the expert itself has what it did as labels', () => {
    expect(drive.driven).toEqual(drive.commands);
  });

  it('is cut where it has enough rows', () => {
    const cut = record({ maxRows: 40, laps: 3 });
    expect(cut.rows).toBe(40);
    expect(cut.stints).toEqual([{ first: 0, rows: 40, laps: 0, status: 'time_up' }]);
    expect(cut.commands).toEqual(drive.commands.slice(0, 80));
  });

  it('of a disturbed hand has the way back as labels, and the same pushes for the same seed', () => {
    const disturbed = (seed: number) =>
      record({ laps: 4, disturbance: { steering: 12, seconds: 0.4, rng: new Rng(seed) } });
    const one = disturbed(1);
    const pushed = one.driven.filter((value, k) => k % 2 === 0 && value !== one.commands[k]);
    expect(pushed.length).toBeGreaterThan(one.rows / 8);
    expect(disturbed(1)).toEqual(one);
    expect(disturbed(2).driven).not.toEqual(one.driven);
  });

  it('of another driver has what the expert would have done there, until it leaves the road', () => {
    const lost = record({ driver: STRAIGHT });
    expect(lost.driven.every((value, k) => value === (k % 2 === 0 ? 0 : 2))).toBe(true);
    expect(lost.commands.some((value, k) => k % 2 === 0 && Math.abs(value) > 15)).toBe(true);
    expect(lost.stints).toEqual([{ first: 0, rows: lost.rows, laps: 0, status: 'off_track' }]);
    expect(placeOf(lost, lost.rows - 1, 'isOff')).toBe(1);
    expect(placeOf(lost, lost.rows - 2, 'isOff')).toBe(0);
  });
});

describe('joined recordings', () => {
  it('stand one after the other, with their stints', () => {
    const [a, b] = [record({ maxRows: 10 }), record({ maxRows: 15, starts: [0.3] })];
    const both = joinRecordings([a, b]);
    expect(both.rows).toBe(25);
    expect(both.stints.map(({ first, rows }) => [first, rows])).toEqual([
      [0, 10],
      [10, 15],
    ]);
    expect(both.observations.slice(10 * 26)).toEqual(b.observations);
    expect(both.places.slice(0, 10 * PLACE_SIZE)).toEqual(a.places);
  });

  it('are of something', () => {
    expect(() => joinRecordings([])).toThrow('must be a recording');
  });
});
