import type { Desk } from './mixing/desk.ts';
import type { Strip } from './mixing/strip.ts';
import { playNote } from './notes/play-note.ts';
import type { Polyphony } from './notes/polyphony.ts';
import { RecordingQueue } from './notes/recording-queue.ts';
import type { Recordings } from './notes/recordings.ts';
import type { Voice } from './voices/voice.ts';
import { voiceFor } from './voices/voice-for.ts';

/** Semitones to each side of a key in which the next ones are expected. */
const REACH = 24;

/** Keys that are played by hand: each voice through a strip of its own, at once. */
export class LiveKeys {
  readonly #desk: Desk;
  readonly #recordings: Recordings;
  readonly #polyphony: Polyphony;
  readonly #strips = new Map<Voice, Strip>();
  /** Notes whose recordings will be needed, the nearest first. */
  readonly #expected: RecordingQueue;

  constructor(desk: Desk, recordings: Recordings, polyphony: Polyphony) {
    this.#desk = desk;
    this.#recordings = recordings;
    this.#polyphony = polyphony;
    this.#expected = new RecordingQueue(recordings);
  }

  /** @returns what lets the key go */
  noteOn(program: number, isDrum: boolean, pitch: number, velocity: number): () => void {
    const voice = voiceFor(program, isDrum);
    let strip = this.#strips.get(voice);
    if (!strip) {
      strip = this.#desk.newStrip();
      strip.place(voice);
      this.#strips.set(voice, strip);
      this.expect(program, isDrum, pitch);
    }
    const recording = this.#recordings.of(voice, pitch);
    const { context } = strip.input;
    const note = playNote(strip.input, voice, recording, { time: context.currentTime, pitch, velocity });
    this.#polyphony.add(note, voice.choke?.(pitch));
    return () => note.release(context.currentTime);
  }

  /** Keys around one will be played soon. */
  expect(program: number, isDrum: boolean, pitch: number): void {
    const voice = voiceFor(program, isDrum);
    const around = Array.from({ length: 2 * REACH + 1 }, (_, i) => ({
      voice,
      pitch: pitch + (i % 2 === 0 ? i >> 1 : -((i + 1) >> 1)),
    }));
    this.#expected.expect(around.filter((note) => note.pitch >= 0 && note.pitch <= 127));
  }

  /** Makes one recording for keys to come, so that none of them waits for it; whether there was one to make. */
  prepareNext(): boolean {
    return this.#expected.makeNext();
  }

  dispose(): void {
    for (const strip of this.#strips.values()) strip.dispose();
    this.#strips.clear();
    this.#expected.expect([]);
  }
}
