import { describe, expect, it } from 'vitest';
import { importTrack } from '../../../../src/track/importers/import-track.ts';
import { Track } from '../../../../src/track/track.ts';
import { TrackFileError } from '../../../../src/track/track-error.ts';
import { boxTrack, ringTrack } from '../ring-track.ts';
import { npyFile, routeRows } from './npy-file.ts';

const rows = routeRows(ringTrack());

function faultOf(table: readonly (readonly number[])[]): string {
  try {
    importTrack(npyFile(table), 'my.npy', null);
  } catch (error) {
    if (error instanceof TrackFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a DeepRacer route', () => {
  it('becomes the track that it was made of', () => {
    for (const file of [
      ringTrack(),
      boxTrack(),
      { ...boxTrack(), centreLine: boxTrack().centreLine.toReversed() },
    ]) {
      const { track, scale } = importTrack(npyFile(routeRows(file)), 'routes/My_track.npy', null);
      expect(scale).toBe(1);
      expect(track).toMatchObject({ id: 'my-track', name: 'My track', centreLine: file.centreLine });
      for (const side of [track.width.left, track.width.right] as number[][]) {
        expect(side).toHaveLength(file.centreLine.length);
        for (const width of side) expect(width).toBeCloseTo(0.4, 12);
      }
      expect(new Track(track).waypoints).toEqual([...file.centreLine, file.centreLine[0]]);
    }
  });

  it('keeps a centre line that is off the middle, and its varying widths', () => {
    const file = ringTrack();
    const left = file.centreLine.map((_, i) => 0.3 + 0.1 * Math.sin(i));
    const { track } = importTrack(
      npyFile(routeRows({ ...file, width: { left, right: 0.7 } })),
      'my.npy',
      null,
    );
    expect(track.centreLine).toEqual(file.centreLine);
    (track.width.left as number[]).forEach((width, i) => expect(width).toBeCloseTo(left[i], 12));
    for (const width of track.width.right as number[]) expect(width).toBeCloseTo(0.7, 12);
  });

  it('measures widths across the road even where rows of the borders lie ahead of their centre points', () => {
    // Borders whose rows are five points ahead describe the same road.
    const ahead = rows.map(([x, y], i) => [x, y, ...rows[(i + 5) % 40].slice(2)]);
    const { track } = importTrack(npyFile(ahead), 'my.npy', null);
    const { track: expected } = importTrack(npyFile(rows), 'my.npy', null);
    for (const side of ['left', 'right'] as const)
      (track.width[side] as number[]).forEach((width, i) =>
        expect(width).toBeCloseTo((expected.width[side] as number[])[i], 12),
      );
  });

  it('keeps the numbers of its waypoints where rows are repeated', () => {
    const repeated = [...rows.slice(0, 8), rows[7], rows[7], ...rows.slice(8, 20), ...rows.slice(19)];
    const { track } = importTrack(npyFile(repeated), 'my.npy', null);
    expect(track.repeatedPoints).toEqual([7, 7, 19]);
    const { waypoints, waypointOf, length } = new Track(track);
    expect(waypoints).toEqual(repeated.map(([x, y]) => [x, y]));
    expect([6, 7, 8, 18, 19, 20, 39, 40].map((i) => waypointOf[i])).toEqual([6, 9, 10, 20, 22, 23, 42, 43]);
    expect(length).toBeCloseTo(new Track(ringTrack()).length, 12);
  });

  it('is scaled when asked', () => {
    const { track, scale } = importTrack(npyFile(rows), 'my.npy', 2.5);
    expect(scale).toBe(2.5);
    expect(new Track(track).length).toBeCloseTo(2.5 * new Track(ringTrack()).length, 12);
    expect((track.width.left as number[])[0]).toBeCloseTo(1, 12);
  });

  it('is called after its file', () => {
    const nameOf = (path: string): string[] => {
      const { id, name } = importTrack(npyFile(rows), path, null).track;
      return [id, name];
    };
    expect(nameOf('C:\\routes\\reInvent2019_wide.NPY')).toEqual(['reinvent2019-wide', 'reInvent2019 wide']);
    expect(nameOf('/a.b/2022_may.open.npy')).toEqual(['2022-may-open', '2022 may.open']);
    expect(nameOf('鈴鹿.npy')).toEqual(['track', '鈴鹿']);
    expect(nameOf('.npy')).toEqual(['track', 'Track']);
    expect(nameOf(`${'long_'.repeat(40)}.npy`)[0]).toBe('long-'.repeat(12) + 'long');
  });

  it.each<[string, number[][], string | RegExp]>([
    [
      'one that is open',
      rows.slice(0, -1),
      "row 39: open track: the last row must repeat the first; the centre line's ends are 0.47 m apart",
    ],
    [
      'one whose borders are open',
      rows.with(40, [...rows[0].slice(0, 5), 0.3]),
      /^my\.npy: row 40: open track/,
    ],
    [
      'one with another number of columns',
      rows.map((row) => row.slice(0, 4)),
      'header.shape: must be (N, 6): x and y of the centre line, the inner and the outer border (found "(41, 4)")',
    ],
    [
      'one with a number that is none',
      rows.with(3, rows[3].with(4, NaN)),
      /^my\.npy: row 3, outer: must be numbers within 10 km of the origin, in metres \(found \[NaN, /,
    ],
    [
      'one that is out of this world',
      rows.with(3, rows[3].with(0, 1e300)),
      /^my\.npy: row 3, centre: must be numbers/,
    ],
    [
      'one with few points',
      [...rows.slice(0, 7), rows[0]],
      'centre line: must have 8 to 5000 different points (found 7)',
    ],
    [
      'one that crosses itself',
      figureEight(),
      /^my\.npy: row \d+: self-crossing track: the centre line meets itself here and at row \d+$/,
    ],
    [
      'one whose borders are in each other’s columns',
      rows.map(([cx, cy, ix, iy, ox, oy]) => [cx, cy, ox, oy, ix, iy]),
      'row 0: there must be a border to the right of the centre line; columns are centre, inner, outer',
    ],
    [
      'one that is too narrow',
      routeRows({ ...ringTrack(), width: { left: 0.05, right: 0.4 } }),
      /^my\.npy: width\.left\[0\]: must be at least 0\.1 m/,
    ],
  ])('is refused: %s', (_name, table, message) => {
    if (typeof message === 'string') expect(faultOf(table)).toBe(`my.npy: ${message}`);
    else expect(faultOf(table)).toMatch(message);
  });

  it('is refused where it is too large to be one', () => {
    expect(() => importTrack(new Uint8Array(4_000_001), 'my.npy', null)).toThrow(
      /my\.npy: file: must be at most/,
    );
    expect(() => importTrack(npyFile(rows), 'my.npz', null)).toThrow(
      /my\.npz: file: must be a \.npy DeepRacer route/,
    );
  });
});

function figureEight(): number[][] {
  const table = Array.from({ length: 80 }, (_, i) => {
    const angle = (2 * Math.PI * (i + 0.5)) / 80;
    const at = (lateral: number): number[] => {
      const dx = 5 * Math.cos(angle);
      const dy = 8 * Math.cos(2 * angle);
      const length = Math.hypot(dx, dy);
      return [
        5 * Math.sin(angle) - (lateral * dy) / length,
        4 * Math.sin(2 * angle) + (lateral * dx) / length,
      ];
    };
    return [...at(0), ...at(0.4), ...at(-0.4)];
  });
  return [...table, table[0]];
}
