import { likeliestMelody, melodySong } from '../../../music/melody/melody-of.ts';
import { readMidi } from '../../../music/midi/read-midi.ts';
import { SongError } from '../../../music/song/song-error.ts';
import type { Song } from '../../../music/song/song.ts';
import { plainName } from '../../../track/plain-name.ts';
import { ShareLinkError } from '../../share/packed-link.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { readSongLink } from '../share/song-link.ts';
import { readProject, type SongProject } from '../share/song-project.ts';
import type { MusicState } from '../state/music-state.ts';
import { MAX_TITLE, pieceOf } from '../state/own-song.ts';

/** Larger than any piece of music; it is read on the page, bytes. */
const LARGEST = 8e6;

/**
 * Songs from elsewhere: projects and links as they are, MIDI files with a choice of the track that is the melody. All is checked,
 * and said what is wrong with it.
 */
export class SongImport {
  readonly #store: Store<MusicState>;
  readonly #notices: NoticeBoard;
  readonly #add: (project: SongProject) => void;

  constructor(store: Store<MusicState>, notices: NoticeBoard, add: (project: SongProject) => void) {
    this.#store = store;
    this.#notices = notices;
    this.#add = add;
  }

  /** What is no song is said in one line, and changes nothing. */
  async import(files: readonly File[]): Promise<void> {
    this.#notices.dismissKind('song file');
    try {
      if (files.length !== 1) throw new Error(`Open one file at a time (these are ${files.length}).`);
      await this.#read(files[0]);
    } catch (error) {
      // A file can also be gone by the time it is read.
      this.#notices.show({ tone: 'error', kind: 'song file', text: messageOf(error) });
    }
  }

  /** Opens a link as a copy. @param fragment of the address */
  async openLink(fragment: string): Promise<void> {
    try {
      const project = await readSongLink(fragment);
      if (project === null) return;
      this.#add(project);
      const text = `“${project.song.title}” was opened from the link, as a copy of your own.`;
      this.#notices.show({ tone: 'info', kind: 'song link', text });
    } catch (error) {
      if (!(error instanceof ShareLinkError)) throw error;
      this.#notices.show({ tone: 'error', kind: 'song link', text: error.message });
    }
  }

  /** @param index of the track of the file that is to be the melody; null: none after all */
  choose(index: number | null): void {
    const { choice } = this.#store.state;
    this.#store.update({ choice: null });
    if (choice !== null && index !== null) this.#take(choice.song, index, choice.fileName);
  }

  async #read(file: File): Promise<void> {
    const fileName = plainName(file.name, MAX_TITLE);
    if (file.size > LARGEST) throw new SongError(fileName, 'size', `must be at most ${LARGEST / 1e6} MB`);
    if (/\.json$/i.test(fileName)) {
      this.#add(readProject(await file.text(), fileName));
      return;
    }
    const song = readMidi(new Uint8Array(await file.arrayBuffer()), fileName);
    const likeliest = likeliestMelody(song);
    const withNotes = song.tracks.filter(({ notes }) => notes.length > 0);
    if (withNotes.length === 0) throw new SongError(fileName, 'notes', 'must be at least one: it is silent');
    if (likeliest < 0)
      throw new SongError(fileName, 'tracks', 'must have one that is no drums: there is no melody in it');
    if (withNotes.length === 1) this.#take(song, likeliest, fileName);
    else this.#store.update({ choice: { fileName, song, likeliest } });
  }

  #take(song: Song, index: number, fileName: string): void {
    const melody = melodySong(song, index);
    const title = plainName(song.title, MAX_TITLE) || fileName.replace(/\.midi?$/i, '') || 'From a file';
    const [track] = melody.tracks;
    const piece = pieceOf({ ...melody, title, tracks: [{ ...track, name: track.name || 'Melody' }] });
    this.#add({ ...piece, locked: [] });
  }
}
