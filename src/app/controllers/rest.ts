/** Lets something happen once there has been no wish for it for a while. */
export class Rest {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #action: () => void;

  /** @param milliseconds without a wish */
  constructor(
    readonly milliseconds: number,
    action: () => void,
  ) {
    this.#action = action;
  }

  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#action, this.milliseconds);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
