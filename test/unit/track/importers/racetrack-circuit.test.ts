import { describe, expect, it } from 'vitest';
import { importTrack } from '../../../../src/track/importers/import-track.ts';
import { Track } from '../../../../src/track/track.ts';
import { TrackFileError } from '../../../../src/track/track-error.ts';
import { boxTrack, ringTrack } from '../ring-track.ts';

const HEADER = '# x_m,y_m,w_tr_right_m,w_tr_left_m';
/** A full-size circle, 12 m wide on average, wider to its right. */
const ring = ringTrack({ points: 60, radius: 100 }).centreLine;
const rows = ring.map(([x, y], i) => `${x},${y},${8 + Math.sin(i)},4.0`);

function bytesOf(lines: readonly string[]): Uint8Array {
  return Buffer.from(lines.join('\n'));
}

function faultOf(lines: readonly string[]): string {
  try {
    importTrack(bytesOf(lines), 'my.csv', null);
  } catch (error) {
    if (error instanceof TrackFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a circuit of the racetrack database', () => {
  it('is scaled so that its road is 1.067 m wide on average', () => {
    const { track, scale } = importTrack(bytesOf([HEADER, ...rows]), 'my.csv', null);
    const { centre, widthLeft, widthRight, waypoints } = new Track(track);
    const widths = widthLeft.map((left, i) => left + widthRight[i]);
    expect(widths.reduce((sum, width) => sum + width, 0) / 60).toBeCloseTo(1.067, 12);
    expect(scale).toBeCloseTo(1.067 / 12, 3);
    expect(centre.length / scale).toBeCloseTo(2 * 60 * 100 * Math.sin(Math.PI / 60), 9);
    expect(centre.isCounterClockwise).toBe(true);
    expect(waypoints).toHaveLength(61);
    expect(widthLeft[7]).toBeCloseTo(4 * scale, 12);
    expect(widthRight[7]).toBeCloseTo((8 + Math.sin(7)) * scale, 12);
  });

  it('is scaled as asked', () => {
    const { track, scale } = importTrack(bytesOf([HEADER, ...rows]), 'my.csv', 0.125);
    expect(scale).toBe(0.125);
    expect(track.centreLine).toEqual(ring.map(([x, y]) => [x / 8, y / 8]));
  });

  it('may have a closing point, repeated points, other line ends, comments, spaces or no header', () => {
    const { track } = importTrack(bytesOf([HEADER, ...rows]), 'my.csv', null);
    for (const lines of [
      rows,
      ['\uFEFF# exported', HEADER, ...rows, '', ''],
      [HEADER.slice(2), ...rows.map((row) => ` ${row.replaceAll(',', ' ,\t')}\r`)],
      ['w_tr_left_m, x_m, y_m, s_m, w_tr_right_m', ...rows.map(reordered)],
    ]) {
      expect(importTrack(bytesOf(lines), 'my.csv', null).track).toEqual(track);
    }
    const repeated = [HEADER, ...rows.slice(0, 5), rows[4], rows[4], ...rows.slice(5), rows[0]];
    const { centreLine, repeatedPoints } = importTrack(bytesOf(repeated), 'my.csv', 1).track;
    expect(centreLine).toEqual(ring);
    expect(repeatedPoints).toBeUndefined();
  });

  it.each<[string, string[], string | RegExp]>([
    ['an empty one', [], 'file: must have rows of x_m,y_m,w_tr_right_m,w_tr_left_m'],
    ['one without rows', [HEADER], 'file: must have rows of x_m,y_m,w_tr_right_m,w_tr_left_m'],
    [
      'one that is open',
      [HEADER, ...rows.slice(0, 50)],
      /^my\.csv: centre line: open track: its ends are 9\.\d\d m apart, its points at most 0\.93 m/,
    ],
    [
      'one that crosses itself',
      [HEADER, ...Array.from({ length: 80 }, (_, i) => (2 * Math.PI * (i + 0.5)) / 80).map(eight)],
      /^my\.csv: line \d+: self-crossing track: the centre line meets itself here and at line \d+$/,
    ],
    [
      'one with a cell too few',
      [HEADER, '1,2,3', ...rows],
      'line 2: must have 4 numbers with commas between them: x_m,y_m,w_tr_right_m,w_tr_left_m (found "1,2,3")',
    ],
    [
      'one with other separators',
      [rows[0].replaceAll(',', ';')],
      /^my\.csv: line 1: must have 4 numbers with commas between them/,
    ],
    [
      'one with text',
      [HEADER, '1,2,wide,4', ...rows],
      'line 2, w_tr_right_m: must be a number (found "wide")',
    ],
    ['one with an empty cell', [HEADER, '1,,3,4', ...rows], 'line 2, y_m: must be a number (found "")'],
    [
      'one with an infinity',
      [HEADER, '1e999,2,3,4', ...rows],
      'line 2, x_m: must be a number (found "1e999")',
    ],
    ['one with NaN', [HEADER, '1,nan,3,4', ...rows], 'line 2, y_m: must be a number (found "nan")'],
    [
      'one without width',
      [HEADER, '1,2,3,0', ...rows],
      'line 2, w_tr_left_m: must be a width above 0 (found 0)',
    ],
    [
      'one with a negative width',
      [HEADER, '1,2,-3,4'],
      'line 2, w_tr_right_m: must be a width above 0 (found -3)',
    ],
    [
      'one with another header',
      ['# x_m,y_m,width', ...rows],
      'line 1: the header must name the columns x_m,y_m,w_tr_right_m,w_tr_left_m; w_tr_right_m is missing',
    ],
    [
      'one far away',
      ring.map(([x, y]) => `${x},${y + 1e6},6,6`),
      /^my\.csv: line \d+: must be numbers within 10 km of the origin/,
    ],
    ['few points', rows.slice(0, 5), 'centre line: must have 8 to 5000 different points (found 5)'],
    [
      'one that touches itself',
      boxTrack().centreLine.map(([x, y]) => `${10 * x},${10 * y},10,21`),
      /^my\.csv: centreLine\[\d+\]: self-touching track: the road here meets the road at centreLine\[\d+\]/,
    ],
  ])('is refused: %s', (_name, lines, message) => {
    if (typeof message === 'string') expect(faultOf(lines)).toBe(`my.csv: ${message}`);
    else expect(faultOf(lines)).toMatch(message);
  });
});

function reordered(row: string): string {
  const [x, y, right, left] = row.split(',');
  return [left, x, y, '0', right].join(',');
}

function eight(angle: number): string {
  return `${500 * Math.sin(angle)},${400 * Math.sin(2 * angle)},5,5`;
}
