import { describe, expect, it } from 'vitest';
import { ClosedLine } from '../../../src/track/closed-line.ts';
import { NearestIndex } from '../../../src/track/nearest-index.ts';
import { createProjection } from '../../../src/track/projection.ts';
import { segmentDistance } from '../../../src/track/segment-distance.ts';

const rectangle = new ClosedLine([
  [0, 0],
  [4, 0],
  [4, 3],
  [0, 3],
]);

describe('ClosedLine', () => {
  it('measures itself', () => {
    expect(rectangle.length).toBe(14);
    expect([...rectangle.arcLength]).toEqual([0, 4, 7, 11, 14]);
    expect(rectangle.isCounterClockwise).toBe(true);
    expect(
      new ClosedLine([
        [0, 0],
        [0, 3],
        [4, 3],
        [4, 0],
      ]).isCounterClockwise,
    ).toBe(false);
  });

  it('finds places by arc length, any number of laps on or back', () => {
    for (const s of [5, 19, -9])
      expect(rectangle.at(s)).toMatchObject({ segment: 1, x: 4, y: 1, s: 5, distance: 0 });
    expect(rectangle.at(4)).toMatchObject({ segment: 1, t: 0 });
    expect(rectangle.at(14)).toMatchObject({ segment: 0, t: 0, s: 0 });
  });

  it('finds the same places walking on as searching', () => {
    const walked = createProjection();
    for (let s = 0; s < 14; s += 0.31) {
      for (const step of [0, 0.2, 3, 9, 13.9, 20]) {
        rectangle.atAfter(rectangle.segmentAt(s), s + step, walked);
        expect(walked).toEqual(rectangle.at(s + step));
      }
    }
  });

  it('projects onto a segment, left of it positive', () => {
    const out = createProjection();
    expect(rectangle.projectOnto(1, 3.5, 1, out)).toEqual({
      segment: 1,
      t: 1 / 3,
      x: 4,
      y: 1,
      s: 5,
      distance: 0.5,
      lateral: 0.5,
    });
    expect(rectangle.projectOnto(0, 1, -2, out)).toMatchObject({ x: 1, y: 0, distance: 2, lateral: -2 });
    expect(rectangle.projectOnto(0, 7, 4, out)).toMatchObject({
      t: 1,
      x: 4,
      y: 0,
      s: 4,
      distance: 5,
      lateral: 5,
    });
  });
});

describe('NearestIndex', () => {
  const index = new NearestIndex(rectangle, 0.5);

  it('finds the nearest segment near and far', () => {
    expect(index.nearest(2, 0.4)).toBe(0);
    expect(index.nearest(3.9, 1.5)).toBe(1);
    expect(index.nearest(2, 300)).toBe(2);
    expect(index.nearest(-0.1, 1.5)).toBe(3);
    expect(index.nearest(2, 1.6)).toBe(2);
  });

  it('names the first of several that are equally near', () => {
    expect(index.nearest(2, 1.5)).toBe(0);
    expect(index.nearest(4.2, -0.2)).toBe(0);
    expect(index.nearest(-0.2, -0.2)).toBe(0);
  });

  it('answers for places that are no numbers', () => {
    expect(index.nearest(NaN, 0)).toBe(0);
    expect(index.nearest(Infinity, -Infinity)).toBe(0);
  });
});

describe('segmentDistance', () => {
  it.each([
    ['crossing', [0, 0], [2, 2], [0, 2], [2, 0], 0],
    ['parallel', [0, 0], [2, 0], [0, 1], [2, 1], 1],
    ['in line and apart', [0, 0], [1, 0], [3, 0], [4, 0], 2],
    ['in line and overlapping', [0, 0], [2, 0], [1, 0], [4, 0], 0],
    ['touching at an end', [0, 0], [2, 0], [1, 0], [1, 5], 0],
    ['end against side', [0, 0], [2, 0], [1, 0.5], [1, 5], 0.5],
    ['corner to corner', [0, 0], [1, 0], [4, 4], [5, 9], 5],
  ] as const)('measures segments that are %s', (_name, a, b, c, d, expected) => {
    expect(segmentDistance(a, b, c, d)).toBe(expected);
    expect(segmentDistance(d, c, b, a)).toBe(expected);
  });
});
