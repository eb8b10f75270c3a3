import type { ManualInput } from '../../../race/manual-pilot.ts';
import { ManualInputs } from '../../controllers/manual-inputs.ts';

/** Keys and gamepads of a person who drives, told whenever they have changed. */
export class DrivingKeys {
  readonly #inputs = new ManualInputs();
  readonly #tell: (input: ManualInput) => void;
  /** Whether somebody drives: else the keys are the page's. */
  #isOn = false;
  #last = '';

  constructor(tell: (input: ManualInput) => void) {
    this.#tell = tell;
  }

  listen(): void {
    document.addEventListener('keydown', this.#press);
    document.addEventListener('keyup', this.#release);
    addEventListener('blur', this.#letGo);
  }

  rest(): void {
    document.removeEventListener('keydown', this.#press);
    document.removeEventListener('keyup', this.#release);
    removeEventListener('blur', this.#letGo);
  }

  /** Begins or ends that keys drive. */
  set isOn(isOn: boolean) {
    if (isOn === this.#isOn) return;
    this.#letGo();
    this.#isOn = isOn;
    this.#last = '';
  }

  /** What thumbs do on the screen. */
  touch(input: ManualInput): void {
    this.#inputs.touch(input);
    if (this.#isOn) this.#say();
  }

  /** Reads the gamepads, and tells what is held down if that is new. Call with every picture while somebody drives. */
  poll(): void {
    this.#inputs.readPads(navigator.getGamepads());
    this.#say();
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (this.#isOn && this.#inputs.press(event.code)) {
      event.preventDefault();
      this.#say();
    }
  };

  readonly #release = (event: KeyboardEvent): void => {
    if (this.#inputs.release(event.code) && this.#isOn) this.#say();
  };

  readonly #letGo = (): void => {
    this.#inputs.letGo();
    if (this.#isOn) this.#say();
  };

  #say(): void {
    const input = this.#inputs.current;
    const text = JSON.stringify(input);
    if (text === this.#last) return;
    this.#last = text;
    this.#tell(input);
  }
}
