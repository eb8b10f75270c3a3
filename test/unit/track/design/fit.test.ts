import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClosedLine } from '../../../../src/track/closed-line.ts';
import { designFacts } from '../../../../src/track/design/design-facts.ts';
import { layRoad } from '../../../../src/track/design/design-road.ts';
import { designOfStroke } from '../../../../src/track/design/design-of-stroke.ts';
import { designOfTrack, fitTolerance } from '../../../../src/track/design/design-of-track.ts';
import { simplifyClosedLine } from '../../../../src/track/design/simplify-line.ts';
import { DESIGN_POINTS, type TrackDesign } from '../../../../src/track/design/track-design.ts';
import { trackOfDesign } from '../../../../src/track/design/track-of-design.ts';
import { checkTrackFile, type TrackFile } from '../../../../src/track/track-file.ts';
import { trackFiles } from '../../../contract/track-files.ts';
import { circle, FLAT, loops, part } from './designs.ts';

/** The farthest that points lie from a closed line, metres, by looking at every segment. */
function farthest(points: readonly (readonly [number, number])[], line: ClosedLine): number {
  return Math.max(
    ...points.map(([x, y]) => Math.sqrt(line.squaredDistanceTo(line.nearestSegment(x, y), x, y))),
  );
}

/** How far the centre lines of a track and of a design lie apart at most, metres, in either direction. */
function apart(track: TrackFile, design: TrackDesign): number {
  const made = trackOfDesign(design, track).centreLine;
  return Math.max(
    farthest(track.centreLine, new ClosedLine(made)),
    farthest(made, new ClosedLine(track.centreLine)),
  );
}

/** How far the straight pieces of a design's file may lie from its curve: their sagitta in the tightest bend, metres. */
function sagitta(design: TrackDesign): number {
  const road = layRoad(design);
  const longest = Math.max(...Array.from(road.s, (s, i) => (road.s[i + 1] ?? road.length) - s));
  return longest ** 2 / (8 * designFacts(road).tightest.value);
}

describe('simplifyClosedLine', () => {
  it('leaves no point farther from the line than the tolerance', () => {
    const places = fc.array(
      fc.record({
        x: part(-9, 9),
        y: part(-9, 9),
      }),
      { minLength: 3, maxLength: 60 },
    );
    fc.assert(
      fc.property(places, part(0.01, 3), (points, tolerance) => {
        const kept = simplifyClosedLine(points, tolerance);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect(kept[0]).toBe(0);
        const line = new ClosedLine(kept.map((i) => [points[i].x, points[i].y] as const));
        const distance = farthest(
          points.map(({ x, y }) => [x, y] as const),
          line,
        );
        // Where all points are one, the line has no direction to measure from.
        if (!Number.isNaN(distance)) expect(distance).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });

  it('keeps the corners of a square', () => {
    const square = [0, 1, 2, 3].flatMap((side) =>
      Array.from({ length: 10 }, (_, k) => {
        const along = k / 10;
        return [
          { x: along, y: 0 },
          { x: 1, y: along },
          { x: 1 - along, y: 1 },
          { x: 0, y: 1 - along },
        ][side];
      }),
    );
    expect(simplifyClosedLine(square, 0.01)).toEqual([0, 10, 20, 30]);
  });
});

describe('designOfTrack', () => {
  it.each(trackFiles.map((track) => [track.id, track] as const))('fits %s with few points', (_, track) => {
    const { design, deviation, narrowed } = designOfTrack(track);
    const tolerance = fitTolerance(track);
    expect(deviation!.line).toBeLessThanOrEqual(tolerance.line);
    expect(apart(track, design)).toBeLessThan(tolerance.line + sagitta(design));
    expect(deviation!.width).toBeLessThanOrEqual(tolerance.width);
    expect(deviation!.elevation).toBeLessThanOrEqual(tolerance.elevation);
    expect(deviation!.banking).toBeLessThanOrEqual(tolerance.banking);
    expect(narrowed).toBe(0);
    expect(design.points.length).toBeLessThan(0.35 * track.centreLine.length);
    checkTrackFile(trackOfDesign(design, track), track.id);
  });

  it('fits the road of any other design as closely, and does not hand its own back', () => {
    fc.assert(
      fc.property(loops, (drawn) => {
        const { design: _, ...track } = trackOfDesign(drawn, { id: 'own-loop', name: 'Loop' });
        const { design, deviation } = designOfTrack(track);
        const { line } = fitTolerance(track);
        expect(deviation!.line).toBeLessThanOrEqual(line);
        expect(apart(track, design)).toBeLessThan(line + sagitta(design));
      }),
      { numRuns: 25 },
    );
  });

  it('stays within what a design may have where a track asks for more, and says how far it strays then', () => {
    const centreLine = Array.from({ length: 1500 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 1500;
      const radius = 300 + 12 * Math.sin(250 * angle) + 8 * Math.sin(97 * angle);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const track = { ...trackFiles[0], centreLine, width: { left: 0.3, right: 0.3 } };
    const { design, deviation } = designOfTrack(track);
    expect(design.points.length).toBeLessThanOrEqual(DESIGN_POINTS.high);
    expect(deviation!.line).toBeGreaterThan(fitTolerance(track).line);
  });

  it('hands back the design that a track was made of, unless the track has been changed since', () => {
    const design = {
      points: circle(9, 4).points.map((point) => ({
        ...point,
        x: Math.round(point.x * 1e4) / 1e4,
        y: Math.round(point.y * 1e4) / 1e4,
      })),
    };
    const track = trackOfDesign(design, { id: 'own-ring', name: 'Ring' });
    const read = checkTrackFile(JSON.parse(JSON.stringify(track)), 'ring.json');
    expect(designOfTrack(read)).toEqual({ design, deviation: null, narrowed: 0 });
    const wider = { ...read, width: { left: 0.6, right: 0.6 } };
    const again = designOfTrack(wider);
    expect(again.deviation).not.toBeNull();
    expect(again.design.points.every(({ left }) => left === 0.6)).toBe(true);
  });
});

describe('designOfStroke', () => {
  const loopOf = (...args: Parameters<typeof designOfStroke>): TrackDesign => {
    const outcome = designOfStroke(...args);
    if (outcome.type !== 'loop') throw new Error(`no loop: ${outcome.type}`);
    return outcome.design;
  };
  /** @param from, to as shares of a circle */
  const arc = (radius: number, from: number, to: number) =>
    Array.from({ length: 80 }, (_, i) => {
      const angle = 2 * Math.PI * (from + ((to - from) * i) / 79);
      return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    });

  const wave = fc.record({
    radius: part(2, 6),
    lobes: fc.integer({ min: 2, max: 5 }),
    depth: part(0, 0.4),
    tolerance: part(0.05, 0.3),
  });

  it('keeps the road within the tolerance of what was drawn, and smooths nothing beyond it', () => {
    fc.assert(
      fc.property(wave, ({ radius, lobes, depth, tolerance }) => {
        const stroke = Array.from({ length: 200 }, (_, i) => {
          const angle = (2 * Math.PI * i) / 200;
          const r = radius * (1 + depth * Math.cos(lobes * angle));
          return { x: r * Math.cos(angle), y: r * Math.sin(angle) };
        });
        const design = loopOf(stroke, tolerance, FLAT);
        const { x, y } = layRoad(design);
        const road = new ClosedLine(Array.from(x, (value, i) => [value, y[i]] as const));
        const drawn = stroke.map((point) => [point.x, point.y] as const);
        // Between the points of a stroke that are kept lies a quarter of the tolerance at most.
        expect(farthest(drawn, road)).toBeLessThan(1.25 * tolerance + sagitta(design));
        expect(design.points.length).toBeLessThan(60);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what was drawn beyond the start', () => {
    const stroke = Array.from({ length: 110 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 100;
      return { x: 3 * Math.cos(angle), y: 3 * Math.sin(angle) };
    });
    const { length } = layRoad(loopOf(stroke, 0.1, FLAT));
    expect(Math.abs(length - 6 * Math.PI)).toBeLessThan(0.3);
  });

  it('is no loop where it does not come back, however straight or bent it is', () => {
    const straight = Array.from({ length: 50 }, (_, i) => ({ x: i / 10, y: 0.05 * (i % 7) }));
    expect(designOfStroke(straight, 0.02, FLAT)).toMatchObject({ type: 'open', gap: 4.9 });
    expect(designOfStroke(arc(3, 0, 0.7), 0.1, FLAT)).toMatchObject({ type: 'open' });
    expect(designOfStroke(arc(3, 0, 0.85), 0.1, FLAT)).toMatchObject({ type: 'loop' });
  });

  it('is no loop where there and back are on each other', () => {
    const there = Array.from({ length: 50 }, (_, i) => ({ x: i / 10, y: 0 }));
    const back = there.map(({ x }) => ({ x, y: x / 10 })).toReversed();
    const outcome = designOfStroke([...there, ...back], 0.05, FLAT);
    expect(outcome.type).toBe('flat');
    expect(outcome.type === 'flat' && outcome.width).toBeCloseTo(0.49, 1);
  });

  it('is nothing where nothing was drawn', () => {
    expect(designOfStroke([{ x: 1, y: 1 }], 0.1, FLAT)).toEqual({ type: 'short' });
    expect(
      designOfStroke(
        [
          { x: 1, y: 1 },
          { x: 1.05, y: 1 },
          { x: 1, y: 1.02 },
        ],
        0.1,
        FLAT,
      ),
    ).toEqual({ type: 'short' });
    expect(designOfStroke([], 0.1, FLAT)).toEqual({ type: 'short' });
  });
});
