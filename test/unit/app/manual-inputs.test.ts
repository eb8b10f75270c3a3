import { beforeEach, describe, expect, it } from 'vitest';
import { ManualInputs, type PadReading } from '../../../src/app/controllers/manual-inputs.ts';

let inputs: ManualInputs;

beforeEach(() => {
  inputs = new ManualInputs();
});

/** A gamepad of the standard mapping. @param values of its buttons, by their index */
function pad(x: number, values: Record<number, number> = {}, index = 0): PadReading {
  const buttons = Array.from({ length: 17 }, (_, i) => ({
    value: values[i] ?? 0,
    pressed: (values[i] ?? 0) > 0,
  }));
  return { index, axes: [x, 0, 0, 0], buttons };
}

describe('keys', () => {
  it.each([
    ['ArrowLeft', { steering: 1, throttle: 0, brake: 0 }],
    ['KeyA', { steering: 1, throttle: 0, brake: 0 }],
    ['ArrowRight', { steering: -1, throttle: 0, brake: 0 }],
    ['KeyD', { steering: -1, throttle: 0, brake: 0 }],
    ['ArrowUp', { steering: 0, throttle: 1, brake: 0 }],
    ['KeyW', { steering: 0, throttle: 1, brake: 0 }],
    ['ArrowDown', { steering: 0, throttle: 0, brake: 1 }],
    ['KeyS', { steering: 0, throttle: 0, brake: 1 }],
  ])('%s drives as long as it is held down', (code, input) => {
    expect(inputs.press(code)).toBe(true);
    expect(inputs.current).toEqual(input);
    expect(inputs.release(code)).toBe(true);
    expect(inputs.current).toEqual({ steering: 0, throttle: 0, brake: 0 });
  });

  it('of both sides cancel, and two of one side steer no more than one', () => {
    inputs.press('ArrowLeft');
    inputs.press('KeyA');
    expect(inputs.current.steering).toBe(1);
    inputs.press('KeyD');
    inputs.release('KeyA');
    expect(inputs.current.steering).toBe(0);
  });

  it('that mean nothing here are left to the page', () => {
    expect(inputs.press('KeyG')).toBe(false);
    expect(inputs.press('constructor')).toBe(false);
    expect(inputs.release('KeyG')).toBe(false);
  });

  it('are let go when the window no longer hears of them', () => {
    inputs.press('ArrowUp');
    inputs.letGo();
    expect(inputs.current.throttle).toBe(0);
  });
});

describe('a gamepad', () => {
  it('steers by its stick beyond the middle, which is no exact place', () => {
    inputs.readPads([null, pad(0.12)]);
    expect(inputs.current.steering).toBe(0);
    inputs.readPads([null, pad(1)]);
    expect(inputs.current.steering).toBe(-1);
    inputs.readPads([null, pad(-0.56)]);
    expect(inputs.current.steering).toBeCloseTo(0.5, 12);
  });

  it('drives by its triggers', () => {
    inputs.readPads([pad(0, { 7: 0.75 })]);
    expect(inputs.current).toEqual({ steering: 0, throttle: 0.75, brake: 0 });
    inputs.readPads([pad(0, { 6: 0.5 })]);
    expect(inputs.current).toEqual({ steering: 0, throttle: 0, brake: 0.5 });
  });

  it('that is driven with and unplugged is told once, one that rests is not', () => {
    expect(inputs.readPads([pad(0)])).toBe(true);
    expect(inputs.readPads([null])).toBe(true);
    inputs.readPads([pad(0.9), pad(0, {}, 1)]);
    expect(inputs.readPads([null, pad(0, {}, 1)])).toBe(false);
    expect(inputs.current.steering).toBe(0);
    expect(inputs.readPads([null, pad(0, {}, 1)])).toBe(true);
  });

  it('goes with keys and thumbs: the most of each', () => {
    inputs.readPads([pad(0.56, { 7: 0.4 })]);
    inputs.touch({ steering: 0.25, throttle: 0.6, brake: 0 });
    inputs.press('ArrowDown');
    expect(inputs.current).toMatchObject({ throttle: 0.6, brake: 1 });
    expect(inputs.current.steering).toBeCloseTo(-0.25, 12);
  });
});
