import { describe, expect, it } from 'vitest';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { InputExplainer } from '../../../../src/training/explain/explain-inputs.ts';

const IMAGE = { width: 8, height: 4, channels: 2 };
const PIXELS = IMAGE.width * IMAGE.height * IMAGE.channels;
const explainer = new InputExplainer(checkSensorSpec(['state', 'front_camera', 'lidar'], 'test'), IMAGE);

/** An observation, or a gradient, of zeros but for one number. */
function only(index: number, value: number): Float32Array {
  const numbers = new Float32Array(PIXELS + 26 + 64);
  numbers[index] = value;
  return numbers;
}

const nothing = only(0, 0);

describe('inputs behind a picture', () => {
  it('are named, in units, where they stand in the observation', () => {
    const { influences, picture, rays } = explainer.explain(only(PIXELS + 2, 1.5), {
      steering: only(PIXELS + 2, 10),
      speed: only(PIXELS + 26 + 3, -2),
    });
    // Speed is given in 2 m/s and usually varies by 0.2 of them.
    const [speed] = influences.steering;
    expect(speed).toMatchObject({ name: 'speed', unit: 'm/s', value: 3 });
    expect(speed.change).toBeCloseTo(0.4, 12);
    expect(speed.effect).toBeCloseTo(2, 12);
    // The lidar looks back beside a camera: from 30° on the left.
    expect(influences.speed[0].name).toBe('lidar beam 44° left');
    expect(influences.speed[0].effect).toBeCloseTo((-2 * 0.85) / Math.sqrt(12), 9);
    expect([...rays!.speed].flatMap((effect, ray) => (effect > 0 ? [ray] : []))).toEqual([3]);
    expect(picture!.steering.every((effect) => effect === 0)).toBe(true);
  });
});

describe('a part of the picture', () => {
  it('has no sign, and is where its pixel is, whichever the frame', () => {
    const [x, y, frame] = [7, 2, 1];
    const index = (y * IMAGE.width + x) * IMAGE.channels + frame;
    const { influences, picture } = explainer.explain(nothing, { steering: only(index, -3), speed: nothing });
    expect(influences.steering[0]).toMatchObject({
      name: 'picture, middle right',
      value: null,
      change: null,
    });
    expect(influences.steering[0].effect).toBeCloseTo(3 * 0.44, 6);
    const told = [...picture!.steering].flatMap((effect, pixel) => (effect > 0 ? [pixel] : []));
    expect(told).toEqual([y * IMAGE.width + x]);
    expect(picture!.shades).toEqual(new Uint8Array(IMAGE.width * IMAGE.height).fill(128));
  });
});
