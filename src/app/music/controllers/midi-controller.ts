import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import type { MusicState } from '../state/music-state.ts';
import type { LiveKeys } from './live-keys.ts';
import type { MidiInput } from './midi-input.ts';

/** Instruments that are plugged in, from the moment on at which somebody asks for them. */
export class MidiController {
  readonly #store: Store<MusicState>;
  readonly #input: MidiInput;
  readonly #keys: LiveKeys;

  constructor(store: Store<MusicState>, input: MidiInput, keys: LiveKeys) {
    this.#store = store;
    this.#input = input;
    this.#keys = keys;
  }

  async open(): Promise<void> {
    if (!this.#input.isThere) {
      const reason =
        'This browser knows no MIDI instruments. Chrome, Edge and Firefox do, on pages from https.';
      this.#store.update({ midi: { type: 'absent', reason } });
      return;
    }
    this.#store.update({ midi: { type: 'asking' } });
    try {
      await this.#input.open({
        onKey: (message) => {
          if (message.type === 'press') this.#keys.press(message.pitch, message.velocity);
          else this.#keys.release(message.pitch);
        },
        onInputs: (names) => {
          // Of one that is pulled out no key comes up.
          this.#keys.releaseAll();
          this.#store.update({ midi: { type: 'open', names } });
        },
      });
    } catch (error) {
      const reason = `The browser gives no access to MIDI instruments: ${messageOf(error)}`;
      this.#store.update({ midi: { type: 'refused', reason } });
    }
  }
}
