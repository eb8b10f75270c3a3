import { BufferAttribute, BufferGeometry, Mesh, MeshBasicMaterial } from 'three';
import type { FieldPicture } from '../workers/protocol.ts';
import { viridisOf } from './viridis-of.ts';

/** Above the road, its paint and its start line, below the ideal line and the shadows of cars [m] */
const LIFT = 0.011;

/** A reward over the road, between its border lines: dark blue where it is least, yellow where it is most. */
export class RewardField extends Mesh<BufferGeometry, MeshBasicMaterial> {
  constructor() {
    const material = new MeshBasicMaterial({ vertexColors: true, polygonOffset: true });
    material.polygonOffsetFactor = -1;
    material.polygonOffsetUnits = -1;
    super(new BufferGeometry(), material);
    this.visible = false;
    // After the ground, which it covers.
    this.renderOrder = 3;
  }

  /** @param picture null takes the field away */
  show(picture: FieldPicture | null): void {
    this.geometry.dispose();
    this.geometry = picture === null ? new BufferGeometry() : buildSheet(picture);
    this.visible = picture !== null;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

function buildSheet({ numAlong, numAcross, positions, values, low, high }: FieldPicture): BufferGeometry {
  const lifted = positions.slice();
  for (let z = 2; z < lifted.length; z += 3) lifted[z] += LIFT;
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(lifted, 3));
  geometry.setAttribute('color', new BufferAttribute(viridisOf(values, low, high), 3));
  geometry.setIndex(indexOf(numAlong, numAcross));
  return geometry;
}

/** Two triangles per cell, seen from above; the last row joins the first. */
function indexOf(numAlong: number, numAcross: number): number[] {
  const index: number[] = [];
  for (let along = 0; along < numAlong; along++) {
    const [here, next] = [along * numAcross, ((along + 1) % numAlong) * numAcross];
    for (let across = 0; across + 1 < numAcross; across++) {
      const [a, b, c, d] = [here + across, next + across, next + across + 1, here + across + 1];
      index.push(a, b, c, a, c, d);
    }
  }
  return index;
}
