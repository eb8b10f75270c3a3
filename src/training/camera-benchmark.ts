import { type Sampling, type BenchmarkResult, measure } from '../nn/benchmark.ts';
import { CarStates } from '../sim/car-states.ts';
import { ObjectStates } from '../sim/object-states.ts';
import { BOX_SHAPE } from '../sim/objects/object-shapes.ts';
import { Camera } from '../sim/sensors/camera.ts';
import { createCarFrame, frameOfCar } from '../sim/sensors/car-frame.ts';
import { Lidar, LIDAR } from '../sim/sensors/lidar.ts';
import { SceneryCache } from '../sim/sensors/scenery.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';

/** Places around the lap from which pictures are taken, each with six boxes around the lap. */
const NUM_CARS = 64;
const NUM_BOXES = 6;
const SIZES = [
  [32, 16],
  [40, 30],
  [160, 120],
] as const;
/** How far cars are turned to the road, and boxes are off its middle [rad], [m] */
const TURN = 0.3;
const BESIDE = 0.2;

/** Time of one camera picture and of one lidar scan, on a flat and on a hilly track, without and with boxes. */
export function runCameraBenchmark(
  tracks: { readonly flat: TrackFile; readonly hilly: TrackFile },
  sampling: Sampling,
): BenchmarkResult[] {
  return [tracks.flat, tracks.hilly].flatMap((file) => measureTrack(new Track(file), sampling));
}

function measureTrack(track: Track, sampling: Sampling): BenchmarkResult[] {
  const { states, boxes } = scene(track);
  const scenery = new SceneryCache().of(track);
  const frame = createCarFrame();
  const results: BenchmarkResult[] = [];
  const perCar = (name: string, calls: number, run: (i: number) => void): void => {
    const all = (): void => {
      for (let i = 0; i < NUM_CARS; i++) run(i);
    };
    results.push(measure({ name, unit: 'µs', scale: 1e3 / NUM_CARS, calls, run: all }, sampling));
  };
  for (const [width, height] of SIZES) {
    const camera = new Camera(width, height);
    const out = new Uint8Array(width * height);
    for (const objects of [null, boxes]) {
      const among = objects ? ` among ${NUM_BOXES} boxes` : '';
      perCar(`camera ${width}×${height} on ${track.id}${among}`, Math.ceil(25_000 / out.length), (i) => {
        camera.see(scenery, frameOfCar(track, states, i, frame), objects, i, out);
      });
    }
  }
  const lidar = new Lidar('back');
  const scan = new Float64Array(LIDAR.numRays);
  perCar(`lidar on ${track.id} among ${NUM_BOXES} boxes`, 20, (i) => lidar.scan(states, boxes, i, scan));
  return results;
}

function scene(track: Track): { states: CarStates; boxes: ObjectStates } {
  const states = new CarStates(NUM_CARS);
  const boxes = new ObjectStates(
    NUM_CARS,
    Array.from({ length: NUM_BOXES }, () => BOX_SHAPE),
  );
  for (let i = 0; i < NUM_CARS; i++) {
    const { x, y, s } = track.centre.at((i / NUM_CARS) * track.length);
    states.x[i] = x;
    states.y[i] = y;
    states.heading[i] = track.headingAt(s) + TURN * Math.sin(i);
    for (let k = 0; k < NUM_BOXES; k++) {
      const at = i * NUM_BOXES + k;
      const place = track.centre.at(((k + 0.5) / NUM_BOXES) * track.length);
      const heading = track.headingAt(place.s);
      const side = k % 2 === 0 ? BESIDE : -BESIDE;
      boxes.x[at] = place.x - side * Math.sin(heading);
      boxes.y[at] = place.y + side * Math.cos(heading);
      boxes.z[at] = track.groundAt(boxes.x[at], boxes.y[at]).height;
      boxes.heading[at] = heading;
    }
  }
  return { states, boxes };
}
