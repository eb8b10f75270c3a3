import { Rng } from '../math/rng.ts';
import type { Desk } from './mixing/desk.ts';
import type { Strip } from './mixing/strip.ts';
import { playNote } from './notes/play-note.ts';
import type { Polyphony } from './notes/polyphony.ts';
import type { Recordings } from './notes/recordings.ts';
import type { SoundingNote } from './notes/sounding-note.ts';
import { bandpass, filtered } from './synthesis/biquad.ts';
import type { Voice } from './voices/voice.ts';

/** Pitches of the two clicks: that of a bar's first beat, and the others'. */
const [FIRST, OTHER] = [1, 0];

/** Two wood blocks. */
const CLICK: Voice = {
  name: 'metronome',
  record: (pitch, sampleRate) => ({
    channels: [click(pitch === FIRST ? 1760 : 1175, sampleRate)],
    hertz: null,
    loopStart: null,
  }),
  isDrum: true,
  release: Infinity,
  tone: { hertz: 12_000, follow: 0, octaves: 0 },
  pan: 0,
  room: 0,
};

/** Clicks on the beats. */
export class Metronome {
  readonly #strip: Strip;
  readonly #recordings: Recordings;
  readonly #polyphony: Polyphony;

  constructor(desk: Desk, recordings: Recordings, polyphony: Polyphony) {
    this.#strip = desk.newStrip();
    this.#strip.place(CLICK);
    this.#recordings = recordings;
    this.#polyphony = polyphony;
  }

  /** Records its clicks, so that the first one is not late. */
  prepare(): void {
    for (const pitch of [FIRST, OTHER]) this.#recordings.of(CLICK, pitch);
  }

  click(time: number, isFirst: boolean): SoundingNote {
    const pitch = isFirst ? FIRST : OTHER;
    const recording = this.#recordings.of(CLICK, pitch);
    const note = playNote(this.#strip.input, CLICK, recording, { time, pitch, velocity: isFirst ? 90 : 75 });
    this.#polyphony.add(note);
    return note;
  }

  dispose(): void {
    this.#strip.dispose();
  }
}

function click(hertz: number, sampleRate: number): Float32Array {
  const frames = Math.round(0.06 * sampleRate);
  const rng = new Rng(hertz);
  const noise = Float32Array.from(
    { length: frames },
    (_, i) => (rng.uniform() - 0.5) * Math.exp((-i / sampleRate) * 400),
  );
  return filtered(noise, bandpass(hertz, 6, sampleRate)).map((sample, i) => 3 * sample * (1 - i / frames));
}
