import { checkTrackFile, type TrackFile } from '../../track/track-file.ts';
import type { ImportOutcome } from '../../workers/protocol.ts';
import { asOwn, isOwn, readOwn } from '../catalogue/own-items.ts';
import { messageOf, messageWith } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import { DEFAULT_SETUP } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import type { RunStorage } from '../storage/run-storage.ts';
import type { NoticeBoard } from './notice-board.ts';

/** What a track library needs from outside. */
interface TrackPlatform {
  loadTracks(): Promise<readonly TrackFile[]>;
  readonly storage: RunStorage;
  importTrack(file: File): Promise<ImportOutcome>;
}

interface TrackHooks {
  /** Another track is the one to drive on. */
  choose(trackId: string): void;
  onStorageError(error: unknown): void;
}

/** Files at once beyond which somebody has dropped the wrong folder. */
const MAX_FILES = 50;
/** As a track file may have it, characters. */
const MAX_NAME = 80;

/** The tracks there are: those that ship, and those that the person has imported or drawn. */
export class TrackLibrary {
  readonly #store: Store<RaceState>;
  readonly #platform: TrackPlatform;
  readonly #notices: NoticeBoard;
  readonly #hooks: TrackHooks;
  #shipped: Promise<void> | null = null;

  constructor(store: Store<RaceState>, platform: TrackPlatform, notices: NoticeBoard, hooks: TrackHooks) {
    this.#store = store;
    this.#platform = platform;
    this.#notices = notices;
    this.#hooks = hooks;
  }

  /** Puts all shipped tracks into the list, once. Where they do not arrive that is said, and the next call tries again. */
  loadShipped(): Promise<void> {
    this.#shipped ??= this.#loadShipped();
    return this.#shipped;
  }

  /** Reads the person's own tracks. */
  async load(): Promise<void> {
    const stored = await this.#platform.storage.listTracks();
    const own = readOwn(stored, (data) => checkTrackFile(data, 'stored track'));
    own.sort((a, b) => a.name.localeCompare(b.name));
    this.#store.update({ tracks: [...this.#store.state.tracks, ...own] });
  }

  /** Reads tracks from files and chooses the last one. What cannot be read is named; the others are kept. */
  async import(files: readonly File[]): Promise<void> {
    if (files.length > MAX_FILES) {
      this.#notices.show({
        tone: 'error',
        text: `Import at most ${MAX_FILES} files at once (these are ${files.length}).`,
      });
      return;
    }
    let last: TrackFile | null = null;
    for (const file of files) last = (await this.#importOne(file)) ?? last;
    if (last !== null) this.#hooks.choose(last.id);
  }

  /** Puts a track among the person's own, under an id and a name of its own. @returns it, or the same one that was there */
  add(track: TrackFile): TrackFile {
    const { tracks } = this.#store.state;
    const shape = shapeOf(track);
    const same = tracks.find((other) => isOwn(other) && shapeOf(other) === shape);
    if (same !== undefined) return same;
    const own = asOwn(track, tracks, MAX_NAME);
    this.#add(own);
    return own;
  }

  /**
   * Keeps a track that was drawn, under a name of its own, and chooses it.
   * @param replacedId one of the person's own that it is a new version of; null: it is another one
   * @returns it as it is kept
   */
  keepDrawn(track: TrackFile, replacedId: string | null): TrackFile {
    const { tracks } = this.#store.state;
    const replaced = tracks.find((other) => other.id === replacedId && isOwn(other));
    if (replaced === undefined) {
      const own = asOwn(track, tracks, MAX_NAME);
      this.#add(own);
      this.#hooks.choose(own.id);
      this.#notices.show({ tone: 'info', text: `“${own.name}” is among your tracks.` });
      return own;
    }
    const others = tracks.filter((other) => other !== replaced);
    const version = { ...asOwn(track, others, MAX_NAME), id: replaced.id };
    this.#exchange(replaced, version);
    this.#notices.offerUndo(
      `“${version.name}” has changed; runs keep the road that they were driven on.`,
      () => this.#exchange(version, replaced),
      { applies: () => this.#store.state.tracks.includes(version) },
    );
    return version;
  }

  /** Takes one of the person's own tracks off the list; a notice offers to put it back. Runs on it keep it. */
  remove(id: string): void {
    const { tracks, setup } = this.#store.state;
    const track = tracks.find((other) => other.id === id);
    if (track === undefined || !isOwn(track)) return;
    this.#store.update({ tracks: tracks.filter((other) => other !== track) });
    this.#write(this.#platform.storage.removeTrack(id));
    const wasChosen = setup.trackId === id;
    if (wasChosen) this.#hooks.choose(DEFAULT_SETUP.trackId);
    this.#notices.offerUndo(`“${track.name}” was removed.`, () => {
      this.#add(track);
      if (wasChosen) this.#hooks.choose(id);
    });
  }

  async #loadShipped(): Promise<void> {
    try {
      const shipped = await this.#platform.loadTracks();
      this.#store.update({ tracks: [...shipped, ...this.#store.state.tracks.filter(isOwn)] });
    } catch (error) {
      this.#shipped = null;
      const text = `The other tracks did not arrive: ${messageWith('Reload the page to have them.', error)}`;
      this.#notices.show({ tone: 'error', kind: 'tracks', text });
    }
  }

  async #importOne(file: File): Promise<TrackFile | null> {
    try {
      const { track: read, scale, narrowed } = await this.#platform.importTrack(file);
      const track = asOwn(read, this.#store.state.tracks, MAX_NAME);
      this.#add(track);
      const notes = [
        ...(scale === 1 ? [] : [`scaled by ${Number(scale.toPrecision(3))}, so that its road fits the car`]),
        ...(narrowed === 0 ? [] : [`narrowed at ${narrowed} points where it bends too tightly`]),
      ];
      const detail = notes.length === 0 ? '' : `: ${notes.join('; ')}`;
      this.#notices.show({ tone: 'info', text: `“${track.name}” is among your tracks${detail}.` });
      return track;
    } catch (error) {
      const text = messageOf(error);
      this.#notices.show({ tone: 'error', text });
      return null;
    }
  }

  /** Puts another version of a track in its place, and on the road. */
  #exchange(before: TrackFile, after: TrackFile): void {
    const { tracks } = this.#store.state;
    this.#store.update({ tracks: tracks.map((track) => (track === before ? after : track)) });
    this.#write(this.#platform.storage.putTrack(after));
    this.#hooks.choose(after.id);
  }

  #add(track: TrackFile): void {
    this.#store.update({ tracks: [...this.#store.state.tracks, track] });
    this.#write(this.#platform.storage.putTrack(track));
  }

  #write(writing: Promise<void>): void {
    writing.catch((error: unknown) => this.#hooks.onStorageError(error));
  }
}

/** Where a track's road is, to the tenth of a millimetre, which is all that links tell. */
function shapeOf({ centreLine, width, elevation, banking }: TrackFile): string {
  return JSON.stringify([centreLine, width.left, width.right, elevation, banking], (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e4) : value,
  );
}
