import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../state/store.ts';

/** Re-renders its host when the selected part of a store changes. */
export class StoreController<S extends object, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: Store<S>;
  readonly #select: (state: Readonly<S>) => T;
  #value: T;
  #unsubscribe: () => void = () => undefined;

  constructor(host: ReactiveControllerHost, store: Store<S>, select: (state: Readonly<S>) => T) {
    this.#host = host;
    this.#store = store;
    this.#select = select;
    this.#value = select(store.state);
    host.addController(this);
  }

  get value(): T {
    return this.#value;
  }

  hostConnected(): void {
    this.#take(this.#store.state);
    this.#unsubscribe = this.#store.subscribe((state) => this.#take(state));
  }

  hostDisconnected(): void {
    this.#unsubscribe();
  }

  #take(state: Readonly<S>): void {
    const value = this.#select(state);
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#host.requestUpdate();
  }
}
