import { DataTexture, MeshBasicMaterial, PlaneGeometry, type BufferGeometry } from 'three';

const SIZE = 32;

/** A soft dark spot that lies under a car in the car's own frame: as good as a shadow map at noon, and nearly free. */
export function buildBlobShadow(darkness: number): { geometry: BufferGeometry; material: MeshBasicMaterial } {
  const pixels = new Uint8Array(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const u = (2 * (column + 0.5)) / SIZE - 1;
      const v = (2 * (row + 0.5)) / SIZE - 1;
      const fade = Math.max(0, 1 - Math.hypot(u, v));
      pixels[(row * SIZE + column) * 4 + 3] = Math.round(255 * darkness * Math.min(1, fade * 1.8) ** 1.5);
    }
  }
  const map = new DataTexture(pixels, SIZE, SIZE);
  map.needsUpdate = true;
  const geometry = new PlaneGeometry(0.5, 0.34).translate(-0.01, 0, 0.016);
  const material = new MeshBasicMaterial({ map, transparent: true, depthWrite: false, polygonOffset: true });
  material.polygonOffsetFactor = -2;
  material.polygonOffsetUnits = -2;
  material.addEventListener('dispose', () => map.dispose());
  return { geometry, material };
}
