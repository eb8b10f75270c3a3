import type { Song } from '../music/song/song.ts';
import { DEFAULT_BAR, DEFAULT_BPM } from '../music/song/song-limits.ts';
import { TempoMap } from '../music/song/tempo-map.ts';
import type { Band } from './band.ts';
import type { Metronome } from './metronome.ts';
import type { SoundingNote } from './notes/sounding-note.ts';
import { clicksBetween } from './time/clicks.ts';
import { type BeatSpan, Playhead, type PlannedSpan } from './time/playhead.ts';
import { type PlacedNote, Timeline } from './time/timeline.ts';
import type { Voice } from './voices/voice.ts';

/** A sound that was given to the context. */
interface Planned {
  readonly sounding: SoundingNote;
  /** Whose note it is; null of a click. */
  readonly part: (PlacedNote & { readonly voice: Voice }) | null;
}

const SILENCE: Song = {
  title: '',
  tempos: [{ beat: 0, bpm: DEFAULT_BPM }],
  timeSignatures: [{ beat: 0, ...DEFAULT_BAR }],
  keySignature: null,
  tracks: [],
};

/**
 * Plays a song: says to the band and the metronome what sounds when, a little ahead, as long as `plan` is called. Knows no
 * clock, so that a song is played and rendered by the same code. Times are seconds of the audio context.
 */
export class Transport {
  readonly #band: Band;
  readonly #metronome: Metronome;
  readonly #sampleRate: number;
  #song = SILENCE;
  #timeline = new Timeline(SILENCE);
  #tempos = new TempoMap(SILENCE.tempos);
  #playhead: Playhead | null = null;
  #planned: Planned[] = [];
  /** Beats that are played again and again. What changes while a song is played counts from the next `replan` on. */
  loop: BeatSpan | null = null;
  hasClicks = false;
  /** Whether it goes on behind the last note, until it is halted: for recording. */
  isEndless = false;

  constructor(band: Band, metronome: Metronome, sampleRate: number) {
    this.#band = band;
    this.#metronome = metronome;
    this.#sampleRate = sampleRate;
  }

  /** The beat at which the last note ends. */
  get lastBeat(): number {
    return this.#timeline.end;
  }

  /** When the song is over; Infinity where it is not played or has no end. */
  get endTime(): number {
    return this.#playhead?.endTime ?? Infinity;
  }

  /** How many sounds it still minds. */
  get size(): number {
    return this.#planned.length;
  }

  load(song: Song): void {
    this.#song = song;
    this.#timeline = new Timeline(song);
    this.#tempos = new TempoMap(song.tempos);
    this.#band.load(song.tracks);
  }

  /** Seconds from one beat to another. */
  secondsBetween(from: number, to: number): number {
    return this.#tempos.secondsAt(to) - this.#tempos.secondsAt(from);
  }

  /** Which beat sounds at a time; null where nothing is played. */
  beatAt(time: number): number | null {
    return this.#playhead?.beatAt(time) ?? null;
  }

  /**
   * Makes recordings that the next seconds from a beat on need, so that they are there when their time comes.
   * @param most how many
   * @returns whether there was one to make
   */
  prepare(beat: number, seconds: number, most = Infinity): boolean {
    const to = this.#tempos.beatAt(this.#tempos.secondsAt(beat) + seconds);
    let made = 0;
    for (const notes of [this.#timeline.soundingAt(beat), this.#timeline.beginning(beat, to)])
      for (const { track, note } of notes) {
        if (made >= most) return true;
        if (this.#band.prepare(track, note.pitch)) made++;
      }
    return made > 0;
  }

  /** Begins at a beat; notes that are held over it begin there, too. */
  start(time: number, beat: number): void {
    const end = this.isEndless ? Infinity : this.#timeline.end;
    this.#playhead = new Playhead(this.#tempos, { time, beat }, this.loop, end);
    this.#enter(this.#playhead.first());
  }

  /** Goes on from a time with song, loop and clicks as they are now. */
  replan(time: number): void {
    if (!this.#playhead) return;
    // Between two samples: what was planned from the later one on is planned anew, all else has begun.
    const edge = (Math.ceil(time * this.#sampleRate) + 0.5) / this.#sampleRate;
    const beat = this.#playhead.beatAt(edge);
    for (const { sounding } of this.#planned) if (sounding.start >= edge) sounding.cut(sounding.start);
    this.#planned = this.#planned.filter(({ sounding }) => sounding.start < edge);
    this.start(edge, beat);
  }

  /** Gives the context all that begins before a time. */
  plan(until: number): void {
    for (const span of this.#playhead?.plan(until) ?? []) {
      for (const placed of this.#timeline.beginning(span.from, span.to)) this.#play(placed, span);
      if (this.hasClicks) this.#click(span);
    }
  }

  /** Forgets what was over before a time. */
  forget(time: number): void {
    this.#playhead?.forget(time);
    this.#planned = this.#planned.filter(({ sounding }) => sounding.silentAt > time);
  }

  /** Ends it; notes that sound ring out. */
  end(): void {
    this.#playhead = null;
  }

  /** Silences it. */
  halt(time: number): void {
    for (const { sounding } of this.#planned) sounding.cut(time);
    this.#planned = [];
    this.#playhead = null;
  }

  /** Notes that are held over the beginning: those that sound go on, as long as they now are; those that do not begin. */
  #enter(span: PlannedSpan): void {
    const time = span.timeOf(span.from);
    const held = [...this.#timeline.soundingAt(span.from)];
    const begun = this.#planned;
    for (const { sounding, part } of begun) {
      if (!part || sounding.endsAt <= time) continue;
      const at = held.findIndex(
        (placed) => isSame(placed, part) && this.#band.voiceOf(placed.track) === part.voice,
      );
      if (at < 0) sounding.release(time);
      else sounding.release(endOf(held.splice(at, 1)[0], span));
    }
    // What is plucked has had its time.
    for (const placed of held)
      if (this.#band.voiceOf(placed.track).attack !== undefined) this.#play(placed, span, time);
  }

  #play(placed: PlacedNote, span: PlannedSpan, time = span.timeOf(placed.note.onset)): void {
    const { track, note } = placed;
    const sounding = this.#band.play(track, { time, pitch: note.pitch, velocity: note.velocity });
    sounding.release(endOf(placed, span));
    this.#planned.push({ sounding, part: { ...placed, voice: this.#band.voiceOf(track) } });
  }

  #click({ from, to, timeOf }: PlannedSpan): void {
    for (const { beat, isFirst } of clicksBetween(this.#song.timeSignatures, from, to))
      this.#planned.push({ sounding: this.#metronome.click(timeOf(beat), isFirst), part: null });
  }
}

/** When a note ends: at the latest where its loop turns back. */
function endOf({ note }: PlacedNote, { cut, timeOf }: PlannedSpan): number {
  return timeOf(Math.min(note.onset + note.duration, cut));
}

function isSame(a: PlacedNote, b: PlacedNote): boolean {
  return (
    a.track === b.track &&
    a.note.onset === b.note.onset &&
    a.note.pitch === b.note.pitch &&
    a.note.velocity === b.note.velocity
  );
}
