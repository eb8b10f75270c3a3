import type { BoxSpace } from '../../gym/space.ts';
import type { ObservationPart, Observer, SensorView } from './observer.ts';

/** Several sensors as one: their numbers one after the other. */
export class JoinedObserver implements Observer {
  readonly space: BoxSpace;
  readonly parts: readonly ObservationPart[];
  readonly #observers: readonly Observer[];
  readonly #offsets: readonly number[];

  constructor(observers: readonly Observer[]) {
    const offsets: number[] = [];
    let size = 0;
    for (const { space } of observers) {
      offsets.push(size);
      size += space.low.length;
    }
    this.#observers = observers;
    this.#offsets = offsets;
    this.space = {
      type: 'box',
      low: observers.flatMap(({ space }) => space.low),
      high: observers.flatMap(({ space }) => space.high),
    };
    this.parts = observers.flatMap(({ parts }, k) =>
      parts.map((part) => ({ ...part, offset: part.offset + offsets[k] })),
    );
  }

  observe(view: SensorView, i: number, out: Float32Array, offset: number): void {
    for (let k = 0; k < this.#observers.length; k++) {
      this.#observers[k].observe(view, i, out, offset + this.#offsets[k]);
    }
  }

  begin(i: number): void {
    for (const observer of this.#observers) observer.begin?.(i);
  }

  /** Only a camera remembers, and it comes first. */
  save(): readonly Uint8Array[] {
    return this.#observers[0].save?.() ?? [];
  }

  restore(saved: readonly Uint8Array[]): void {
    this.#observers[0].restore?.(saved);
  }
}
