import { describe, expect, it } from 'vitest';
import { TrackFileError } from '../../../src/track/track-error.ts';
import { parseTrackFile } from '../../../src/track/track-file.ts';
import { boxTrack, ringTrack } from './ring-track.ts';

/** The message that a faulty file gets; fails where the file is accepted. */
function faultOf(text: string): string {
  try {
    parseTrackFile(text, 'mine.json');
  } catch (error) {
    if (error instanceof TrackFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

/** The same for a ring with some fields replaced; null takes a field out. */
function faultWith(changes: object, base: object = ringTrack()): string {
  const json = Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null);
  return faultOf(JSON.stringify(Object.fromEntries(json)));
}

/** The ring's points with some replaced. */
function pointsWith(changes: Record<number, unknown>): unknown[] {
  return Object.assign([...ringTrack().centreLine], changes);
}

describe('a track file', () => {
  it('is read back as it was written', () => {
    const file = { ...boxTrack(), description: 'Two straights.' };
    expect(parseTrackFile(JSON.stringify(file), 'box.json')).toEqual(file);
  });

  it('may give widths, elevation and banking point by point', () => {
    const n = ringTrack().centreLine.length;
    const file = {
      ...ringTrack(),
      width: { left: new Array<number>(n).fill(0.3), right: 0.5 },
      elevation: new Array<number>(n).fill(1),
      banking: new Array<number>(n).fill(-5),
    };
    expect(parseTrackFile(JSON.stringify(file), 'ring.json')).toEqual(file);
  });

  it.each([
    ['', /^mine\.json: file: must be JSON: Unexpected end of JSON input$/],
    [
      '{"format": "grad-prix-track",\n\n "version": }',
      /^mine\.json: file: must be JSON: Unexpected token '}', .* is not valid JSON$/,
    ],
    ['null', /^mine\.json: file: must be an object \(found null\)$/],
    ['[1, 2]', /^mine\.json: file: must be an object \(found \[1, 2\]\)$/],
    ['"text"', /^mine\.json: file: must be an object \(found "text"\)$/],
  ])('must be a JSON object: %j', (text, message) => {
    expect(faultOf(text)).toMatch(message);
    expect(faultOf(text)).not.toContain('\n');
  });

  it.each([
    ['format', { format: null }, 'format: is missing'],
    ['format', { format: 'geojson' }, 'format: must be "grad-prix-track" (found "geojson")'],
    ['version', { version: null }, 'version: is missing'],
    ['version', { version: 2 }, 'version: must be 1: this program reads version 1 (found 2)'],
    ['id', { id: null }, 'id: is missing'],
    ['id', { id: 'My Track' }, 'id: must be lower-case letters, digits and dashes (found "My Track")'],
    ['id', { id: 7 }, 'id: must be text (found 7)'],
    ['name', { name: '' }, 'name: must not be empty (found "")'],
    ['name', { name: 'x'.repeat(81) }, `name: must be at most 80 characters (found "${'x'.repeat(58)}…)`],
    ['description', { description: 1 }, 'description: must be text (found 1)'],
    ['centreLine', { centreLine: null }, 'centreLine: is missing'],
    ['centreLine', { centreLine: {} }, 'centreLine: must be a list of [x, y] points (found an object)'],
    ['centreLine', { centreLine: [[0, 0]] }, 'centreLine: must have at least 8 points (found a list of 1)'],
    [
      'centreLine',
      { centreLine: Array.from({ length: 5001 }, () => [0, 0]) },
      'centreLine: must have at most 5000 points (found a list of 5001)',
    ],
    [
      'a point',
      { centreLine: pointsWith({ 3: 'here' }) },
      'centreLine[3]: must be [x, y] in metres (found "here")',
    ],
    [
      'a point',
      { centreLine: pointsWith({ 3: [1, 2, 3] }) },
      'centreLine[3]: must be [x, y] in metres (found [1, 2, 3])',
    ],
    [
      'a coordinate',
      { centreLine: pointsWith({ 3: [1, 'y'] }) },
      'centreLine[3][1]: must be a number (found "y")',
    ],
    [
      'a coordinate',
      { centreLine: pointsWith({ 3: [1, null] }) },
      'centreLine[3][1]: must be a number (found null)',
    ],
    [
      'a coordinate',
      { centreLine: pointsWith({ 3: [1e5, 0] }) },
      'centreLine[3][0]: must be within 10 km of the origin (found 100000)',
    ],
    ['width', { width: null }, 'width: is missing'],
    ['width', { width: 0.5 }, 'width: must be an object (found 0.5)'],
    ['width', { width: { left: 0.5 } }, 'width.right: is missing'],
    ['width', { width: { left: 0.5, right: 0.5, top: 1 } }, 'width.top: is not a field of a track file'],
    [
      'a width of a list',
      { width: { left: [0.5, 0.05], right: 0.5 } },
      'width.left[1]: must be at least 0.1 m (found 0.05)',
    ],
    ['repeated points', { repeatedPoints: 3 }, 'repeatedPoints: must be a list of point numbers (found 3)'],
    ['a repeated point', { repeatedPoints: [1.5] }, 'repeatedPoints[0]: must be a whole number (found 1.5)'],
    [
      'a repeated point',
      { repeatedPoints: [4, 40] },
      'repeatedPoints[1]: must be in ascending order and at most 39, the last point (found 40)',
    ],
    [
      'a repeated point',
      { repeatedPoints: [4, 3] },
      'repeatedPoints[1]: must be in ascending order and at most 39, the last point (found 3)',
    ],
    ['elevation', { elevation: [-1] }, 'elevation[0]: must be 0 or more (found -1)'],
    ['elevation', { elevation: 3 }, 'elevation: must be a list of heights in metres (found 3)'],
    ['banking', { banking: [60] }, 'banking[0]: must be at most 45° (found 60)'],
    ['banking', { banking: 'left' }, 'banking: must be a list of degrees (found "left")'],
    ['an unknown field', { weather: 'rain' }, 'weather: is not a field of a track file'],
    ['an unknown field', { 'two\nlines': 1 }, 'two lines: is not a field of a track file'],
  ])('names %s that breaks a rule of shape', (_name, changes, message) => {
    expect(faultWith(changes)).toBe(`mine.json: ${message}`);
  });

  it.each([
    ['too narrow', 0.05],
    ['too wide', 30],
    ['no number', 'wide'],
  ])('names a width that is %s', (_name, left) => {
    expect(faultWith({ width: { left, right: 1 } })).toMatch(
      /^mine\.json: width\.left: must be .*\(found .*\)$/,
    );
  });

  it.each([
    ['width.left', { width: { left: [0.4, 0.4], right: 0.4 } }],
    ['width.right', { width: { left: 0.4, right: [0.4, 0.4] } }],
    ['elevation', { elevation: [0, 0] }],
    ['banking', { banking: [0, 0] }],
  ])('must give %s for every point or for none', (field, changes) => {
    expect(faultWith(changes)).toBe(
      `mine.json: ${field}: must have one value per centre-line point, that is 40 (found 2)`,
    );
  });

  it('must not repeat its first point at the end', () => {
    const { centreLine } = ringTrack();
    expect(faultWith({ centreLine: [...centreLine, centreLine[0]] })).toBe(
      'mine.json: centreLine[0]: zero-length segment: it lies on point 40; remove the repeated closing point (found [3, 0])',
    );
  });

  it('must not have a zero-length segment', () => {
    const { centreLine } = ringTrack();
    expect(faultWith({ centreLine: pointsWith({ 5: centreLine[4] }) })).toMatch(
      /^mine\.json: centreLine\[5\]: zero-length segment: it lies on point 4; remove the repeated point \(found \[/,
    );
    // Half a millimetre has a direction, but not one to be trusted.
    const [x, y] = centreLine[4];
    expect(faultWith({ centreLine: pointsWith({ 5: [x + 0.0005, y] }) })).toMatch(
      /centreLine\[5\]: zero-length/,
    );
  });

  it('must not turn sharply at a point', () => {
    const corners = [
      [0, 0],
      [2, 0],
      [4, 0],
      [6, 0],
      [6, 2],
      [6, 4],
      [4, 4],
      [2, 4],
      [0, 4],
      [0, 2],
    ];
    expect(faultWith({ centreLine: corners })).toBe(
      'mine.json: centreLine[0]: the line must turn by less than 90° at one point; add points or soften the corner (found "90°")',
    );
  });

  it('must not turn back on itself', () => {
    const there = [0, 1, 2, 3, 4, 5].map((x) => [x, 0]);
    const back = [5.5, 4.5, 3.5, 2.5, 1.5].map((x) => [x, 0]);
    expect(faultWith({ centreLine: [...there, ...back] })).toMatch(
      /must turn by less than 90° .*\(found "180°"\)$/,
    );
  });

  it('must not be wider than its bends allow', () => {
    expect(faultWith({ width: { left: 3.2, right: 0.4 } })).toBe(
      'mine.json: centreLine[0]: the bend is tighter than the road is wide: the left border folds over itself; widen the bend or narrow the road',
    );
    const clockwise = { ...ringTrack(), centreLine: ringTrack().centreLine.toReversed() };
    expect(faultWith({ width: { left: 0.4, right: 3.2 } }, clockwise)).toMatch(
      /the right border folds over itself/,
    );
  });

  it('must not widen so fast that a border leaves its piece of road', () => {
    const left = ringTrack({ points: 400 }).centreLine.map((_, i) => (i === 7 ? 2.5 : 0.4));
    const centreLine = ringTrack({ points: 400 }).centreLine.map(([x, y], i) => [
      x + (i === 7 ? 0.02 : 0),
      y,
    ]);
    expect(faultWith({ width: { left, right: 0.4 }, centreLine })).toMatch(
      /^mine\.json: centreLine\[\d+\]: the bend is tighter than the road is wide: the left border/,
    );
  });

  it('must not touch itself', () => {
    // Straights 0.81 m apart with borders at 0.4 m leave 1 cm between them; 0.85 m apart they leave 5 cm.
    const near = hairpin(0.81);
    expect(faultWith(near)).toMatch(
      /^mine\.json: centreLine\[\d+\]: self-touching track: the road here meets the road at centreLine\[\d+\]; move them apart or narrow the road$/,
    );
    expect(faultWith(hairpin(0.85))).toBe('accepted');
  });

  it('must not cross itself', () => {
    const centreLine = Array.from({ length: 80 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 80;
      return [5 * Math.sin(angle), 4 * Math.sin(2 * angle)];
    });
    expect(faultWith({ centreLine })).toMatch(/^mine\.json: centreLine\[\d+\]: self-touching track/);
  });

  it('may have a sharp inner corner whose border is nearly a point', () => {
    // A right angle of radius 0.401 m with borders at 0.4 m: an inner radius of one millimetre.
    expect(faultWith({}, boxTrack({ corner: 0.401, width: 0.4 }))).toBe('accepted');
  });

  it('must not be steeper than 45°', () => {
    const elevation = ringTrack().centreLine.map((_, i) => (i === 9 ? 0.6 : 0));
    expect(faultWith({ elevation })).toBe(
      'mine.json: elevation[9]: the road must not be steeper than 45°; it rises or falls 0.600 m over 0.471 m (found 0.6)',
    );
  });

  it.each([
    [12, 'left'],
    [-12, 'right'],
  ])('must not bank its low edge under the ground: %d°', (bank, side) => {
    const banking = ringTrack().centreLine.map((_, i) => (i === 4 ? bank : 0));
    const width = { left: side === 'left' ? 0.8 : 0.4, right: side === 'right' ? 0.8 : 0.4 };
    // 0.8 m · tan 12° = 0.170 m below the centre line.
    expect(faultWith({ banking, width })).toBe(
      `mine.json: banking[4]: the low edge of the road lies 0.170 m under the ground; raise elevation[4] by that much (found ${bank})`,
    );
    const elevation = banking.map(() => 0.171);
    expect(faultWith({ banking, width, elevation })).toBe('accepted');
  });

  it('says in one line where the fault is, even in a file name with line breaks', () => {
    const error = new TrackFileError('a\nb', 'field', 'rule', { deep: [[[]]] });
    expect(error).toMatchObject({
      file: 'a\nb',
      field: 'field',
      rule: 'rule',
      message: 'a b: field: rule (found an object)',
    });
  });
});

/** Two straights `apart` from each other, joined at both ends by a loop that is wider than that. */
function hairpin(apart: number): { centreLine: number[][] } {
  const radius = 1.5;
  const halfLength = 3;
  // An S-bend leads from each straight to the loop; its centre lies two radii from the loop's, which is on the axis.
  const turn = Math.acos((apart / 2 + radius) / (2 * radius));
  const middle = halfLength + 2 * radius * Math.sin(turn);
  const points: number[][] = [];
  for (const sign of [1, -1]) {
    for (let x = -halfLength; x < halfLength; x += 0.25) points.push([sign * x, (-sign * apart) / 2]);
    const bend = (k: number, side: number): void => {
      const height = apart / 2 + radius * (1 - Math.cos((turn * k) / 6));
      points.push([sign * (halfLength + radius * Math.sin((turn * k) / 6)), sign * side * height]);
    };
    for (let k = 0; k < 6; k++) bend(k, -1);
    for (let k = 0; k <= 30; k++) {
      const angle = (turn + Math.PI / 2) * (k / 15 - 1);
      points.push([sign * (middle + radius * Math.cos(angle)), sign * radius * Math.sin(angle)]);
    }
    for (let k = 5; k > 0; k--) bend(k, 1);
  }
  return { centreLine: points };
}
