import { NoteRecorder } from '../../../music/melody/note-recorder.ts';
import { type Edited, settled } from '../../../music/melody/settled.ts';
import type { Note } from '../../../music/song/song.ts';
import type { Store } from '../../state/store.ts';
import type { MusicState } from '../state/music-state.ts';
import { endOf, melodyOf } from '../state/own-song.ts';
import type { LiveKeys } from './live-keys.ts';
import type { Transport } from './transport.ts';

/** Records what is played by hand onto the melody, from where one is in the song. */
export class TakeRecorder {
  readonly #store: Store<MusicState>;
  readonly #transport: Transport;
  readonly #keys: LiveKeys;
  readonly #keep: (edited: Edited) => void;
  #take: NoteRecorder | null = null;
  /** The beat of the recording that was asked for last. */
  #last = 0;

  /** @param keep is given the melody with what was recorded, never without */
  constructor(
    store: Store<MusicState>,
    transport: Transport,
    keys: LiveKeys,
    keep: (edited: Edited) => void,
  ) {
    this.#store = store;
    this.#transport = transport;
    this.#keys = keys;
    this.#keep = keep;
    // Stop, another song, the end of the sound: whatever ends it, what was played stays.
    store.subscribe(({ phase }) => {
      if (phase !== 'recording') this.#finish();
    });
  }

  async start(): Promise<void> {
    if (!(await this.#transport.record())) return;
    const { loops, history } = this.#store.state;
    this.#take = new NoteRecorder(loops ? endOf(history.present) : Infinity);
    // Whoever was a little early is on time.
    for (const [pitch, { velocity }] of this.#keys.held) this.press(pitch, velocity);
  }

  press(pitch: number, velocity: number): void {
    this.#take?.press(pitch, velocity, this.#beat);
  }

  release(pitch: number): void {
    this.#take?.release(pitch, this.#beat);
  }

  /** Before the song is gone on with elsewhere: what is held ends where it is heard to. */
  lift(): void {
    this.#take?.releaseAll(this.#beat);
  }

  /** What has been played so far, to be shown; nothing while nothing is recorded. */
  get notes(): readonly Note[] {
    return this.#take?.notesAt(this.#beat) ?? [];
  }

  /** While it runs; the transport is back at the beginning by the time that it has ended. */
  get #beat(): number {
    if (this.#store.state.phase === 'recording') this.#last = this.#transport.beat;
    return this.#last;
  }

  #finish(): void {
    const take = this.#take;
    if (take === null) return;
    this.#take = null;
    const notes = take.finish(this.#beat);
    if (notes.length > 0) this.#keep(settled(melodyOf(this.#store.state.history.present).notes, notes));
  }
}
