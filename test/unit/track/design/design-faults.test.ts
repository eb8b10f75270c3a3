import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designFaults } from '../../../../src/track/design/design-faults.ts';
import { layRoad } from '../../../../src/track/design/design-road.ts';
import { narrowFolds } from '../../../../src/track/design/narrow-folds.ts';
import type { DesignPoint, TrackDesign } from '../../../../src/track/design/track-design.ts';
import { trackOfDesign } from '../../../../src/track/design/track-of-design.ts';
import { TrackFileError } from '../../../../src/track/track-error.ts';
import { checkTrackFile, parseTrackFile } from '../../../../src/track/track-file.ts';
import { Track } from '../../../../src/track/track.ts';
import { anyDesign, circle, FLAT, loops } from './designs.ts';

const NAMES = { id: 'own-drawn', name: 'Drawn' };

function faultsOf(design: TrackDesign) {
  const road = layRoad(design);
  return designFaults(road, trackOfDesign(design, NAMES, road));
}

const labels = (design: TrackDesign) =>
  faultsOf(design).map(({ severity, label }) => `${severity}: ${label}`);

/** A long loop whose one end is a hairpin of the given radius. */
function hairpin(radius: number, width: number): TrackDesign {
  const place = (x: number, y: number): DesignPoint => ({ ...FLAT, left: width, right: width, x, y });
  return {
    points: [
      place(0, 0),
      place(4, 0),
      ...[-60, -30, 0, 30, 60].map((degrees) => {
        const angle = (degrees * Math.PI) / 180;
        return place(5 + radius * Math.cos(angle), radius + radius * Math.sin(angle));
      }),
      place(4, 2 * radius),
      place(1, 3),
      place(-3, 3),
      place(-3, 0.5),
    ],
  };
}

describe('designFaults', () => {
  it('finds errors exactly where a track file is refused, and what it passes can be driven on', () => {
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: loops }, anyDesign), (design) => {
        const road = layRoad(design);
        const file = trackOfDesign(design, NAMES, road);
        const isRefused = designFaults(road, file).some(({ severity }) => severity === 'error');
        if (isRefused) {
          bad++;
          expect(() => checkTrackFile(file, 'drawn')).toThrow(TrackFileError);
          return;
        }
        good++;
        const track = new Track(checkTrackFile(JSON.parse(JSON.stringify(file)), 'drawn'));
        expect(Number.isFinite(track.length)).toBe(true);
        expect(track.isOnRoad(road.x[1], road.y[1])).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(good).toBeGreaterThan(10);
    expect(bad).toBeGreaterThan(10);
  });

  it('has nothing to say of a plain ring', () => {
    expect(faultsOf(circle(12, 4))).toEqual([]);
  });

  it('says at its place that a bend is too tight for its width', () => {
    const design = hairpin(0.45, 0.6);
    const tight = faultsOf(design).filter(({ label }) => label === 'Too tight');
    expect(tight.length).toBeLessThanOrEqual(2);
    const [fault] = tight;
    expect(fault.text).toBe(
      'Too tight for its width: the left border folds over itself. Widen the bend or narrow the road.',
    );
    const { x, y } = layRoad(design);
    expect(Math.hypot(x[fault.place] - 5.4, y[fault.place] - 0.45)).toBeLessThan(1);
  });

  it('says where the road meets itself', () => {
    const eight = Array.from({ length: 16 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 16;
      return { ...FLAT, x: 5 * Math.sin(angle), y: 3 * Math.sin(2 * angle) };
    });
    const [fault] = faultsOf({ points: eight });
    expect(fault.label).toBe('Road meets road');
    expect(fault.text).toMatch(/^The road meets itself here and \d+\.\d m into the lap\./);
  });

  it('warns of what cars do not like', () => {
    const { points } = circle(12, 4);
    const change = (patch: Partial<DesignPoint>): TrackDesign => ({
      points: points.map((point, i) => (i === 6 ? { ...point, ...patch } : point)),
    });
    expect(labels(change({ left: 0.1, right: 0.15 }))).toEqual(['warning: Narrow']);
    expect(labels(change({ banking: 30 }))).toContain('warning: Steeply banked');
    expect(labels(change({ elevation: 1 })).every((label) => label === 'warning: Steep')).toBe(true);
    expect(labels(change({ elevation: 6 }))).toContain('error: Too steep');
    expect(labels(circle(12, 1.2))).toEqual(['warning: Short lap']);
    expect(labels(circle(40, 40))).toEqual(['warning: Long lap']);
    expect(labels(circle(12, 4, { ...FLAT, elevation: 50, banking: 10 }))).toEqual(['error: Too high']);
  });

  it('says what to do where points lie on each other', () => {
    const { points } = circle(8, 4);
    const [fault] = faultsOf({ points: [points[0], points[0], points[0], ...points] });
    expect(fault.text).toBe(
      'Two points lie on each other, so that the line has no direction. Move or remove one.',
    );
  });
});

describe('narrowFolds', () => {
  it('narrows the inside of a bend until its border no longer folds, and nothing else', () => {
    const design = hairpin(0.45, 0.6);
    const { design: mended, narrowed } = narrowFolds(design);
    expect(labels(mended)).not.toContain('error: Too tight');
    expect(narrowed).toBeGreaterThan(0);
    expect(mended.points.every(({ right }) => right === 0.6)).toBe(true);
    expect(mended.points[0].left).toBe(0.6);
    expect(narrowFolds(circle(12, 4)).narrowed).toBe(0);
  });
});

describe('a stored design', () => {
  const track = trackOfDesign(circle(12, 4), NAMES);

  it('is a track or one clear line, whatever it holds', () => {
    const refuse = (design: unknown): string => {
      try {
        parseTrackFile(JSON.stringify({ ...track, design }), 'stored.json');
        return '';
      } catch (error) {
        if (!(error instanceof TrackFileError)) throw error;
        expect(error.message).toMatch(/^stored\.json: design[^\n]*: [^\n]+$/);
        return error.message;
      }
    };
    fc.assert(fc.property(fc.jsonValue(), (design) => void refuse(design)));
    fc.assert(fc.property(fc.array(fc.jsonValue()), (points) => void refuse({ points })));
    expect(refuse({ points: [] })).toBe('stored.json: design.points: must have at least 3 points (found [])');
    const [first, ...others] = track.design!.points;
    expect(refuse({ points: [{ ...first, left: 0 }, ...others] })).toBe(
      'stored.json: design.points[0].left: must be at least 0.1 m (found 0)',
    );
    expect(refuse({ points: [{ ...first, evil: 1 }, ...others] })).toBe(
      'stored.json: design.points[0].evil: is not a field of a track file',
    );
    expect(refuse({ points: others })).toBe('');
  });
});
