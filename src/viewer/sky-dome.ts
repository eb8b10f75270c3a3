import { BackSide, Color, Float32BufferAttribute, Mesh, MeshBasicMaterial, SphereGeometry } from 'three';
import type { SceneTheme } from './scene-theme.ts';

/** A soft gradient from the horizon's haze to the zenith; follows the camera, so that nothing ever reaches it. */
export class SkyDome extends Mesh<SphereGeometry, MeshBasicMaterial> {
  constructor(theme: SceneTheme) {
    super(
      new SphereGeometry(1, 24, 12).rotateX(Math.PI / 2),
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
    this.applyTheme(theme);
  }

  applyTheme(theme: SceneTheme): void {
    const horizon = new Color(theme.skyHorizon);
    const top = new Color(theme.skyTop);
    const mixed = new Color();
    const positions = this.geometry.getAttribute('position');
    const colors = new Float32Array(3 * positions.count);
    for (let i = 0; i < positions.count; i++) {
      const up = Math.max(0, positions.getZ(i));
      mixed.lerpColors(horizon, top, Math.min(1, up * 1.6) ** 0.7).toArray(colors, 3 * i);
    }
    this.geometry.setAttribute('color', new Float32BufferAttribute(colors, 3));
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}
