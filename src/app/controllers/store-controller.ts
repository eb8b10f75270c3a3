import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../state/store.ts';

/** Re-renders its host when the store that it follows changes. */
export class StoreController<S extends object> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: Store<S> | null = null;
  #value: Readonly<S> | undefined;
  #isConnected = false;
  #unsubscribe: () => void = () => undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What the store holds; undefined while there is none. */
  get value(): Readonly<S> | undefined {
    return this.#value;
  }

  /** From now on it is this store that is followed; null: none. */
  follow(store: Store<S> | null): void {
    if (store === this.#store) return;
    this.#store = store;
    this.#subscribe();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#subscribe();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#unsubscribe();
  }

  #subscribe(): void {
    this.#unsubscribe();
    this.#take(this.#store?.state);
    if (this.#isConnected && this.#store !== null)
      this.#unsubscribe = this.#store.subscribe((state) => this.#take(state));
  }

  #take(value: Readonly<S> | undefined): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#host.requestUpdate();
  }
}
