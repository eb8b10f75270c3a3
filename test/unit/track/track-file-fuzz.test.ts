import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrackFileError } from '../../../src/track/track-error.ts';
import { parseTrackFile, type TrackFile } from '../../../src/track/track-file.ts';
import { Track } from '../../../src/track/track.ts';
import { isInsideRing } from '../../contract/ring.ts';
import { boxTrack, ringTrack } from './ring-track.ts';

/** The track that a text holds, or null where it was refused as it should be; any other error is passed on. */
function trackOf(text: string): Track | null {
  try {
    return new Track(parseTrackFile(text, 'fuzz.json'));
  } catch (error) {
    if (!(error instanceof TrackFileError)) throw error;
    expect(error.message).toMatch(/^fuzz\.json: .+: .+$/);
    return null;
  }
}

/** Whether all that the geometry is made of is a number, and the road is where its borders say. */
function expectSound(track: Track): void {
  const { centre, left, right } = track;
  for (const { x, y, segmentLength, arcLength, directionX, directionY, length } of [centre, left, right]) {
    for (const column of [x, y, segmentLength, arcLength, directionX, directionY, [length]]) {
      expect(column.every(Number.isFinite)).toBe(true);
    }
    expect(segmentLength.every((segment) => segment > 0)).toBe(true);
  }
  for (let k = 0; k < 40; k++) {
    const place = centre.at((k / 40) * track.length);
    const lateral = 1.3 * ((k % 5) - 2) * 0.5;
    const width = lateral > 0 ? track.widthLeft[place.segment] : track.widthRight[place.segment];
    const px = place.x - lateral * width * centre.directionY[place.segment];
    const py = place.y + lateral * width * centre.directionX[place.segment];
    const ground = track.groundAt(px, py);
    expect(Object.values(ground).every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(track.widthAt(place))).toBe(true);
    expect(track.isOnRoad(px, py)).toBe(isInsideRing(left, px, py) !== isInsideRing(right, px, py));
  }
}

const number = fc.oneof(
  fc.double({ min: -20, max: 20 }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1e308, 5e-324),
);

/** A good track with a few of its numbers moved a little or replaced by anything. */
const mutated = fc
  .record({
    base: fc.constantFrom(ringTrack(), ringTrack({ points: 9, radius: 40, width: 15 }), boxTrack()),
    moves: fc.array(fc.tuple(fc.nat(), fc.nat(1), fc.double({ min: -0.1, max: 0.1, noNaN: true })), {
      maxLength: 6,
    }),
    replaced: fc.array(fc.tuple(fc.nat(), fc.nat(1), number), { maxLength: 1 }),
    scale: fc.constantFrom(1, 1, 1, 0.1, 100),
    widths: fc.option(fc.tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.nat(5))),
    climb: fc.option(fc.double({ min: -0.5, max: 2, noNaN: true })),
    bank: fc.option(fc.double({ min: -50, max: 50, noNaN: true })),
  })
  .map(({ base, moves, replaced, scale, widths, climb, bank }): TrackFile => {
    const points = base.centreLine.map(([x, y]): [number, number] => [scale * x, scale * y]);
    const n = points.length;
    for (const [i, axis, by] of moves) points[i % n][axis] += by;
    for (const [i, axis, value] of replaced) points[i % n][axis] = value;
    const wave = (i: number, k: number): number => Math.sin((2 * Math.PI * k * i) / n);
    return {
      ...base,
      centreLine: points,
      ...(widths && {
        width: { left: points.map((_, i) => widths[0] * (1 + 0.5 * wave(i, widths[1]))), right: widths[0] },
      }),
      ...(climb !== null && { elevation: points.map((_, i) => 1 + climb * wave(i, 2)) }),
      ...(bank !== null && { banking: points.map((_, i) => bank * wave(i, 1)) }),
    };
  });

describe('whatever a track file holds', () => {
  it('any text is a track or one clear error', () => {
    fc.assert(fc.property(fc.string(), (text) => void trackOf(text)));
  });

  it('any JSON is a track or one clear error', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => void trackOf(JSON.stringify(json))));
  });

  it('any JSON in place of any field is a track or one clear error', () => {
    const field = fc.constantFrom(
      'format',
      'version',
      'id',
      'name',
      'centreLine',
      'width',
      'elevation',
      'banking',
      'x',
    );
    fc.assert(
      fc.property(
        field,
        fc.jsonValue(),
        (name, value) => void trackOf(JSON.stringify({ ...ringTrack(), [name]: value })),
      ),
    );
  });

  it('a deep nest is one clear error', () => {
    const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(trackOf(deep(10_000))).toBeNull();
    expect(trackOf(JSON.stringify(ringTrack()).replace('"Ring"', deep(5000)))).toBeNull();
    expect(trackOf(JSON.stringify(ringTrack()).replace('"Ring"', '{"__proto__": {}}'))).toBeNull();
    expect(trackOf(JSON.stringify(ringTrack()).replace('"id"', '"__proto__": {}, "id"'))).toBeNull();
  });

  it('a mutated track is sound or one clear error', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(mutated, (file) => {
        const track = trackOf(JSON.stringify(file));
        if (track) {
          accepted++;
          expectSound(track);
        } else {
          refused++;
        }
      }),
      { numRuns: 400 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(30);
  });
});

describe('the largest track files', () => {
  const wave = (n: number, amplitude: number, turns: number, radius: number): [number, number][] =>
    Array.from({ length: n }, (_, i) => {
      const angle = (2 * Math.PI * i) / n;
      const r = radius * (1 + amplitude * Math.cos(turns * angle));
      return [r * Math.cos(angle), r * Math.sin(angle)];
    });
  const ellipse = (n: number, a: number, b: number): [number, number][] =>
    Array.from({ length: n }, (_, i) => [
      a * Math.cos((2 * Math.PI * i) / n),
      b * Math.sin((2 * Math.PI * i) / n),
    ]);

  it.each([
    ['a dense circle', wave(5000, 0, 0, 3), 0.4],
    ['a tall and narrow loop', ellipse(5000, 25, 500), 0.4],
    ['a circle as far out as can be', wave(5000, 0, 0, 9999), 20],
    ['few points far apart', wave(8, 0, 0, 9999), 20],
    ['the widest road on the densest points', wave(5000, 0, 0, 21), 20],
    ['a flower', wave(5000, 0.2, 12, 30), 0.4],
  ])('are read and drivable: %s', (_name, centreLine, width) => {
    const track = trackOf(
      JSON.stringify({ ...ringTrack(), centreLine, width: { left: width, right: width } }),
    );
    expect(track).not.toBeNull();
    if (track) expectSound(track);
  });
});
