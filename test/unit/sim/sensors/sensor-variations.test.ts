import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { NoiseStream } from '../../../../src/sim/sensors/noise-stream.ts';
import { SensorVariations } from '../../../../src/sim/sensors/sensor-variations.ts';

const ramp = (): Uint8Array => Uint8Array.from({ length: 256 }, (_, k) => k);
const NONE = { gain: 0, offset: 0, gamma: 0, pixelNoise: 0, lidarNoise: 0 };

function varied(variations: SensorVariations, i = 0): Uint8Array {
  const picture = ramp();
  variations.vary(i, picture, 0);
  return picture;
}

describe('the variation of sensors', () => {
  it('changes nothing where its range is 0', () => {
    const variations = new SensorVariations(1, NONE);
    variations.reseed(new Rng(1));
    variations.start(0);
    expect(varied(variations)).toEqual(ramp());
    const scan = Float64Array.of(0.2, 5, 12);
    variations.varyScan(0, scan);
    expect([...scan]).toEqual([0.2, 5, 12]);
  });

  it('keeps brighter things brighter in any light', () => {
    const variations = new SensorVariations(1, { ...NONE, gain: 0.3, offset: 0.2, gamma: 0.5 });
    variations.reseed(new Rng(2));
    const first = new Set<string>();
    for (let episode = 0; episode < 20; episode++) {
      variations.start(0);
      const picture = varied(variations);
      for (let k = 1; k < 256; k++) expect(picture[k]).toBeGreaterThanOrEqual(picture[k - 1]);
      first.add(picture.join());
    }
    expect(first.size).toBe(20);
  });

  it('has noise of the asked size, other in every step and car, the same at every look', () => {
    const variations = new SensorVariations(2, { ...NONE, lidarNoise: 0.01 });
    variations.reseed(new Rng(3));
    variations.start(0);
    variations.start(1);
    const look = (i: number): Float64Array => {
      const scan = new Float64Array(4000).fill(5);
      variations.varyScan(i, scan);
      return scan;
    };
    const before = look(0);
    expect(look(0)).toEqual(before);
    expect(look(1)).not.toEqual(before);
    variations.advance(0);
    expect(look(0)).not.toEqual(before);
    const mean = before.reduce((sum, d) => sum + d / before.length, 0);
    const variance = before.reduce((sum, d) => sum + (d - mean) ** 2 / before.length, 0);
    expect(mean).toBeCloseTo(5, 2);
    expect(Math.sqrt(variance)).toBeCloseTo(0.01, 3);
  });

  it('goes on from a saved state as if nothing had happened', () => {
    const one = new SensorVariations(2);
    one.reseed(new Rng(4));
    one.start(0);
    one.start(1);
    one.advance(1);
    const other = new SensorVariations(2);
    other.restore(structuredClone(one.save()));
    for (const i of [0, 1]) expect(varied(other, i)).toEqual(varied(one, i));
    one.start(1);
    other.start(1);
    expect(varied(other, 1)).toEqual(varied(one, 1));
  });
});

it('draws deviates of mean 0 and standard deviation 1', () => {
  const noise = new NoiseStream();
  noise.seed(5, 6);
  const values = Array.from({ length: 20_000 }, () => noise.next());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
});
