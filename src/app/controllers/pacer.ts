/**
 * Lets something happen at most once per interval: at once when there was a pause, otherwise at the end of the interval.
 * Training can report a hundred times a second; people read five times a second, and every rendering costs training time.
 */
export class Pacer {
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isWaiting = false;
  readonly #action: () => void;

  /** @param milliseconds between two actions */
  constructor(
    readonly milliseconds: number,
    action: () => void,
  ) {
    this.#action = action;
  }

  /** Asks for the action. */
  ask(): void {
    if (this.#timer === null) this.#act();
    else this.#isWaiting = true;
  }

  /** Acts now if the action is still owed. */
  flush(): void {
    if (this.#isWaiting) this.#act();
  }

  #act(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#isWaiting = false;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, this.milliseconds);
    this.#action();
  }
}
