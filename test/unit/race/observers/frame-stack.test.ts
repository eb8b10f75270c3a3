import { describe, expect, it } from 'vitest';
import { CameraObserver } from '../../../../src/race/observers/camera-observer.ts';
import { FrameStack } from '../../../../src/race/observers/frame-stack.ts';
import type { SensorView } from '../../../../src/race/observers/observer.ts';
import { RaceWorld } from '../../../../src/sim/race-world.ts';
import { SceneryCache } from '../../../../src/sim/sensors/scenery.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';

const track = new Track(trackFile('home'));
const sceneries = new SceneryCache();
const size = { width: 16, height: 12, frames: 1 };
const PIXELS = 16 * 12;

function camera(sensor: 'front_camera' | 'stereo_cameras' = 'front_camera'): CameraObserver {
  return new CameraObserver(sensor, size, sceneries);
}

/** Two cars that drive off from different places. */
function drive(): { view: SensorView; step: () => void } {
  const world = new RaceWorld({ track, numCars: 2 });
  world.place(0, 0, 0, 0.3);
  world.place(1, 1, 0.5, -1);
  return {
    view: { track, states: world.states, objects: null },
    step: () => {
      for (const car of [0, 1]) world.command(car, 0.2, 3);
      world.step();
    },
  };
}

function look(observer: CameraObserver | FrameStack, view: SensorView, car: number): number[] {
  const out = new Float32Array(observer.space.low.length);
  observer.observe(view, car, out, 0);
  return [...out];
}

/** The pictures of a stack one by one, newest first. */
function split(stacked: readonly number[], frames: number): number[][] {
  return Array.from({ length: frames }, (_, frame) => stacked.filter((_, k) => k % frames === frame));
}

describe.each(['front_camera', 'stereo_cameras'] as const)('a stack of %s pictures', (sensor) => {
  it('holds the last ones, newest first, of every car for itself', () => {
    const single = camera(sensor);
    const stack = new FrameStack(camera(sensor), 3);
    const eyes = sensor === 'front_camera' ? 1 : 2;
    expect(stack.parts).toEqual([{ sensor, offset: 0, shape: [12, 16, 3 * eyes] }]);
    expect(stack.space.low).toHaveLength(3 * eyes * PIXELS);
    const { view, step } = drive();
    const seen: number[][][] = [[], []];
    for (let t = 0; t < 8; t++) {
      for (const car of [0, 1]) {
        seen[car].unshift(look(single, view, car));
        const [now, ...before] = split(look(stack, view, car), 3);
        expect(now).toEqual(seen[car][0]);
        // Before the first picture there is the first picture.
        before.forEach((picture, k) => expect(picture).toEqual(seen[car][k + 1] ?? seen[car].at(-1)));
      }
      step();
    }
    expect(seen[0][0]).not.toEqual(seen[0][1]);
  });
});

it('an episode begins with its first picture in all places', () => {
  const stack = new FrameStack(camera(), 2);
  const { view, step } = drive();
  for (let t = 0; t < 5; t++) {
    look(stack, view, 0);
    look(stack, view, 1);
    step();
  }
  stack.begin(1);
  const [now, before] = split(look(stack, view, 1), 2);
  expect(before).toEqual(now);
  const other = split(look(stack, view, 0), 2);
  expect(other[1]).not.toEqual(other[0]);
});

it('a restored memory makes the same observation again and goes on alike', () => {
  const stack = new FrameStack(camera(), 3);
  const { view, step } = drive();
  for (let t = 0; t < 5; t++) {
    if (t > 0) step();
    for (const car of [0, 1]) look(stack, view, car);
  }
  const saved = structuredClone(stack.save());
  const thawed = new FrameStack(camera(), 3);
  thawed.restore(saved);
  const again = new FrameStack(camera(), 3);
  again.restore(saved);
  expect(look(thawed, view, 0)).toEqual(look(again, view, 0));
  look(thawed, view, 1);
  step();
  for (const car of [0, 1]) expect(look(thawed, view, car)).toEqual(look(stack, view, car));
  expect(() => thawed.restore([new Uint8Array(3)])).toThrow(`takes ${1 + 2 * PIXELS} bytes`);
});
