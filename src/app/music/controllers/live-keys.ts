/** What is played by hand. */
interface KeyHooks {
  /** Begins to sound a note. @returns ends it */
  sound(pitch: number, velocity: number): () => void;
  pressed(pitch: number, velocity: number): void;
  released(pitch: number): void;
}

/** Keys that are held down, on the screen, of the computer or of an instrument: of one pitch there is one. */
export class LiveKeys {
  readonly #hooks: KeyHooks;
  /** What ends each of them, and how hard it was struck. */
  readonly #held = new Map<number, { readonly velocity: number; readonly end: () => void }>();

  constructor(hooks: KeyHooks) {
    this.#hooks = hooks;
  }

  /** Pitches that are held, with how hard they were struck. */
  get held(): ReadonlyMap<number, { readonly velocity: number }> {
    return this.#held;
  }

  press(pitch: number, velocity: number): void {
    if (pitch < 0 || pitch > 127) return;
    this.release(pitch);
    this.#held.set(pitch, { velocity, end: this.#hooks.sound(pitch, velocity) });
    this.#hooks.pressed(pitch, velocity);
  }

  release(pitch: number): void {
    const held = this.#held.get(pitch);
    if (held === undefined) return;
    this.#held.delete(pitch);
    held.end();
    this.#hooks.released(pitch);
  }

  releaseAll(): void {
    for (const pitch of this.#held.keys()) this.release(pitch);
  }
}
