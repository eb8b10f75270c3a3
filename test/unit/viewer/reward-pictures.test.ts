import { Color } from 'three';
import { describe, expect, it } from 'vitest';
import { Track } from '../../../src/track/track.ts';
import { fieldGrid } from '../../../src/training/studio/field-grid.ts';
import { RewardField } from '../../../src/viewer/reward-field.ts';
import { RewardRibbon } from '../../../src/viewer/reward-ribbon.ts';
import { VIRIDIS } from '../../../src/viewer/viridis.ts';
import type { FieldPicture, LapPicture } from '../../../src/workers/protocol.ts';
import { trackFile } from '../../contract/track-files.ts';

const SIZE = { numAlong: 60, numAcross: 5 };

/** Worth as much as it lies to the left. */
function fieldPicture(id: string): FieldPicture {
  const { positions } = fieldGrid(new Track(trackFile(id)), SIZE);
  const values = Float32Array.from({ length: 300 }, (_, at) => at % SIZE.numAcross);
  return {
    ...SIZE,
    positions: Float32Array.from(positions),
    values,
    low: 0,
    high: 4,
    isCoarse: false,
    terms: [],
    term: null,
  };
}

/** Signed areas of the triangles as seen from above. */
function areas({ geometry }: RewardField | RewardRibbon): number[] {
  const position = geometry.getAttribute('position');
  const index = geometry.getIndex()!;
  return Array.from({ length: index.count / 3 }, (_, triangle) => {
    const [a, b, c] = [0, 1, 2].map((corner) => index.getX(3 * triangle + corner));
    const [ux, uy] = [position.getX(b) - position.getX(a), position.getY(b) - position.getY(a)];
    const [vx, vy] = [position.getX(c) - position.getX(a), position.getY(c) - position.getY(a)];
    return (ux * vy - uy * vx) / 2;
  });
}

describe.each(['home', 'ridge'])('a reward painted over %s', (id) => {
  const track = new Track(trackFile(id));
  const field = new RewardField();
  field.show(fieldPicture(id));
  const position = field.geometry.getAttribute('position');
  const color = field.geometry.getAttribute('color');

  it('covers the road without a gap, facing up', () => {
    const found = areas(field);
    expect(found.length).toBe(2 * SIZE.numAlong * (SIZE.numAcross - 1));
    expect(Math.min(...found)).toBeGreaterThan(0);
    const width = track.widthLeft[0] + track.widthRight[0];
    const covered = found.reduce((sum, area) => sum + area, 0);
    // But for the painted lines along the borders; a polygon cuts corners.
    expect(covered / (0.92 * width * track.length)).toBeGreaterThan(0.98);
    expect(covered / (0.92 * width * track.length)).toBeLessThan(1.02);
  });

  it('lies on the road, a little above it', () => {
    for (let at = 0; at < position.count; at++) {
      const [x, y] = [position.getX(at), position.getY(at)];
      expect(track.isOnRoad(x, y)).toBe(true);
      expect(position.getZ(at) - track.groundAt(x, y).height).toBeCloseTo(0.011, 3);
    }
  });

  it('has the colours of viridis between the least and the most', () => {
    const colorAt = (at: number): string => `#${new Color().fromBufferAttribute(color, at).getHexString()}`;
    expect(colorAt(0)).toBe(VIRIDIS[0]);
    expect(colorAt(2)).toBe(VIRIDIS[5]);
    expect(colorAt(4)).toBe(VIRIDIS[10]);
  });

  it('has the middle colour where it is the same everywhere', () => {
    const flat = new RewardField();
    flat.show({ ...fieldPicture(id), values: new Float32Array(300).fill(7), low: 7, high: 7 });
    const colors = new Set(flat.geometry.getAttribute('color').array);
    expect(colors.size).toBeLessThanOrEqual(3);
  });
});

describe('a reward along a lap', () => {
  const path = Float32Array.from([0, 0, 1, 1, 0, 1, 2, 0, 1, 2, 0, 1]);
  const picture: LapPicture = { path, values: Float32Array.from([0, 5, 10, 10]), low: 0, high: 10 };
  const ribbon = new RewardRibbon();
  ribbon.show(picture, 10);
  const position = ribbon.geometry.getAttribute('position');
  /** Height of the wall at a step. */
  const heightAt = (step: number): number => position.getZ(4 * step + 3) - position.getZ(4 * step + 2);

  it('stands over its line, as high as the reward is', () => {
    expect(position.count).toBe(16);
    for (let step = 0; step < 4; step++) {
      expect([position.getX(4 * step + 3), position.getY(4 * step + 3)]).toEqual([path[3 * step], 0]);
      expect(position.getZ(4 * step + 2)).toBeGreaterThan(1);
    }
    expect(heightAt(0)).toBeGreaterThan(0);
    expect((heightAt(1) - heightAt(0)) / (heightAt(2) - heightAt(0))).toBeCloseTo(0.5, 5);
    expect(heightAt(3)).toBeCloseTo(heightAt(2), 6);
  });

  it('has a foot that is seen from above, also where the car stood still', () => {
    expect([position.getY(4), position.getY(5)]).toEqual([
      expect.closeTo(0.045, 5),
      expect.closeTo(-0.045, 5),
    ]);
    expect(Math.min(...areas(ribbon))).toBeGreaterThanOrEqual(0);
    expect([...position.array].every(Number.isFinite)).toBe(true);
  });

  it('goes away', () => {
    ribbon.show(null, 10);
    expect(ribbon.visible).toBe(false);
  });
});
