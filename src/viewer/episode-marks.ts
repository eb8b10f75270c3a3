import { Group, PlaneGeometry, RingGeometry, type BufferGeometry } from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { EpisodeEnd } from './fleet-playback.ts';
import { MarkSet } from './mark-set.ts';
import type { SceneTheme } from './scene-theme.ts';

/** Seconds that a mark stays, and how many there are at most. */
const LIFETIME = 6;
const CAPACITY = 192;
const LIFT = 0.02;
/** From this progress on an episode ended by completing the lap, percent. */
const LAP = 99;

/** Marks where episodes ended: a red cross where a car left the track, a green ring for a finished lap. */
export class EpisodeMarks extends Group {
  readonly #crosses: MarkSet;
  readonly #rings: MarkSet;

  constructor(theme: SceneTheme) {
    super();
    this.#crosses = new MarkSet(cross(), theme.exit, CAPACITY, LIFETIME);
    this.#rings = new MarkSet(new RingGeometry(0.09, 0.125, 18), theme.clean, CAPACITY, LIFETIME);
    this.add(this.#crosses.mesh, this.#rings.mesh);
  }

  applyTheme(theme: SceneTheme): void {
    this.#crosses.material.color.set(theme.exit);
    this.#rings.material.color.set(theme.clean);
  }

  mark(end: EpisodeEnd): void {
    const marks = end.progress >= LAP ? this.#rings : this.#crosses;
    marks.put(end.x, end.y, end.z + LIFT);
  }

  /** Ages all marks by `dt` seconds. */
  update(dt: number): void {
    this.#crosses.update(dt);
    this.#rings.update(dt);
  }

  clearMarks(): void {
    this.#crosses.clear();
    this.#rings.clear();
  }

  override dispose(): void {
    this.#crosses.dispose();
    this.#rings.dispose();
  }
}

function cross(): BufferGeometry {
  const bars = [1, -1].map((side) => new PlaneGeometry(0.2, 0.035).rotateZ((side * Math.PI) / 4));
  const merged = mergeGeometries(bars);
  for (const bar of bars) bar.dispose();
  return merged;
}
