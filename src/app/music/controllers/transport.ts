import { Bars } from '../../../music/melody/bars.ts';
import type { Song } from '../../../music/song/song.ts';
import type { Store } from '../../state/store.ts';
import { hearingOf, type MusicState } from '../state/music-state.ts';
import { endOf } from '../state/own-song.ts';
import type { SongPlayer, TrackHearing } from '../state/song-player.ts';
import type { MusicPlatform } from './music-platform.ts';

/** Plays the song in work, or a sample in its place; knows where in it one is. */
export class Transport {
  readonly #store: Store<MusicState>;
  #isAwaited = false;
  readonly #loadPlayer: MusicPlatform['loadPlayer'];
  readonly #failed: (error: unknown) => void;
  #player: SongPlayer | null = null;
  #loading: Promise<SongPlayer> | null = null;
  /** What the player has been given last. */
  #loaded: Song | null = null;
  /** How each track is heard, as the player has been told last. */
  readonly #settings: TrackHearing[] = [];
  /** The program whose keys the player is ready for. */
  #expected: number | null = null;
  /** The beat at which one is while nothing plays. */
  #cursor = 0;
  #isCued = false;
  /** Where the song has ended last. */
  #end = 0;
  /** Counts what was asked for: of two things in a row the second holds, whichever is ready first. */
  #turn = 0;

  /** @param failed is told why nothing can be heard */
  constructor(
    store: Store<MusicState>,
    loadPlayer: MusicPlatform['loadPlayer'],
    failed: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#loadPlayer = loadPlayer;
    this.#failed = failed;
    store.subscribe((state) => {
      this.#stayWithin(endOf(state.history.present));
      this.#follow(state);
    });
  }

  /** Where one is in the song. */
  get beat(): number {
    return this.#isRunning && this.#store.state.heard === null ? this.#player!.beat : this.#cursor;
  }

  /** Whether one is where `cue` has put one, and nobody has gone anywhere since. */
  get isCued(): boolean {
    return this.#isCued;
  }

  /** Gets the keys ready: the first of them is heard at once. Of what does not arrive it says nothing yet. */
  warmUp(): void {
    this.#load().catch(() => undefined);
  }

  /** Gets ready for songs of which one may be played soon. */
  expect(songs: readonly Song[]): void {
    this.#load().then(
      (player) => player.expect(songs),
      () => undefined,
    );
  }

  /** Gets ready to be heard: for what plays later than it is asked for. */
  wake(): void {
    this.#isAwaited = true;
    void this.#asked();
  }

  /** Silence, and what is still being made does not begin to play: nobody is there to hear it. */
  rest(): void {
    this.#isAwaited = false;
    if (this.#store.state.phase !== 'stopped') this.pause();
  }

  /** Whether somebody who woke it is still there. */
  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  /** From where one is in the song on; at its end, from its beginning. */
  async play(): Promise<void> {
    const turn = this.#begin();
    if (this.#cursor >= this.#end) this.#cursor = 0;
    const player = await this.#ready(turn);
    if (player !== null) await this.#run(player, 'playing', null, this.#song);
  }

  /** Plays a song in place of the one in work. @param index of the sample that it is */
  async hear(index: number, song: Song): Promise<void> {
    const turn = this.#begin();
    const player = await this.#ready(turn);
    if (player !== null) await this.#run(player, 'playing', index, song);
  }

  /**
   * Plays for a recording, after a bar of clicks where these are wanted.
   * @returns whether it has begun: somebody may have stopped it before
   */
  async record(): Promise<boolean> {
    const turn = this.#begin();
    const isCounted = this.#store.state.countsIn;
    if (isCounted) this.#store.update({ phase: 'count-in', heard: null });
    const player = await this.#ready(turn);
    if (player === null) return false;
    if (isCounted && !(await this.#countIn(player, turn))) return false;
    await this.#run(player, 'recording', null, this.#song);
    return turn === this.#turn;
  }

  pause(): void {
    this.#begin();
    this.#store.update({ phase: 'paused', heard: null });
  }

  /** Silence, and back to the beginning. */
  stop(): void {
    this.#begin();
    this.#cursor = 0;
    this.#store.update({ phase: 'stopped', heard: null });
  }

  /** Puts one where something new begins, for Play to begin with it. */
  cue(beat: number): void {
    this.seek(beat);
    this.#isCued = true;
  }

  seek(beat: number): void {
    this.#isCued = false;
    this.#cursor = Math.max(0, beat);
    if (this.#isRunning && this.#store.state.heard === null) this.#player!.seek(this.#cursor);
  }

  /** Begins to sound a note as the melody's instrument. @returns ends it */
  sound(pitch: number, velocity: number): () => void {
    const { program, isDrum } = this.#song.tracks[0];
    if (this.#player !== null) return this.#player.noteOn(program, isDrum, pitch, velocity);
    let end: () => void = () => undefined;
    let isOver = false;
    void this.#asked().then((player) => {
      if (!isOver && player !== null) end = player.noteOn(program, isDrum, pitch, velocity);
    });
    return () => {
      isOver = true;
      end();
    };
  }

  get #song(): Song {
    return this.#store.state.history.present.song;
  }

  get #isRunning(): boolean {
    const { phase } = this.#store.state;
    return phase === 'playing' || phase === 'recording';
  }

  /** Ends what plays, and stays where it was. @returns the turn of what is to follow */
  #begin(): number {
    this.#cursor = this.beat;
    this.#isCued = false;
    this.#player?.stop();
    return ++this.#turn;
  }

  async #run(
    player: SongPlayer,
    phase: 'playing' | 'recording',
    heard: number | null,
    song: Song,
  ): Promise<void> {
    const turn = this.#turn;
    this.#give(player, song);
    player.seek(heard === null ? this.#cursor : 0);
    this.#store.update({ phase, heard });
    try {
      await player.play();
    } catch (error) {
      if (turn === this.#turn) this.#refuse(error);
    }
  }

  /** @returns whether it has come to its end */
  async #countIn(player: SongPlayer, turn: number): Promise<boolean> {
    this.#give(player, this.#song);
    player.seek(this.#cursor);
    const bars = new Bars(this.#song.timeSignatures);
    const { bar } = bars.at(this.#cursor);
    try {
      const isOver = await player.countIn(bars.beatOf(bar + 1) - bars.beatOf(bar), (count) => {
        if (turn === this.#turn) this.#store.update({ count });
      });
      return isOver && turn === this.#turn;
    } catch (error) {
      if (turn === this.#turn) this.#refuse(error);
      return false;
    } finally {
      this.#store.update({ count: 0 });
    }
  }

  /** The player, if nobody has asked for something else meanwhile. */
  async #ready(turn: number): Promise<SongPlayer | null> {
    const player = await this.#asked();
    return turn === this.#turn ? player : null;
  }

  /** The player that somebody waits for; null, and said why, where there is none. */
  #asked(): Promise<SongPlayer | null> {
    return this.#load().catch((error: unknown) => {
      this.#refuse(error);
      return null;
    });
  }

  #load(): Promise<SongPlayer> {
    this.#loading ??= this.#loadPlayer().then(
      (player) => {
        player.onEnded = () => this.stop();
        this.#player = player;
        this.#follow(this.#store.state);
        return player;
      },
      (error: unknown) => {
        // It is tried again when somebody presses something again.
        this.#loading = null;
        throw error;
      },
    );
    return this.#loading;
  }

  #refuse(error: unknown): void {
    this.#store.update({ phase: 'stopped', heard: null });
    this.#failed(error);
  }

  #give(player: SongPlayer, song: Song): void {
    if (song !== this.#loaded) player.load((this.#loaded = song));
  }

  /** Of a song that has become shorter, nothing is where one may have been. What runs comes to its end by itself. */
  #stayWithin(end: number): void {
    if (end < this.#end && this.#cursor >= end) this.#cursor = 0;
    this.#end = end;
  }

  /** What is changed while it plays is heard at once; while nothing does, the player gets ready for it. */
  #follow(state: Readonly<MusicState>): void {
    const player = this.#player;
    if (player === null) return;
    this.#expectKeys(player);
    if (!this.#isRunning) {
      this.#give(player, this.#song);
      return;
    }
    this.#mix(player, state);
    const { phase, heard, loops, metronome, history } = state;
    if (heard === null) this.#give(player, history.present.song);
    const to = loops && heard === null ? endOf(history.present) : 0;
    if ((player.loop?.to ?? 0) !== to) player.loop = to > 0 ? { from: 0, to } : null;
    const clicks = metronome && heard === null;
    if (player.metronome !== clicks) player.metronome = clicks;
    const isEndless = phase === 'recording';
    if (player.isEndless !== isEndless) player.isEndless = isEndless;
  }

  /** Keys play the melody's instrument. */
  #expectKeys(player: SongPlayer): void {
    const { program, isDrum } = this.#song.tracks[0];
    if (program !== this.#expected) player.expectKeys(program, isDrum);
    this.#expected = program;
  }

  /** A sample has nobody to be muted. */
  #mix(player: SongPlayer, state: Readonly<MusicState>): void {
    for (const [i, hearing] of hearingOf(state).entries()) {
      const setting = state.heard === null ? hearing : { muted: false, solo: false };
      const before = this.#settings[i];
      if (before?.muted === setting.muted && before.solo === setting.solo) continue;
      this.#settings[i] = setting;
      player.setTrack(i, setting);
    }
  }
}
