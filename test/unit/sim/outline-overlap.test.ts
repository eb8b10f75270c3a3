import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOverlap, type Outline, overlapOf } from '../../../src/sim/outline-overlap.ts';

const outline = (x: number, y: number, degrees = 0): Outline => ({
  x,
  y,
  cosine: Math.cos((degrees * Math.PI) / 180),
  sine: Math.sin((degrees * Math.PI) / 180),
});
/** Two outlines of 0.4 m × 0.2 m. */
const overlap = (a: Outline, b: Outline) => ({ ...overlapOf(a, b, 0.4, 0.2, createOverlap()) });

describe('two outlines', () => {
  it('overlap by the shortest way out', () => {
    expect(overlap(outline(0, 0), outline(0.37, 0.05))).toEqual({
      depth: expect.closeTo(0.03, 12) as number,
      normalX: 1,
      normalY: 0,
    });
    const beside = overlap(outline(0, 0), outline(0.05, -0.19));
    expect(beside.depth).toBeCloseTo(0.01, 12);
    expect([beside.normalX, beside.normalY]).toEqual([expect.closeTo(0, 12), -1]);
  });

  it('are apart where an edge is between them', () => {
    expect(overlap(outline(0, 0), outline(0.41, 0)).depth).toBeCloseTo(-0.01, 12);
    // Side by side at 45°: half diagonals of the turned one reach 0.3 / √2 towards the other's long side.
    expect(overlap(outline(0, 0), outline(0, 0.32, 45)).depth).toBeCloseTo(0.1 + 0.3 / Math.SQRT2 - 0.32, 12);
  });

  it('do not overlap any more once moved by what is said', () => {
    const number = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    const angle = fc.double({ min: -180, max: 180, noNaN: true });
    fc.assert(
      fc.property(number, number, angle, angle, (x, y, first, second) => {
        const a = outline(0, 0, first);
        const { depth, normalX, normalY } = overlap(a, outline(x, y, second));
        const after = overlap(a, outline(x + depth * normalX, y + depth * normalY, second));
        if (depth > 0) expect(after.depth).toBeCloseTo(0, 9);
        const swapped = overlap(outline(x, y, second), a);
        expect(swapped.depth).toBeCloseTo(depth, 12);
      }),
    );
  });
});
