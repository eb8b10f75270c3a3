import { REACH, type Style, windowAt } from './masked-layout.ts';
import type { PlaceModel } from './masked-pass.ts';
import { chancesOf, type TemperedPlace, temperedPlace, usualBias } from './tempered.ts';
import { HOLD, REST, type Tokens, UNKNOWN } from './token.ts';

/** What the model would put at each place of a melody, at a temperature; worked out anew only where something near has changed. */
export class PlaceChances {
  readonly #model: PlaceModel;
  readonly #tokens: Tokens;
  readonly #style: Style;
  readonly #risk: number;
  /** The places that the melody has. */
  readonly #places: readonly number[];
  readonly #known = new Map<number, TemperedPlace>();

  /** @param tokens are read whenever one asks; of what is written to them, `forget` is told @param risk the temperature */
  constructor(model: PlaceModel, tokens: Tokens, style: Style, risk: number) {
    this.#model = model;
    this.#tokens = tokens;
    this.#style = style;
    this.#risk = risk;
    this.#places = Array.from(tokens, (_, place) => place).filter((place) => tokens[place] !== UNKNOWN);
  }

  /** How likely each token is, of all places that the melody has. */
  all(): { readonly place: number; readonly chances: readonly number[] }[] {
    const missing = this.#places.filter((place) => !this.#known.has(place));
    this.#ask(missing).forEach((made, i) => this.#known.set(missing[i], made));
    const known = this.#places.map((place) => this.#known.get(place)!);
    const bias = usualBias(known);
    return this.#places.map((place, i) => ({ place, chances: chancesOf(known[i], bias) }));
  }

  /** How likely what sounds goes on at a place where no note begins, as things are this moment. */
  goesOn(place: number): number {
    const { given } = this.#ask([place])[0];
    return given[HOLD] / (given[HOLD] + given[REST]);
  }

  /** That something has changed from a step to before another one. */
  forget(from: number, to: number): void {
    for (let place = from - REACH; place < to + REACH; place++) this.#known.delete(place);
  }

  #ask(places: readonly number[]): TemperedPlace[] {
    const seen = places.map((place) => ({ place, seen: windowAt(this.#tokens, place) }));
    return this.#model.probabilities(seen, this.#style).map((chances) => temperedPlace(chances, this.#risk));
  }
}
