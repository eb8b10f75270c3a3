import { describe, expect, it } from 'vitest';
import {
  figuresOf,
  firstToy,
  gains,
  LINE,
  scoreAt,
  stepToy,
  type ToyGan,
} from '../../../../src/music/teaching/toy-gan.ts';

const flat = Array.from({ length: LINE.pieces }, () => 0);
const width = (LINE.high - LINE.low) / LINE.pieces;

/** What the distance of two equally large heaps on a line is: the mean difference of the sorted points. */
function sortedDistance({ data, made }: ToyGan): number {
  const [left, right] = [data, made].map((points) => points.toSorted((a, b) => a - b));
  return left.reduce((sum, x, i) => sum + Math.abs(x - right[i]) / left.length, 0);
}

function after(updates: number, penalty: number): ToyGan {
  let toy = firstToy();
  for (let i = 0; i < updates; i++) toy = stepToy(toy, penalty);
  return toy;
}

describe('the conductor of the toy', () => {
  it('with the slope 1 everywhere scores by place, and knows the distance of heaps that lie apart', () => {
    const toy = { ...firstToy(), slopes: flat.map(() => 1) };
    for (const x of [-2, 0, 1.3]) expect(scoreAt(toy, x)).toBeCloseTo(x, 12);
    const { estimate, distance, penalty } = figuresOf(toy);
    expect(distance).toBeCloseTo(3, 12);
    expect(estimate).toBeCloseTo(3, 12);
    expect(penalty).toBeCloseTo(0, 12);
  });

  it('with slopes of at most 1 never believes more than the distance, and just it with those of the gains’ signs', () => {
    for (const updates of [0, 5, 15, 25, 40]) {
      const toy = after(updates, 10);
      const { distance } = figuresOf(toy);
      expect(distance).toBeCloseTo(sortedDistance(toy), 12);
      const waves = flat.map((_, i) => Math.sin(7 * i + updates));
      expect(figuresOf({ ...toy, slopes: waves }).estimate).toBeLessThanOrEqual(distance + 1e-12);
      const best = figuresOf({ ...toy, slopes: gains(toy).map(Math.sign) }).estimate;
      // Points within a piece may lie on both sides of each other: there one slope does not do.
      expect(best).toBeLessThanOrEqual(distance + 1e-12);
      expect(best).toBeGreaterThan(distance - width);
      if (updates <= 5) expect(best).toBeCloseTo(distance, 12);
    }
  });

  it('comes to the slope 1 + gain / (2 λ share): of two points, with everything between', () => {
    // One point each, 3 apart, on edges of pieces: between them the gain is a piece's width, the share a twelfth.
    let toy: ToyGan = { data: [1.5], made: [-1.5], slopes: flat, updates: 0 };
    for (let i = 0; i < 60; i++) toy = { ...stepToy(toy, 10), made: [-1.5] };
    for (const slope of toy.slopes.slice(6, 18))
      expect(slope).toBeCloseTo(1 + width / (2 * 10 * (1 / 12)), 6);
    expect(toy.slopes.filter((_, i) => i < 6 || i >= 18)).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it('without a penalty adds its gain at every update, and does not stop', () => {
    const one = figuresOf(after(1, 0));
    const two = figuresOf(after(2, 0));
    expect(one.steepest).toBeCloseTo(3 * 4 * width, 12);
    expect(two.steepest).toBeGreaterThan(1.9 * one.steepest);
    expect(two.estimate).toBeGreaterThan(3 * two.distance);
  });
});

describe('the orchestra of the toy', () => {
  it('comes to the data where the slope is held, and the estimate is near the distance on its way', () => {
    const half = figuresOf(after(10, 10));
    expect(half.distance).toBeLessThan(2);
    expect(half.estimate / half.distance).toBeGreaterThan(1);
    expect(half.estimate / half.distance).toBeLessThan(1.2);
    expect(figuresOf(after(25, 10)).distance).toBeLessThan(0.15);
    expect(figuresOf(after(60, 10)).distance).toBeLessThan(0.15);
  });

  it('steps to and fro among the data, so that every second update looks the same', () => {
    const [now, next, second] = [30, 31, 32].map((updates) => after(updates, 10));
    const moved = (to: ToyGan): number => Math.max(...now.made.map((x, i) => Math.abs(x - to.made[i])));
    const { step, steepestUnderMade } = figuresOf(now);
    expect(steepestUnderMade).toBeCloseTo(1, 1);
    expect(step).toBeCloseTo(0.12 * steepestUnderMade, 12);
    expect(moved(next)).toBeCloseTo(step, 2);
    expect(moved(second)).toBeLessThan(0.02);
  });

  it('falls into a heap where nothing holds the slope', () => {
    const { made } = after(60, 0);
    expect(Math.max(...made) - Math.min(...made)).toBeLessThan(0.2);
    expect(figuresOf(after(60, 0)).steepest).toBeGreaterThan(20);
  });
});
