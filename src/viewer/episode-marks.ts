import { CircleGeometry, Group, PlaneGeometry, RingGeometry, type BufferGeometry } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { EpisodeEnd } from './fleet-playback.ts';
import { MarkSet } from './mark-set.ts';
import type { SceneTheme } from './scene-theme.ts';

/** Seconds that a mark usually stays, and how many there are at most. */
const LIFETIME = 6;
const CAPACITY = 192;
const LIFT = 0.02;

/** Marks where episodes ended: a green ring for a finished lap, a red diamond where a car hit something, else a red cross. */
export class EpisodeMarks extends Group {
  readonly #crosses: MarkSet;
  readonly #diamonds: MarkSet;
  readonly #rings: MarkSet;

  /** @param lifetime seconds until a mark is gone */
  constructor(theme: SceneTheme, lifetime = LIFETIME) {
    super();
    this.#crosses = new MarkSet(cross(), theme.exit, CAPACITY, lifetime);
    this.#diamonds = new MarkSet(new CircleGeometry(0.085, 4), theme.exit, CAPACITY, lifetime);
    this.#rings = new MarkSet(new RingGeometry(0.09, 0.125, 18), theme.clean, CAPACITY, lifetime);
    this.add(this.#crosses.mesh, this.#diamonds.mesh, this.#rings.mesh);
  }

  applyTheme(theme: SceneTheme): void {
    this.#crosses.material.color.set(theme.exit);
    this.#diamonds.material.color.set(theme.exit);
    this.#rings.material.color.set(theme.clean);
  }

  mark({ status, x, y, z }: EpisodeEnd): void {
    const marks =
      status === 'lap_complete' ? this.#rings : status === 'crashed' ? this.#diamonds : this.#crosses;
    marks.put(x, y, z + LIFT);
  }

  /** Ages all marks by `dt` seconds. */
  update(dt: number): void {
    this.#crosses.update(dt);
    this.#diamonds.update(dt);
    this.#rings.update(dt);
  }

  clearMarks(): void {
    this.#crosses.clear();
    this.#diamonds.clear();
    this.#rings.clear();
  }

  override dispose(): void {
    this.#crosses.dispose();
    this.#diamonds.dispose();
    this.#rings.dispose();
  }
}

function cross(): BufferGeometry {
  const bars = [1, -1].map((side) => new PlaneGeometry(0.2, 0.035).rotateZ((side * Math.PI) / 4));
  const merged = mergeGeometries(bars);
  for (const bar of bars) bar.dispose();
  return merged;
}
