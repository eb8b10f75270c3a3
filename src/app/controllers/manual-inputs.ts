import type { ManualInput } from '../../race/manual-pilot.ts';

/** What of a gamepad is read: the standard mapping of the Gamepad specification. */
export type PadReading = Pick<Gamepad, 'index' | 'axes'> & {
  readonly buttons: readonly Pick<GamepadButton, 'pressed' | 'value'>[];
};

const NOTHING: ManualInput = { steering: 0, throttle: 0, brake: 0 };

/** Keys by their place on the keyboard, whatever is printed on them. */
const KEYS: Readonly<Record<string, Partial<ManualInput>>> = {
  ArrowLeft: { steering: 1 },
  KeyA: { steering: 1 },
  ArrowRight: { steering: -1 },
  KeyD: { steering: -1 },
  ArrowUp: { throttle: 1 },
  KeyW: { throttle: 1 },
  ArrowDown: { brake: 1 },
  KeyS: { brake: 1 },
};

/** A stick that is let go does not rest exactly in the middle. */
const DEAD_ZONE = 0.12;
const BUTTON = { a: 0, b: 1, leftTrigger: 6, rightTrigger: 7, left: 14, right: 15 } as const;

/** Joins what a person holds down on keys, a gamepad and the screen into one input. */
export class ManualInputs {
  readonly #keys = new Set<string>();
  #thumbs = NOTHING;
  #pad = NOTHING;
  /** Index of the gamepad that is driven with; null: none has been moved. */
  #padIndex: number | null = null;

  /** @param code of the key @returns whether it drives */
  press(code: string): boolean {
    if (!Object.hasOwn(KEYS, code)) return false;
    this.#keys.add(code);
    return true;
  }

  /** @returns whether the key drives */
  release(code: string): boolean {
    this.#keys.delete(code);
    return Object.hasOwn(KEYS, code);
  }

  /** What thumbs do on the screen. */
  touch(input: ManualInput): void {
    this.#thumbs = input;
  }

  /** Reads the gamepads. @returns false where the one that is driven with is gone */
  readPads(pads: readonly (PadReading | null)[]): boolean {
    const present = pads.filter((pad) => pad !== null);
    if (this.#padIndex === null) {
      const moved = present.find((pad) => !isNothing(inputOf(pad)));
      if (moved === undefined) return true;
      this.#padIndex = moved.index;
    }
    const pad = present.find(({ index }) => index === this.#padIndex);
    this.#pad = pad === undefined ? NOTHING : inputOf(pad);
    if (pad === undefined) this.#padIndex = null;
    return pad !== undefined;
  }

  /** Nothing is held down any more: the window has lost the keys, or the race is over. */
  letGo(): void {
    this.#keys.clear();
    this.#thumbs = NOTHING;
    this.#pad = NOTHING;
  }

  get current(): ManualInput {
    const held = [this.#thumbs, this.#pad, ...[...this.#keys].map((code) => ({ ...NOTHING, ...KEYS[code] }))];
    const sum = held.reduce((total, { steering }) => total + steering, 0);
    return {
      steering: Math.max(-1, Math.min(1, sum)),
      throttle: Math.max(...held.map(({ throttle }) => throttle)),
      brake: Math.max(...held.map(({ brake }) => brake)),
    };
  }
}

function inputOf({ axes, buttons }: PadReading): ManualInput {
  const value = (button: number): number => buttons[button]?.value ?? 0;
  const x = axes[0] ?? 0;
  const stick = Math.sign(x) * Math.max(0, (Math.abs(x) - DEAD_ZONE) / (1 - DEAD_ZONE));
  return {
    // To the right is positive on a stick.
    steering: Math.max(-1, Math.min(1, value(BUTTON.left) - value(BUTTON.right) - stick)),
    throttle: Math.max(value(BUTTON.rightTrigger), value(BUTTON.a)),
    brake: Math.max(value(BUTTON.leftTrigger), value(BUTTON.b)),
  };
}

function isNothing({ steering, throttle, brake }: ManualInput): boolean {
  return steering === 0 && throttle < DEAD_ZONE && brake < DEAD_ZONE;
}
