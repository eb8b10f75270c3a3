import type { InstrumentTrack } from '../music/song/song.ts';
import type { Desk } from './mixing/desk.ts';
import type { Strip } from './mixing/strip.ts';
import { type KeyPress, playNote } from './notes/play-note.ts';
import type { Polyphony } from './notes/polyphony.ts';
import type { Recordings } from './notes/recordings.ts';
import type { SoundingNote } from './notes/sounding-note.ts';
import type { Voice } from './voices/voice.ts';
import { voiceFor } from './voices/voice-for.ts';

/** How a track is heard. */
export interface TrackSetting {
  readonly muted: boolean;
  /** Where any track is solo, only those are heard. */
  readonly solo: boolean;
  /** Position of a slider, 0 … 1, as loud as it looks; General MIDI's channel volume divided by 127. */
  readonly volume: number;
}

/** General MIDI's channel volume where nobody has said: at this one voices are as loud as they are made. */
const DEFAULT_VOLUME = 100;
const MOST_VOLUME = 127;

interface Player {
  voice: Voice;
  readonly strip: Strip;
  setting: TrackSetting;
}

/** The instruments of a song: one player a track, each with a strip of the desk. */
export class Band {
  readonly #desk: Desk;
  readonly #recordings: Recordings;
  readonly #polyphony: Polyphony;
  readonly #players: Player[] = [];
  /** What was set by hand, by index, also of tracks to come. */
  readonly #set = new Map<number, Partial<TrackSetting>>();

  constructor(desk: Desk, recordings: Recordings, polyphony: Polyphony) {
    this.#desk = desk;
    this.#recordings = recordings;
    this.#polyphony = polyphony;
  }

  /** Other tracks: players that are there take their instruments, strips stay. */
  load(tracks: readonly InstrumentTrack[]): void {
    for (const { strip } of this.#players.splice(tracks.length)) strip.dispose();
    for (const [i, { program, isDrum, volume = DEFAULT_VOLUME }] of tracks.entries()) {
      const voice = voiceFor(program, isDrum);
      const setting = { muted: false, solo: false, volume: volume / MOST_VOLUME, ...this.#set.get(i) };
      this.#players[i] = { voice, setting, strip: this.#players[i]?.strip ?? this.#desk.newStrip() };
      this.#players[i].strip.place(voice);
    }
    this.#mix();
  }

  set(index: number, setting: Partial<TrackSetting>): void {
    this.#set.set(index, { ...this.#set.get(index), ...setting });
    const player = this.#players[index];
    if (!player) return;
    player.setting = { ...player.setting, ...setting };
    this.#mix();
  }

  voiceOf(index: number): Voice {
    return this.#players[index].voice;
  }

  /** Root mean square of a track just now; 0 of one that is not there. */
  level(index: number): number {
    return this.#players[index]?.strip.level ?? 0;
  }

  /** Makes the recording of a note, unless it is there; whether it had to. */
  prepare(index: number, pitch: number): boolean {
    const { voice } = this.#players[index];
    if (this.#recordings.has(voice, pitch)) return false;
    this.#recordings.of(voice, pitch);
    return true;
  }

  play(index: number, press: KeyPress): SoundingNote {
    const { voice, strip } = this.#players[index];
    const note = playNote(strip.input, voice, this.#recordings.of(voice, press.pitch), press);
    const word = voice.choke?.(press.pitch);
    this.#polyphony.add(note, word === undefined ? undefined : `${index} ${word}`);
    return note;
  }

  #mix(): void {
    const hasSolo = this.#players.some(({ setting }) => setting.solo);
    for (const { strip, setting } of this.#players) {
      const isHeard = !setting.muted && (setting.solo || !hasSolo);
      strip.gain = isHeard ? (setting.volume * (MOST_VOLUME / DEFAULT_VOLUME)) ** 2 : 0;
    }
  }
}
