import { describe, expect, it } from 'vitest';
import { CarStates } from '../../../../src/sim/car-states.ts';
import { ObjectStates } from '../../../../src/sim/object-states.ts';
import { Lidar, LIDAR, type LidarFacing } from '../../../../src/sim/sensors/lidar.ts';
import { clipScan, discretizeSectors, markSectors } from '../../../../src/sim/sensors/lidar-sectors.ts';

/** Scans from the origin with the nose along x. */
function scan(facing: LidarFacing, objects: ObjectStates | null): Float64Array {
  const out = new Float64Array(LIDAR.numRays);
  new Lidar(facing).scan(new CarStates(1), objects, 0, out);
  return out;
}

function rectangle(x: number, y: number, heading = 0): ObjectStates {
  const objects = new ObjectStates(1, [{ length: 0.4, width: 0.2, height: 0.2 }]);
  objects.x[0] = x;
  objects.y[0] = y;
  objects.heading[0] = heading;
  return objects;
}

describe('the lidar', () => {
  it('that is mounted farther ahead measures so much less to what is ahead', () => {
    const out = new Float64Array(LIDAR.numRays);
    new Lidar('front', 0.129).scan(new CarStates(1), rectangle(1, 0), 0, out);
    const usual = new Float64Array(LIDAR.numRays);
    new Lidar('front', 0.029).scan(new CarStates(1), rectangle(1, 0), 0, usual);
    expect(Math.min(...usual) - Math.min(...out)).toBeCloseTo(0.1, 3);
  });

  it('goes over the tail from 30° left of the nose to 30° right of it', () => {
    const { angles } = new Lidar('back');
    expect(angles).toHaveLength(64);
    expect(angles[0]).toBeCloseTo(Math.PI / 6, 4);
    expect(angles[63]).toBeCloseTo(2 * Math.PI - Math.PI / 6, 4);
    const front = new Lidar('front').angles;
    expect(front[0]).toBeCloseTo((-150 * Math.PI) / 180, 4);
    expect(front[63]).toBeCloseTo((150 * Math.PI) / 180, 4);
  });

  it('measures a rectangle behind the car exactly', () => {
    const out = scan('back', rectangle(-1, 0, Math.PI / 2));
    const { angles } = new Lidar('back');
    // The face at x = -0.9, from y = -0.2 to 0.2, seen from x = 0.02913.
    const distance = 0.9 + LIDAR.forward;
    for (let ray = 0; ray < 64; ray++) {
      const off = angles[ray] - Math.PI;
      const isHit = Math.abs(Math.tan(off)) * distance < 0.2 && Math.abs(off) < 1;
      if (isHit) expect(out[ray]).toBeCloseTo(distance / Math.cos(off), 12);
    }
    expect(out.filter((d) => d < LIDAR.maxRange).length).toBeGreaterThanOrEqual(4);
    expect(out[0]).toBe(LIDAR.maxRange);
  });

  it('does not see what is right ahead unless it faces the front', () => {
    expect(Math.min(...scan('back', rectangle(1, 0)))).toBe(LIDAR.maxRange);
    expect(Math.min(...scan('front', rectangle(1, 0)))).toBeCloseTo(0.8 - LIDAR.forward, 2);
  });

  it('measures 0.15 m at least and 12 m where there is nothing', () => {
    expect(new Set(scan('back', null))).toEqual(new Set([12]));
    expect(new Set(scan('back', rectangle(-14, 0)))).toEqual(new Set([12]));
    expect(new Set(scan('back', rectangle(0, 0)))).toEqual(new Set([0.15]));
  });
});

describe('what networks are given of a scan', () => {
  const far = (): Float64Array => new Float64Array(64).fill(12);

  it('clips distances to 0.15 … 1 m', () => {
    const distances = far();
    distances.set([0.15, 0.4, 1.2]);
    const out = new Float32Array(65);
    clipScan(distances, out, 1);
    expect([...out.subarray(0, 5)]).toEqual([0, 0.15, 0.4, 1, 1].map(Math.fround));
  });

  it('marks the sectors in which something is nearer than 0.5 m', () => {
    const distances = far();
    distances[7] = 0.49;
    distances[8] = 0.5;
    distances[63] = 0.15;
    const out = new Float32Array(8);
    markSectors(distances, out, 0);
    expect([...out]).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('writes the nearest distance of each sector as one of equal steps, none beyond the last', () => {
    const distances = far();
    distances[0] = 0.3;
    distances[1] = 1.9;
    distances[20] = 0.25;
    distances[40] = 1.999;
    distances[60] = 2;
    const out = new Float32Array(64).fill(7);
    const config = { num_sectors: 8, num_values_per_sector: 8, clipping_dist: 2 };
    discretizeSectors(distances, config, out, 0);
    const ones = [...out.keys()].filter((k) => out[k] === 1);
    expect(ones).toEqual([1, 2 * 8 + 1, 5 * 8 + 7]);
    expect(out.filter((value) => value === 0)).toHaveLength(61);
  });
});
