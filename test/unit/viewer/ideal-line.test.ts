import { readFileSync } from 'node:fs';
import { Color } from 'three';
import { describe, expect, it } from 'vitest';
import { DEEPRACER_V6 } from '../../../src/sim/cars.ts';
import { idealLap } from '../../../src/sim/ideal-lap/ideal-lap.ts';
import { Track } from '../../../src/track/track.ts';
import { parseTrackFile } from '../../../src/track/track-file.ts';
import { IdealLine } from '../../../src/viewer/ideal-line.ts';
import { VIRIDIS } from '../../../src/viewer/viridis.ts';

const ACROSS = 6;

describe.each(['home', 'ridge'])('the ideal line on %s', (id) => {
  const track = new Track(parseTrackFile(readFileSync(`tracks/${id}.json`, 'utf8'), id));
  const lap = idealLap(track, DEEPRACER_V6);
  const line = new IdealLine();
  line.show(lap, track, 4);
  const position = line.geometry.getAttribute('position');
  const color = line.geometry.getAttribute('color');

  it('runs through every point of the lap, on the road and a little above it', () => {
    expect(line.visible).toBe(true);
    expect(position.count).toBe(ACROSS * lap.x.length);
    for (let i = 0; i < lap.x.length; i++) {
      const [left, right] = [ACROSS * i, ACROSS * i + ACROSS - 1];
      expect((position.getX(left) + position.getX(right)) / 2).toBeCloseTo(lap.x[i], 5);
      expect((position.getY(left) + position.getY(right)) / 2).toBeCloseTo(lap.y[i], 5);
      for (let k = left; k <= right; k++) {
        const [x, y] = [position.getX(k), position.getY(k)];
        expect(track.isOnRoad(x, y)).toBe(true);
        const { segment, t } = track.project(x, y);
        const road = track.surface.isFlat ? 0 : track.surface.heightAt(segment, t, 0);
        expect(Math.abs(position.getZ(k) - road)).toBeLessThan(0.1);
        expect(position.getZ(k)).toBeGreaterThan(0);
      }
    }
  });

  it('is yellow where the car is fastest and dark blue where it is slowest', () => {
    const colorAt = (i: number) => new Color().fromBufferAttribute(color, ACROSS * i + 2).getHexString();
    expect(`#${colorAt(lap.speed.indexOf(Math.max(...lap.speed)))}`).toBe(VIRIDIS.at(-1));
    expect(`#${colorAt(lap.speed.indexOf(Math.min(...lap.speed)))}`).toBe(VIRIDIS[0]);
  });

  it('looks up, so that it is seen from above', () => {
    const index = line.geometry.getIndex()!;
    for (let i = 0; i < index.count; i += 3) {
      const [a, b, c] = [index.getX(i), index.getX(i + 1), index.getX(i + 2)];
      const [ux, uy] = [position.getX(b) - position.getX(a), position.getY(b) - position.getY(a)];
      const [vx, vy] = [position.getX(c) - position.getX(a), position.getY(c) - position.getY(a)];
      expect(ux * vy - uy * vx).toBeGreaterThan(0);
    }
  });

  it('goes away', () => {
    line.show(null, track, 4);
    expect(line.visible).toBe(false);
  });
});
