import { type KeyMessage, readKeyMessage } from '../../../music/midi/midi-key.ts';

export interface MidiListener {
  /** A key of any of them. */
  onKey(message: KeyMessage): void;
  /** The names of all that are plugged in now. */
  onInputs(names: readonly string[]): void;
}

/** Instruments that are plugged in. */
export interface MidiInput {
  /** Whether this browser knows of any. */
  readonly isThere: boolean;
  /** Asks the person, and listens from then on. @throws Error where they, or the browser, refuse */
  open(listener: MidiListener): Promise<void>;
}

/** Instruments by the browser's Web MIDI. */
export class WebMidiInput implements MidiInput {
  readonly #request: (() => Promise<MIDIAccess>) | undefined;

  /** @param request the browser's; undefined where it has none */
  constructor(request: (() => Promise<MIDIAccess>) | undefined) {
    this.#request = request;
  }

  get isThere(): boolean {
    return this.#request !== undefined;
  }

  async open(listener: MidiListener): Promise<void> {
    const access = await this.#request!();
    const listen = (): void => {
      const inputs = [...access.inputs.values()].filter(({ state }) => state === 'connected');
      for (const input of inputs)
        input.onmidimessage = ({ data }) => {
          const message = data && readKeyMessage(data);
          if (message) listener.onKey(message);
        };
      listener.onInputs(inputs.map(({ name }, i) => name || `Instrument ${i + 1}`));
    };
    access.onstatechange = listen;
    listen();
  }
}
