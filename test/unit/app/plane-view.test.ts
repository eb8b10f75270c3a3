import { describe, expect, it } from 'vitest';
import { panned, roundStep, toMetres, toPixels, viewOf, zoomed } from '../../../src/app/state/plane-view.ts';

const size = { width: 400, height: 300 };
const view = { x: 2, y: 1, scale: 50 };

describe('plane view', () => {
  it('goes from metres to pixels and back, y up the page', () => {
    expect(toPixels(view, size, { x: 3, y: 2 })).toEqual({ x: 250, y: 100 });
    expect(toMetres(view, size, { x: 250, y: 100 })).toEqual({ x: 3, y: 2 });
  });

  it('zooms around the pointer and pans with the hand', () => {
    const at = { x: 320, y: 40 };
    const under = toMetres(view, size, at);
    const larger = zoomed(view, size, 1.7, at);
    expect(larger.scale).toBeCloseTo(85, 9);
    expect(toMetres(larger, size, at).x).toBeCloseTo(under.x, 9);
    expect(toMetres(larger, size, at).y).toBeCloseTo(under.y, 9);
    expect(toPixels(panned(view, 30, 20), size, { x: 3, y: 2 })).toEqual({ x: 280, y: 120 });
  });

  it('shows all of some places, with a margin', () => {
    const fitted = viewOf(
      [
        { x: -5, y: 0 },
        { x: 5, y: 2 },
      ],
      size,
    );
    expect([fitted.x, fitted.y]).toEqual([0, 1]);
    expect(toPixels(fitted, size, { x: 5, y: 1 }).x).toBeCloseTo(400 - 36, 9);
  });

  it('rules the sheet by round steps', () => {
    expect([0.5, 10, 50, 100, 700].map((scale) => roundStep({ ...view, scale }))).toEqual([
      200, 10, 2, 1, 0.1,
    ]);
  });
});
