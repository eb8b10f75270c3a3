import { Color } from 'three';
import { describe, expect, it } from 'vitest';
import { MeshBuilder } from '../../../src/viewer/mesh-builder.ts';

const white = new Color(1, 1, 1);
const zenith = {
  direction: [0, 0, 1],
  sun: new Color(0.5, 0.5, 0.5),
  shade: new Color(0.4, 0.4, 0.4),
} as const;

describe('MeshBuilder', () => {
  it('turns every face of a box outwards', () => {
    const geometry = new MeshBuilder().box([-1, -1, -1], [1, 1, 1], white).build();
    const position = geometry.getAttribute('position');
    const normal = geometry.getAttribute('normal');
    for (let i = 0; i < position.count; i++) {
      const outwards =
        position.getX(i) * normal.getX(i) +
        position.getY(i) * normal.getY(i) +
        position.getZ(i) * normal.getZ(i);
      expect(outwards).toBeGreaterThan(0);
    }
  });

  it('bakes full sun and sky into a face that looks up, and half the sky into a wall', () => {
    const geometry = new MeshBuilder(zenith)
      .triangle([0, 0, 0], [1, 0, 0], [0, 1, 0], white)
      .triangle([0, 0, 0], [1, 0, 0], [0, 0, 1], white)
      .build();
    const color = geometry.getAttribute('color');
    expect(color.getX(0)).toBeCloseTo(0.9, 6);
    expect(color.getX(3)).toBeCloseTo(0.2, 6);
  });
});
