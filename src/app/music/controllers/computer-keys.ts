/** Keys of the computer by where they are on the board, in the order of the keys of a piano from C on. */
const CODES = [
  'KeyA',
  'KeyW',
  'KeyS',
  'KeyE',
  'KeyD',
  'KeyF',
  'KeyT',
  'KeyG',
  'KeyY',
  'KeyH',
  'KeyU',
  'KeyJ',
  'KeyK',
  'KeyO',
  'KeyL',
  'KeyP',
  'Semicolon',
];
const FORCE = 90;

interface ComputerKeyHooks {
  press(pitch: number, velocity: number): void;
  release(pitch: number): void;
  /** The octave that the first key is to begin. */
  octave(octave: number): void;
}

/** Plays by the computer's keys: two rows as the white and black keys of a piano, and Z and X for the octave below and above. */
export class ComputerKeys {
  readonly #hooks: ComputerKeyHooks;
  /** What each key has struck: the octave may have changed by the time that it comes up. */
  readonly #held = new Map<string, number>();

  constructor(hooks: ComputerKeyHooks) {
    this.#hooks = hooks;
  }

  /** @param octave that the first key begins; 4 with the middle C @returns whether the key is one of these */
  down(code: string, octave: number, isRepeated: boolean): boolean {
    if (code === 'KeyZ' || code === 'KeyX') {
      if (!isRepeated) this.#hooks.octave(octave + (code === 'KeyZ' ? -1 : 1));
      return true;
    }
    const step = CODES.indexOf(code);
    if (step < 0) return false;
    if (isRepeated || this.#held.has(code)) return true;
    const pitch = firstPitch(octave) + step;
    this.#held.set(code, pitch);
    this.#hooks.press(pitch, FORCE);
    return true;
  }

  up(code: string): void {
    const pitch = this.#held.get(code);
    if (pitch === undefined) return;
    this.#held.delete(code);
    this.#hooks.release(pitch);
  }

  /** The page has lost the keyboard: nobody will tell of what comes up. */
  letGo(): void {
    for (const code of this.#held.keys()) this.up(code);
  }
}

/** The C that an octave begins with. */
export function firstPitch(octave: number): number {
  return 12 * (octave + 1);
}

/** What is printed on the key that plays so many semitones above the first; empty: none does. */
export function keyLetter(step: number): string {
  return CODES[step]?.replace('Key', '').replace('Semicolon', ';') ?? '';
}
