import type { Desk } from './mixing/desk.ts';
import type { Strip } from './mixing/strip.ts';
import { playNote } from './notes/play-note.ts';
import type { Polyphony } from './notes/polyphony.ts';
import type { Recordings } from './notes/recordings.ts';
import type { Voice } from './voices/voice.ts';
import { voiceFor } from './voices/voice-for.ts';

/** Keys that are played by hand: each voice through a strip of its own, at once. */
export class LiveKeys {
  readonly #desk: Desk;
  readonly #recordings: Recordings;
  readonly #polyphony: Polyphony;
  readonly #strips = new Map<Voice, Strip>();

  constructor(desk: Desk, recordings: Recordings, polyphony: Polyphony) {
    this.#desk = desk;
    this.#recordings = recordings;
    this.#polyphony = polyphony;
  }

  /** @returns what lets the key go */
  noteOn(program: number, isDrum: boolean, pitch: number, velocity: number): () => void {
    const voice = voiceFor(program, isDrum);
    const strip = this.#stripOf(voice);
    const recording = this.#recordings.of(voice, pitch);
    const time = strip.input.context.currentTime;
    const note = playNote(strip.input, voice, recording, { time, pitch, velocity });
    this.#polyphony.add(note, voice.choke?.(pitch));
    return () => note.release(strip.input.context.currentTime);
  }

  dispose(): void {
    for (const strip of this.#strips.values()) strip.dispose();
    this.#strips.clear();
  }

  #stripOf(voice: Voice): Strip {
    let strip = this.#strips.get(voice);
    if (!strip) {
      strip = this.#desk.newStrip();
      strip.place(voice);
      this.#strips.set(voice, strip);
    }
    return strip;
  }
}
