import type { Song } from '../music/song/song.ts';
import { TempoMap } from '../music/song/tempo-map.ts';
import type { TrackSetting } from './band.ts';
import type { ExpectedNote } from './notes/recording-queue.ts';
import type { SoundingNote } from './notes/sounding-note.ts';
import { Stage } from './stage.ts';
import { audioClock, type Ticker } from './time/audio-clock.ts';
import type { BeatSpan } from './time/playhead.ts';
import { Timeline } from './time/timeline.ts';
import type { Transport } from './transport.ts';
import { voiceFor } from './voices/voice-for.ts';

export type PlayerState = 'stopped' | 'playing' | 'paused';

/** How far ahead notes are given to the context, in seconds: a page that is busy for as long is not heard. */
const AHEAD = 0.2;
/** Seconds until what is planned anew begins: some blocks of the audio device, so that it never comes late. */
const DELAY = 0.03;
/** How far ahead recordings are made, in seconds. */
const PREPARED = 3;
/** Seconds at the beginning of a song that may be loaded soon: the rest is made while they sound. */
const OPENING = 1;
/** Milliseconds between two recordings that are made in advance: the page has other work to do. */
const PAUSE = 20;
/** Shortest loop, in beats. */
const SHORTEST_LOOP = 1 / 16;

interface PlayerOptions {
  /** When to look ahead again; the audio's own clock, unless a test has another. */
  readonly ticker?: Ticker;
}

/** Plays songs and live keys through one audio context, which its maker keeps. Beats are quarter notes. */
export class Player {
  readonly #context: AudioContext;
  readonly #ticker: Ticker;
  readonly #stage: Stage;
  readonly #transport: Transport;
  #state: PlayerState = 'stopped';
  /** Where it will go on, while it is not playing. */
  #beat = 0;
  #stopTicks: (() => void) | null = null;
  #preparing: ReturnType<typeof setTimeout> | undefined;
  /** The clicks of the last count-in, and when it was over, so that the song begins on its beat. */
  #counted: readonly SoundingNote[] = [];
  #countedUntil = 0;
  /** Called when a song has come to its end by itself. */
  onEnded: (() => void) | null = null;

  constructor(context: AudioContext, { ticker = audioClock }: PlayerOptions = {}) {
    this.#context = context;
    this.#ticker = ticker;
    this.#stage = new Stage(context);
    this.#transport = this.#stage.transport;
  }

  get state(): PlayerState {
    return this.#state;
  }

  /** The beat that is heard now, or the one where `play` goes on. */
  get beat(): number {
    if (this.#state !== 'playing') return this.#beat;
    // What the context works on now is heard when it has come through the device.
    const heard = this.#context.currentTime - (this.#context.outputLatency || 0);
    return this.#transport.beatAt(heard) ?? this.#beat;
  }

  get loop(): BeatSpan | null {
    return this.#transport.loop;
  }

  /**
   * Beats that are played again and again; a playhead behind them plays to the end.
   * @throws RangeError where it is shorter than a sixteenth of a beat
   */
  set loop(loop: BeatSpan | null) {
    if (loop && !(loop.from >= 0 && loop.to - loop.from >= SHORTEST_LOOP))
      throw new RangeError(
        `A loop from beat ${loop.from} to ${loop.to}: it must begin at 0 or later and be ${SHORTEST_LOOP} beats or longer`,
      );
    this.#transport.loop = loop;
    this.#replan();
  }

  get metronome(): boolean {
    return this.#transport.hasClicks;
  }

  set metronome(isOn: boolean) {
    this.#transport.hasClicks = isOn;
    this.#replan();
  }

  get isEndless(): boolean {
    return this.#transport.isEndless;
  }

  /** Whether it plays on behind the last note until it is stopped: for recording into a song. */
  set isEndless(isEndless: boolean) {
    this.#transport.isEndless = isEndless;
    this.#replan();
  }

  /** Another song, or the same one changed. While it is played, what is new counts from the playhead on, without a gap. */
  load(song: Song): void {
    this.#transport.load(song);
    this.#replan();
    this.#getReady();
  }

  /** Goes on at the playhead; resolves when the context has begun. */
  async play(): Promise<void> {
    if (this.#state === 'playing') return;
    this.#state = 'playing';
    await this.#wake();
    // Paused or stopped in the meantime.
    if (this.#state !== 'playing' || this.#stopTicks) return;
    this.#transport.prepare(this.#beat, AHEAD);
    this.#transport.start(Math.max(this.#context.currentTime + DELAY, this.#countedUntil), this.#beat);
    this.#stopTicks = this.#ticker(this.#context, () => this.#tick());
    this.#tick();
  }

  /** Silences it within 50 ms; `play` goes on from here. */
  pause(): void {
    if (this.#state !== 'playing') return;
    this.#beat = this.beat;
    this.#halt('paused');
  }

  /** Silences it within 50 ms and goes back to the beginning. */
  stop(): void {
    this.#halt('stopped');
    this.#beat = 0;
  }

  /** Moves the playhead to a beat, 0 … . */
  seek(beat: number): void {
    this.#beat = Math.max(0, beat);
    if (this.#state !== 'playing' || !this.#stopTicks) return;
    this.#transport.halt(this.#context.currentTime);
    this.#transport.prepare(this.#beat, AHEAD);
    this.#transport.start(this.#context.currentTime + DELAY, this.#beat);
    this.#tick();
  }

  /** How a track is heard, also before its song is loaded: kept by its index from song to song. */
  setTrack(index: number, setting: Partial<TrackSetting>): void {
    this.#stage.band.set(index, setting);
  }

  /** How loud a track is just now: root mean square of its amplitude, 0 … 1. */
  level(index: number): number {
    return this.#stage.band.level(index);
  }

  /**
   * Clicks so many beats at the playhead's tempo.
   * @param onClick told of each as it is heard, by its number from 1
   * @returns just before the last of them is over, so that what `play` begins then begins with its end: true; false where it
   * was stopped before
   */
  async countIn(beats: number, onClick: (count: number) => void = () => undefined): Promise<boolean> {
    await this.#wake();
    this.#stage.metronome.prepare();
    const start = this.#context.currentTime + DELAY;
    const length = this.#transport.secondsBetween(this.#beat, this.#beat + 1);
    const clicks = Array.from({ length: beats }, (_, i) =>
      this.#stage.metronome.click(start + i * length, i === 0),
    );
    const end = start + beats * length;
    this.#counted = clicks;
    this.#countedUntil = end;
    let told = 0;
    return new Promise((resolve) => {
      const stopTicks = this.#ticker(this.#context, () => {
        const isOff = this.#counted !== clicks;
        const heard = Math.min(beats, Math.floor((this.#context.currentTime - start) / length) + 1);
        if (!isOff && heard > told) onClick((told = heard));
        if (!isOff && this.#context.currentTime < end - AHEAD / 2) return;
        stopTicks();
        resolve(!isOff);
      });
    });
  }

  /**
   * A key goes down, now.
   * @returns what lets it go
   */
  noteOn(program: number, isDrum: boolean, pitch: number, velocity: number): () => void {
    if (this.#context.state === 'suspended') void this.#context.resume();
    this.#stage.polyphony.forget(this.#context.currentTime);
    const release = this.#stage.keys.noteOn(program, isDrum, pitch, velocity);
    this.#getReady();
    return release;
  }

  /** Gets ready for keys around one, bit by bit, so that the first of them does not wait for its recording. */
  expectKeys(program: number, isDrum: boolean, pitch = 60): void {
    this.#stage.keys.expect(program, isDrum, pitch);
    this.#getReady();
  }

  /** Gets ready, bit by bit, for how songs begin that are not loaded yet, but may be soon: the likeliest first. */
  expect(songs: readonly Song[]): void {
    this.#stage.expected.expect(songs.flatMap(openingOf));
    this.#getReady();
  }

  /** Silences it and takes its nodes apart; the context stays as it is. */
  dispose(): void {
    this.stop();
    clearTimeout(this.#preparing);
    this.#stage.dispose();
  }

  /** Browsers let a page sound only after a key or a click. */
  async #wake(): Promise<void> {
    if (this.#context.state !== 'running') await this.#context.resume();
  }

  #replan(): void {
    if (!this.#stopTicks) return;
    this.#transport.prepare(this.beat, AHEAD);
    if (this.metronome) this.#stage.metronome.prepare();
    this.#transport.replan(this.#context.currentTime + DELAY);
    this.#tick();
  }

  #tick(): void {
    const now = this.#context.currentTime;
    // What was over a second ago may still be asked for: sound is heard later than it is made.
    this.#stage.advance(now - 1, now + AHEAD);
    if (now >= this.#transport.endTime) {
      this.#endTicks();
      this.#transport.end();
      this.#state = 'stopped';
      this.#beat = 0;
      this.onEnded?.();
      return;
    }
    this.#transport.prepare(this.beat, PREPARED, 1);
  }

  #halt(state: PlayerState): void {
    const now = this.#context.currentTime;
    this.#state = state;
    this.#endTicks();
    this.#stage.halt(now);
    for (const click of this.#counted) click.cut(now);
    this.#counted = [];
    this.#countedUntil = 0;
  }

  /**
   * Makes recordings for songs and keys that were announced, one after the other: first how songs begin, which is asked for all
   * at once. By a timer: before the first key the context does not run, and there is no hurry in a tab that nobody looks at.
   */
  #getReady(): void {
    clearTimeout(this.#preparing);
    this.#preparing = setTimeout(() => {
      const { expected, keys } = this.#stage;
      const hasMade =
        this.#transport.prepare(this.beat, AHEAD, 1) ||
        expected.makeNext() ||
        keys.prepareNext() ||
        this.#transport.prepare(this.beat, PREPARED, 1);
      if (hasMade) this.#getReady();
    }, PAUSE);
  }

  #endTicks(): void {
    this.#stopTicks?.();
    this.#stopTicks = null;
  }
}

/** The notes of a song's first second. */
function openingOf(song: Song): ExpectedNote[] {
  const until = new TempoMap(song.tempos).beatAt(OPENING);
  return [...new Timeline(song).beginning(0, until)].map(({ track, note: { pitch } }) => {
    const { program, isDrum } = song.tracks[track];
    return { voice: voiceFor(program, isDrum), pitch };
  });
}
