import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Damper } from '../../../src/viewer/damper.ts';

const settled = (steps: number, dt: number): Damper => {
  const damper = new Damper(0, 1);
  for (let i = 0; i < steps; i++) damper.update(1, dt);
  return damper;
};

describe('Damper', () => {
  it('has 1 % of a step left after its settling time', () => {
    // (1 + ωt)·e^(−ωt) with ωt = 6.64
    expect(1 - settled(1, 1).value).toBeCloseTo(7.64 * Math.exp(-6.64), 12);
    expect(1 - settled(1, 1).value).toBeCloseTo(0.01, 4);
  });

  it('goes the same way at any frame rate', () => {
    expect(settled(100, 0.005).value).toBeCloseTo(settled(7, 0.5 / 7).value, 12);
  });

  it('never overshoots from rest', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 2, noNaN: true }), (dt) => {
        const damper = new Damper(0, 0.7);
        for (let i = 0; i < 20; i++) if (damper.update(1, dt) > 1 + 1e-12) return false;
        return true;
      }),
    );
  });

  it('keeps its speed when the goal moves, and has none after a jump', () => {
    const damper = settled(3, 0.05);
    expect(damper.velocity).toBeGreaterThan(0);
    damper.jumpTo(5);
    expect(damper.velocity).toBe(0);
    expect(damper.update(5, 0.1)).toBe(5);
  });
});
