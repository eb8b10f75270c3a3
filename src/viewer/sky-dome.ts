import {
  BackSide,
  Color,
  Float32BufferAttribute,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
  Vector3,
} from 'three';
import type { Point } from './mesh-builder.ts';
import type { SceneTheme } from './scene-theme.ts';

/** A soft gradient from the horizon's haze to the zenith; follows the camera, so that nothing ever reaches it. */
export class SkyDome extends Mesh<SphereGeometry, MeshBasicMaterial> {
  readonly #sun: Vector3;

  /** @param sun towards it; need not be a unit */
  constructor(theme: SceneTheme, sun: Point) {
    super(
      new SphereGeometry(1, 40, 20).rotateX(Math.PI / 2),
      new MeshBasicMaterial({
        vertexColors: true,
        side: BackSide,
        depthWrite: false,
        fog: false,
      }),
    );
    // Drawn last, so that only the pixels that show sky are painted.
    this.renderOrder = 3;
    this.frustumCulled = false;
    this.#sun = new Vector3(sun[0], sun[1], 0).normalize();
    this.applyTheme(theme);
  }

  applyTheme(theme: SceneTheme): void {
    const horizon = new Color(theme.skyHorizon);
    const top = new Color(theme.skyTop);
    const glow = new Color(theme.skyGlow);
    const mixed = new Color();
    const positions = this.geometry.getAttribute('position');
    const colors = new Float32Array(3 * positions.count);
    for (let i = 0; i < positions.count; i++) {
      const up = Math.max(0, positions.getZ(i));
      const towardsSun = positions.getX(i) * this.#sun.x + positions.getY(i) * this.#sun.y;
      mixed.lerpColors(horizon, top, Math.min(1, up * 1.6) ** 0.7);
      // The haze lies low and wide around the sun.
      const haze = Math.max(0, towardsSun) ** 3 * Math.max(0, 1 - 2.2 * up);
      mixed.lerp(glow, 0.75 * haze).toArray(colors, 3 * i);
    }
    this.geometry.setAttribute('color', new Float32BufferAttribute(colors, 3));
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}
