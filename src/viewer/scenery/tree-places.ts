import { type InstancedMesh, Matrix4 } from 'three';

/** A tree of a grove: where it stands, and its size over that of a tree of 1 m, across and upwards. */
export interface TreePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the crown of a tree of 1 m is widest, and how wide: as `tree-grove.ts` builds it. Metres. */
export const CROWN = { height: 0.16, radius: 0.26 } as const;

export function treePlacesOf(grove: InstancedMesh): readonly TreePlace[] {
  const matrix = new Matrix4();
  return Array.from({ length: grove.count }, (_, k) => {
    grove.getMatrixAt(k, matrix);
    const { elements } = matrix;
    return { x: elements[12], y: elements[13], width: elements[0], height: elements[10] };
  });
}
