import { readdirSync } from 'node:fs';
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
});

describe('the catalogue', () => {
  const tracks = trackFiles.map((file) => new Track(file));
  const lengths = tracks.map(({ length }) => length);
  const radii = tracks.map(smallestRadius);
  const widths = tracks.flatMap(({ widthLeft, widthRight }) =>
    Array.from(widthLeft, (w, i) => w + widthRight[i]),
  );

  it('has at least twenty tracks, named after their files, each with its own name, description and outline', () => {
    expect(tracks.length).toBeGreaterThanOrEqual(20);
    const files = readdirSync(new URL('../../tracks/', import.meta.url));
    expect(files.toSorted()).toEqual(tracks.map(({ id }) => `${id}.json`).toSorted());
    for (const part of ['name', 'description', 'centreLine'] as const) {
      expect(new Set(trackFiles.map((file) => JSON.stringify(file[part]))).size).toBe(tracks.length);
    }
    expect(trackFiles.every(({ description }) => description !== undefined)).toBe(true);
  });

  it('goes from 16 to 100 m, and from 0.6 to 1.4 m of width', () => {
    expect(Math.min(...lengths)).toBeCloseTo(16, 1);
    expect(Math.max(...lengths)).toBeCloseTo(100, 1);
    expect(Math.min(...widths)).toBeCloseTo(0.6, 9);
    expect(Math.max(...widths)).toBeCloseTo(1.4, 9);
  });

  it('is driven both ways round, uphill and on banked road', () => {
    const clockwise = tracks.filter(({ centre }) => !centre.isCounterClockwise);
    expect(clockwise.length).toBeGreaterThan(tracks.length / 3);
    expect(clockwise.length).toBeLessThan((2 * tracks.length) / 3);
    expect(trackFiles.filter(({ elevation = [] }) => Math.max(...elevation) > 0.4).length).toBeGreaterThan(2);
    expect(
      trackFiles.filter(({ banking = [] }) => Math.max(...banking.map(Math.abs)) > 5).length,
    ).toBeGreaterThan(1);
  });

  it('asks for no bend that a car at full lock cannot take', () => {
    expect(Math.min(...radii)).toBeGreaterThanOrEqual(0.6);
  });
});

/** Of the circles through three neighbouring points of the centre line, metres. */
function smallestRadius({ centre: { x, y, numPoints: n } }: Track): number {
  return Math.min(...Array.from(x, (_, i) => circumradius(x, y, i, (i + 1) % n, (i + 2) % n)));
}

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
