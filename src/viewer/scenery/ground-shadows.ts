import { BufferGeometry, Float32BufferAttribute, Mesh, MeshBasicMaterial } from 'three';
import type { Point } from '../mesh-builder.ts';

/** Over the ground, the road and its paint, below the shadows of cars [m] */
const LIFT = 0.012;

/** Shadows that things throw on level ground: one dark sheet. What stands still has shadows that stand still, too. */
export class GroundShadows {
  readonly #positions: number[] = [];
  readonly #along: readonly [number, number];

  /** @param sun towards it */
  constructor([x, y, z]: Point) {
    this.#along = [-x / z, -y / z];
  }

  /**
   * Adds the shadow of a convex thing.
   * @param corners of it
   * @param ground height of what it stands on [m]
   * @param heightAt of what it falls on [m]; left out: the same everywhere
   */
  add(
    corners: readonly Point[],
    ground: number,
    heightAt = (_x: number, _y: number): number => ground,
  ): void {
    const [dx, dy] = this.#along;
    const hull = hullOf(corners.map(([x, y, z]) => [x + dx * (z - ground), y + dy * (z - ground)]));
    for (let k = 1; k + 1 < hull.length; k++)
      for (const [x, y] of [hull[0], hull[k], hull[k + 1]]) this.#positions.push(x, y, heightAt(x, y) + LIFT);
  }

  /** @param darkness 0 … 1 */
  build(darkness: number): Mesh<BufferGeometry, MeshBasicMaterial> {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute(this.#positions, 3));
    geometry.computeBoundingSphere();
    const material = new MeshBasicMaterial({
      color: 'black',
      transparent: true,
      opacity: darkness,
      depthWrite: false,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      polygonOffsetUnits: -8,
    });
    return new Mesh(geometry, material);
  }
}

type Place = readonly [x: number, y: number];

/** The convex hull of places, counter-clockwise (Andrew's monotone chain). */
function hullOf(places: readonly Place[]): readonly Place[] {
  const sorted = places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (order: readonly Place[]): Place[] => {
    const chain: Place[] = [];
    for (const place of order) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, place) <= 0) chain.pop();
      chain.push(place);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** Positive to the left. */
function turn(a: Place, b: Place, c: Place): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
