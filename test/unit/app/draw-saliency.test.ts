import { describe, expect, it } from 'vitest';
import { writeTinted } from '../../../src/app/charts/draw-saliency.ts';

const paint = (effects: Float32Array | null): number[] => {
  const out = new Uint8ClampedArray(12).fill(255);
  writeTinted(Uint8Array.of(0, 100, 200), effects, out);
  return [...out];
};

describe('a picture with what mattered', () => {
  it('is grey where nothing did, or nobody asks', () => {
    const grey = [0, 0, 0, 255, 100, 100, 100, 255, 200, 200, 200, 255];
    expect(paint(null)).toEqual(grey);
    expect(paint(new Float32Array(3))).toEqual(grey);
  });

  it('is orange where most did, whatever the scale, and in proportion elsewhere', () => {
    const painted = paint(Float32Array.of(0.5, 1, 0));
    expect(painted).toEqual(paint(Float32Array.of(1e-6, 2e-6, 0)));
    expect(painted.slice(0, 3)).toEqual([108, 66, 26]);
    expect(painted.slice(4, 7)).toEqual([232, 147, 67]);
    expect(painted.slice(8, 11)).toEqual([200, 200, 200]);
  });
});
