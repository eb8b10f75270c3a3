import { describe, expect, it } from 'vitest';
import { Track } from '../../src/track/track.ts';
import { describeTrackContract } from './track-contract.ts';
import { trackFile, trackFiles } from './track-files.ts';

for (const file of trackFiles) describeTrackContract(file.id, file);

/** A road that narrows, widens, lies off its line, climbs and tilts, on points at uneven distances. */
describeTrackContract('an uneven track', {
  format: 'grad-prix-track',
  version: 1,
  id: 'uneven',
  name: 'Uneven',
  ...unevenLoop(150),
});

describe('the home track', () => {
  const track = new Track(trackFile('home'));

  it('is about 17.7 m long and 0.76 m wide', () => {
    expect(track.length).toBeCloseTo(17.7, 1);
    for (let i = 0; i < track.centre.numPoints; i++) {
      expect(track.widthLeft[i] + track.widthRight[i]).toBeCloseTo(0.76, 9);
    }
  });

  it('has no radius below 0.6 m', () => {
    const { x, y, numPoints: n } = track.centre;
    const radii = Array.from({ length: n }, (_, i) => circumradius(x, y, i, (i + 1) % n, (i + 2) % n));
    expect(Math.min(...radii)).toBeGreaterThanOrEqual(0.6);
  });
});

it('there are six tracks, named after their files', () => {
  expect(trackFiles.map(({ id }) => id)).toEqual([
    'bow-tie',
    'grand-circuit',
    'home',
    'oval',
    'ridge',
    'switchback',
  ]);
});

function circumradius(x: Float64Array, y: Float64Array, a: number, b: number, c: number): number {
  const side = (i: number, j: number): number => Math.hypot(x[i] - x[j], y[i] - y[j]);
  const doubleArea = Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
  return (side(a, b) * side(b, c) * side(c, a)) / (2 * doubleArea);
}

function unevenLoop(n: number) {
  const angles = Array.from({ length: n }, (_, i) => (2 * Math.PI * (i + 0.3 * Math.sin(7 * i))) / n);
  const radii = angles.map((angle) => 4 + 0.8 * Math.cos(3 * angle));
  return {
    centreLine: angles.map((angle, i): [number, number] => [
      radii[i] * Math.cos(angle) - 3,
      radii[i] * Math.sin(angle) + 11,
    ]),
    width: {
      left: angles.map((angle) => 0.5 + 0.25 * Math.sin(5 * angle)),
      right: angles.map((angle) => 0.6 + 0.2 * Math.cos(4 * angle)),
    },
    elevation: angles.map((angle) => 0.5 + 0.3 * Math.sin(2 * angle)),
    banking: angles.map((angle) => 12 * Math.cos(3 * angle)),
  };
}
