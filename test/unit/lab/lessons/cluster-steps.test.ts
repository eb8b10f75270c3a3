import { expect, it } from 'vitest';
import {
  drivenMoments,
  firstCentres,
  movedCentres,
  nearestCentres,
  spreadAround,
} from '../../../../src/lab/lessons/cluster-steps.ts';
import { Rng } from '../../../../src/math/rng.ts';

it('two pairs end in their middles, from any two of the points', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0, y: 2 },
    { x: 10, y: 0 },
    { x: 10, y: 2 },
  ];
  let centres = [points[0], points[2]];
  centres = movedCentres(points, nearestCentres(points, centres), centres);
  expect(centres).toEqual([
    { x: 0, y: 1 },
    { x: 10, y: 1 },
  ]);
  expect(spreadAround(points, nearestCentres(points, centres), centres)).toBe(4);
});

it('neither half step ever makes the spread larger', () => {
  for (let seed = 0; seed < 20; seed++) {
    const rng = new Rng(seed);
    const points = drivenMoments(rng);
    let centres = firstCentres(points, 3, rng);
    let nearest = points.map(() => 0);
    for (let step = 0; step < 12; step++) {
      const before = spreadAround(points, nearest, centres);
      nearest = nearestCentres(points, centres);
      const assigned = spreadAround(points, nearest, centres);
      centres = movedCentres(points, nearest, centres);
      const moved = spreadAround(points, nearest, centres);
      expect(assigned).toBeLessThanOrEqual(before + 1e-12);
      expect(moved).toBeLessThanOrEqual(assigned + 1e-12);
    }
  }
});

it('a centre without points stays where it is', () => {
  const centres = [
    { x: 0, y: 0 },
    { x: 9, y: 9 },
  ];
  expect(movedCentres([{ x: 1, y: 1 }], [0], centres)).toEqual([{ x: 1, y: 1 }, centres[1]]);
});

it('first centres are different points', () => {
  const points = drivenMoments(new Rng(1));
  expect(new Set(firstCentres(points, 3, new Rng(2))).size).toBe(3);
});
