import { MELODIES } from '../../../music/melodies/melodies.ts';
import { songOfMelody } from '../../../music/melodies/melody-text.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { freshName } from '../../state/fresh-name.ts';
import type { Store } from '../../state/store.ts';
import { WriteBehind } from '../../storage/write-behind.ts';
import type { MusicState } from '../state/music-state.ts';
import { byLastSaved, emptyPiece, MAX_TITLE, type OwnSong, type Piece, pieceOf } from '../state/own-song.ts';
import { readSongs } from '../storage/saved-songs.ts';
import type { MusicPlatform } from './music-platform.ts';

type Platform = Pick<MusicPlatform, 'storage' | 'claims' | 'lastSong' | 'keepLastSong' | 'now' | 'newId'>;

/** The person's songs: each is kept as it is changed, from its first change on. */
export class SongLibrary {
  readonly #store: Store<MusicState>;
  readonly #notices: NoticeBoard;
  readonly #platform: Platform;
  readonly #enter: (song: OwnSong) => void;
  /** The song that is being claimed: a second click must not take the first one's claim for another tab's. */
  #opening: string | null = null;
  readonly #writer: WriteBehind<readonly [id: string, song: OwnSong | null]>;

  /** @param enter begins to work on a song */
  constructor(
    store: Store<MusicState>,
    notices: NoticeBoard,
    platform: Platform,
    enter: (song: OwnSong) => void,
    onStorageError: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#notices = notices;
    this.#platform = platform;
    this.#enter = enter;
    this.#writer = new WriteBehind(
      (changes) => platform.storage.writeSongs(new Map(changes)),
      onStorageError,
    );
  }

  /** Goes on with the song of the last visit; the first one begins with a sample. */
  async restore(): Promise<void> {
    const songs = readSongs(await this.#platform.storage.listSongs()).sort(byLastSaved);
    this.#store.update({ songs });
    const last = songs.find(({ id }) => id === this.#platform.lastSong) ?? songs[0];
    if (last) await this.open(last.id);
    else this.useSample(0);
  }

  /** The song in work has become this. */
  changed(piece: Piece): void {
    this.#put({ id: this.#store.state.songId, ...piece, savedAt: this.#platform.now() });
  }

  new(): void {
    this.#begin(emptyPiece(this.#freshTitle('New song')), true);
  }

  /** Begins a song with one of the melodies that ship. */
  useSample(index: number): void {
    this.#begin(pieceOf(songOfMelody(MELODIES[index])), true);
  }

  /** Begins a song with what came from elsewhere. */
  add(piece: Piece): void {
    this.#begin(piece, false);
  }

  /** Goes on with one of them; where another tab is at work on it, with a copy. */
  async open(id: string): Promise<void> {
    const song = this.#find(id);
    if (song === undefined || id === this.#store.state.songId || id === this.#opening) return;
    this.#opening = id;
    const isOurs = await this.#platform.claims.claim(id);
    if (this.#opening !== id) {
      // Somebody has gone to another one meanwhile: this one is not to be held back from other tabs.
      if (isOurs && id !== this.#store.state.songId) this.#platform.claims.release(id);
      return;
    }
    if (isOurs) this.#go(song);
    else {
      this.duplicate(id);
      const text = `“${song.song.title}” is open in another tab: this is a copy.`;
      this.#notices.show({ tone: 'warning', kind: 'song elsewhere', text });
    }
  }

  /** Goes on with a copy under a name of its own. */
  duplicate(id: string): void {
    const source = this.#find(id);
    if (source === undefined) return;
    const title = this.#freshTitle(`${source.song.title.slice(0, MAX_TITLE - 10)} copy`);
    const { id: _, savedAt: __, isUntouched: ___, ...piece } = source;
    this.#begin({ ...piece, song: { ...source.song, title } }, false);
  }

  /** Takes a song off the list; a notice offers to put it back. */
  remove(id: string): void {
    const song = this.#find(id);
    if (song === undefined) return;
    const others = this.#store.state.songs.filter((other) => other !== song);
    this.#store.update({ songs: others });
    this.#writer.add([id, null]);
    this.#platform.claims.release(id);
    if (id === this.#store.state.songId) {
      if (others.length > 0) void this.open(others[0].id);
      else this.new();
    }
    this.#notices.offerUndo(`“${song.song.title}” was removed.`, () => {
      this.#put(song);
      void this.open(id);
    });
  }

  /** Begins to write what waits: the page goes away. */
  flush(): void {
    this.#writer.flush();
  }

  #begin(piece: Piece, isUntouched: boolean): void {
    const id = this.#platform.newId();
    void this.#platform.claims.claim(id);
    const untouched = isUntouched ? { isUntouched: true as const } : {};
    this.#go({ id, ...piece, savedAt: this.#platform.now(), ...untouched });
  }

  #go(song: OwnSong): void {
    this.#opening = null;
    const leftId = this.#store.state.songId;
    this.#put(song);
    this.#enter(song);
    this.#platform.keepLastSong(song.id);
    // What was being recorded is in it by now.
    const left = this.#find(leftId);
    if (left === undefined || left.id === song.id) return;
    this.#platform.claims.release(left.id);
    if (left.isUntouched !== true) return;
    this.#writer.add([left.id, null]);
    this.#store.update({ songs: this.#store.state.songs.filter(({ id }) => id !== left.id) });
  }

  /** Adds or changes a song, in the list and in the storage. */
  #put(song: OwnSong): void {
    const others = this.#store.state.songs.filter(({ id }) => id !== song.id);
    this.#store.update({ songs: [song, ...others].sort(byLastSaved) });
    this.#writer.add([song.id, song]);
  }

  #find(id: string): OwnSong | undefined {
    return this.#store.state.songs.find((song) => song.id === id);
  }

  #freshTitle(title: string): string {
    return freshName(
      title,
      this.#store.state.songs.map(({ song }) => song.title),
      MAX_TITLE,
    );
  }
}
