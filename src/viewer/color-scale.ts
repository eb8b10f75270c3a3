import { Color } from 'three';
import { clamp } from '../math/scalar.ts';

/** A row of colours at even places, and all between them, for the 3D world. */
export class ColorScale {
  readonly #stops: readonly Color[];

  /** @param hexes as CSS, two at least */
  constructor(hexes: readonly string[]) {
    this.#stops = hexes.map((hex) => new Color(hex));
  }

  /**
   * The colour of a value.
   * @param first has the first colour; so has whatever is beyond it
   * @param last has the last colour, and may be less than `first`. Where both are the same, everything has the middle one
   */
  at(value: number, first: number, last: number, out: Color): Color {
    const share = first === last ? 0.5 : clamp((value - first) / (last - first), 0, 1);
    const place = share * (this.#stops.length - 1);
    const stop = Math.min(this.#stops.length - 2, Math.floor(place));
    return out.lerpColors(this.#stops[stop], this.#stops[stop + 1], place - stop);
  }
}
