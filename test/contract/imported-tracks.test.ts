import { describe, expect, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { Episode } from '../../src/race/episode.ts';
import { StepJudge } from '../../src/race/step-judge.ts';
import { COLUMN, ROW_SIZE } from '../../src/reward/step-params.ts';
import { CLUB_CAR } from '../../src/sim/car-spec.ts';
import { CarStates } from '../../src/sim/car-states.ts';
import { ClosedLine } from '../../src/track/closed-line.ts';
import { importTrack } from '../../src/track/importers/import-track.ts';
import { readNpyArray } from '../../src/track/importers/npy-array.ts';
import { Track } from '../../src/track/track.ts';
import { importableBytes, importableFiles } from './importable-files.ts';
import { isInsideRing } from './ring.ts';
import { describeTrackContract } from './track-contract.ts';

interface RouteFacts {
  readonly file: string;
  readonly length: number;
  /** Rows, which are waypoints. */
  readonly points: number;
  readonly isCounterClockwise: boolean;
  /** The track is wider than the first and narrower than the second everywhere, across the road, metres. */
  readonly width: readonly [number, number];
  /** How far the track's borders are from the file's at most, metres. */
  readonly borderError: number;
}

/**
 * Lengths, points and directions as DeepRacer has them; widths and border errors as measured. Corresponding rows of the
 * borders of Bowtie, Oval and Tokyo lie up to 2 m apart, because they are not across the road from each other.
 */
const routes: readonly RouteFacts[] = [
  {
    file: 'reinvent_base.npy',
    length: 17.71,
    points: 119,
    isCounterClockwise: true,
    width: [0.75, 0.77],
    borderError: 0.008,
  },
  {
    file: 'Bowtie_track.npy',
    length: 17.43,
    points: 163,
    isCounterClockwise: true,
    width: [0.6, 0.62],
    borderError: 0.004,
  },
  {
    file: 'Oval_track.npy',
    length: 19.55,
    points: 102,
    isCounterClockwise: true,
    width: [0.6, 0.62],
    borderError: 0.01,
  },
  {
    file: 'Spain_track.npy',
    length: 60,
    points: 259,
    isCounterClockwise: false,
    width: [0.87, 0.93],
    borderError: 0.022,
  },
  {
    file: 'Tokyo_Training_track.npy',
    length: 22.63,
    points: 169,
    isCounterClockwise: true,
    width: [0.62, 0.82],
    borderError: 0.024,
  },
  {
    file: 'reInvent2019_wide.npy',
    length: 16.64,
    points: 112,
    isCounterClockwise: true,
    width: [1.06, 1.07],
    borderError: 0.004,
  },
];

const circuits = [
  { file: 'Monza.csv', length: 5790.2, meanWidth: 9.368, points: 1159, isCounterClockwise: false },
  { file: 'Norisring.csv', length: 2295.75, meanWidth: 15.881, points: 460, isCounterClockwise: true },
];

const hasFiles = importableFiles.length > 0;

it.skipIf(hasFiles)(
  'imported tracks: skipped, because no routes and circuits lie beside the project',
  () => {},
);

for (const file of importableFiles.filter((name) => name !== 'Straight_track.npy'))
  describeTrackContract(file, importTrack(importableBytes(file), file, null).track);

describe.each(hasFiles ? routes : [])('$file', (facts) => {
  const bytes = importableBytes(facts.file);
  const { track: file, scale } = importTrack(bytes, facts.file, null);
  const track = new Track(file);
  const { values, rows } = readNpyArray(bytes, facts.file);
  const column = (at: number): [number, number][] =>
    Array.from({ length: rows }, (_, row) => [values[6 * row + at], values[6 * row + at + 1]]);
  /** Rings as the file has them, without repeated points. */
  const [inner, outer] = [2, 4].map((at) => {
    const points = column(at);
    return new ClosedLine(
      points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]).slice(0, -1),
    );
  });
  const distanceTo = (line: ClosedLine, x: number, y: number): number =>
    Math.sqrt(line.squaredDistanceTo(line.nearestSegment(x, y), x, y));

  it('has the length, direction, widths and waypoints of the service', () => {
    expect(scale).toBe(1);
    expect(Math.abs(track.length - facts.length)).toBeLessThan(0.01);
    expect(track.centre.isCounterClockwise).toBe(facts.isCounterClockwise);
    expect(track.waypoints).toHaveLength(facts.points);
    expect(track.waypoints).toEqual(column(0));
    const widths = track.widthLeft.map((left, i) => left + track.widthRight[i]);
    expect(Math.min(...widths)).toBeGreaterThan(facts.width[0]);
    expect(Math.max(...widths)).toBeLessThan(facts.width[1]);
  });

  it('has the borders of the file, to a few millimetres', () => {
    const [left, right] = facts.isCounterClockwise ? [inner, outer] : [outer, inner];
    let worst = 0;
    for (const [a, b] of [
      [track.left, left],
      [track.right, right],
    ]) {
      for (let s = 0; s < a.length; s += 0.01) worst = Math.max(worst, distanceTo(b, a.at(s).x, a.at(s).y));
      for (let s = 0; s < b.length; s += 0.01) worst = Math.max(worst, distanceTo(a, b.at(s).x, b.at(s).y));
    }
    expect(worst).toBeLessThan(facts.borderError);
  });

  it('has road where the polygons of the file have it', () => {
    const [minX, maxX] = [Math.min(...outer.x) - 0.2, Math.max(...outer.x) + 0.2];
    const [minY, maxY] = [Math.min(...outer.y) - 0.2, Math.max(...outer.y) + 0.2];
    let onRoad = 0;
    let different = 0;
    let farthest = 0;
    for (let x = minX; x < maxX; x += 0.05) {
      for (let y = minY; y < maxY; y += 0.05) {
        const expected = isInsideRing(outer, x, y) && !isInsideRing(inner, x, y);
        if (expected) onRoad++;
        if (track.isOnRoad(x, y) === expected) continue;
        different++;
        farthest = Math.max(farthest, Math.min(distanceTo(inner, x, y), distanceTo(outer, x, y)));
      }
    }
    expect(farthest).toBeLessThan(facts.borderError);
    expect(different / onRoad).toBeLessThan(0.01);
  });

  it('gives the params of the service', () => {
    // The service bisects, right, the normalised arc lengths of all waypoints, repeated ones included.
    const distances = column(0).map(([x, y]) => track.project(x, y).s / track.length);
    distances[distances.length - 1] = 1;
    const rng = new Rng(7);
    const states = new CarStates(1);
    const judge = new StepJudge(track, CLUB_CAR);
    const row = new Float64Array(ROW_SIZE);
    for (let k = 0; k < 2000; k++) {
      const place = track.centre.at(rng.uniform() * track.length);
      states.x[0] = place.x + rng.uniform() - 0.5;
      states.y[0] = place.y + rng.uniform() - 0.5;
      const episode = new Episode();
      episode.start(0, judge.look(states, 0));
      judge.writeParams(row, 0, episode, { steeringDegrees: 0, steeringAngle: 0, speed: 1 }, 0);
      const found = distances.findIndex(
        (distance) => distance > row[COLUMN.projection_distance] / track.length,
      );
      const next = found < 0 ? distances.length : found;
      expect(row[COLUMN.closest_previous]).toBe(next - 1);
      expect(row[COLUMN.closest_next]).toBe(next % distances.length);
      const { x, y } = track.project(row[COLUMN.x], row[COLUMN.y]);
      const [a, b] = [inner, outer].map((line) =>
        line.projectOnto(line.nearestSegment(x, y), x, y, track.project(0, 0)),
      );
      expect(Math.abs(row[COLUMN.track_width] - Math.hypot(a.x - b.x, a.y - b.y))).toBeLessThan(
        2 * facts.borderError,
      );
    }
  });
});

it.runIf(hasFiles)('Straight_track.npy is refused: it is open', () => {
  expect(() => importTrack(importableBytes('Straight_track.npy'), 'Straight_track.npy', null)).toThrow(
    "Straight_track.npy: row 21: open track: the last row must repeat the first; the centre line's ends are 5.71 m apart",
  );
});

describe.each(hasFiles ? circuits : [])(
  '$file',
  ({ file, length, meanWidth, points, isCounterClockwise }) => {
    it('is brought to a mean width of 1.067 m, or to the scale asked for', () => {
      for (const asked of [null, 0.09]) {
        const imported = importTrack(importableBytes(file), file, asked);
        const track = new Track(imported.track);
        const { scale } = imported;
        expect(scale).toBeCloseTo(asked ?? 1.067 / meanWidth, 5);
        expect(track.length / scale).toBeCloseTo(length, 1);
        expect(track.centre.numPoints).toBe(points);
        expect(track.centre.isCounterClockwise).toBe(isCounterClockwise);
        const sum = track.widthLeft.reduce((total, left, i) => total + left + track.widthRight[i], 0);
        expect(sum / points / scale).toBeCloseTo(meanWidth, 3);
      }
    });
  },
);
