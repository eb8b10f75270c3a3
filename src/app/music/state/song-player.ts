import type { Song } from '../../../music/song/song.ts';

/** Whether a track is heard; where any is solo, only those are. */
export interface TrackHearing {
  readonly muted: boolean;
  readonly solo: boolean;
}

/** What plays songs and single notes: as much of it as the music tab uses. Beats as in a `Song`. */
export interface SongPlayer {
  /** What is to be played from now on; the place in it stays. */
  load(song: Song): void;
  play(): Promise<void>;
  pause(): void;
  stop(): void;
  seek(beat: number): void;
  readonly beat: number;
  readonly state: 'stopped' | 'playing' | 'paused';
  loop: { readonly from: number; readonly to: number } | null;
  metronome: boolean;
  /** Whether it goes on behind the last note. */
  isEndless: boolean;
  /** Called when a song has come to its end by itself. */
  onEnded: (() => void) | null;
  /** How a track is heard, from now on. */
  setTrack(index: number, setting: TrackHearing): void;
  /**
   * Clicks so many beats.
   * @param onClick told of each as it is heard, by its number from 1
   * @returns true when `play` may follow, for the song to begin on their end; false where it was stopped before
   */
  countIn(beats: number, onClick: (count: number) => void): Promise<boolean>;
  /** Gets ready for keys of an instrument. */
  expectKeys(program: number, isDrum: boolean): void;
  /** Gets ready for how songs begin of which one may be loaded soon. */
  expect(songs: readonly Song[]): void;
  /** Begins to sound a note. @returns ends it */
  noteOn(program: number, isDrum: boolean, pitch: number, velocity: number): () => void;
}
