import { writeMidi } from '../../../music/midi/write-midi.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { fileWords } from '../../share/file-names.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { writeSongLink } from '../share/song-link.ts';
import { PROJECT_ENDING, projectJson, type SongProject } from '../share/song-project.ts';
import { hearingOf, type MusicState } from '../state/music-state.ts';
import type { SentFormat, SongFormat } from '../state/song-share.ts';
import { styleName } from '../state/style-name.ts';
import type { MusicPlatform } from './music-platform.ts';

type Platform = Pick<MusicPlatform, 'renderWav' | 'saveFile' | 'page' | 'canSend' | 'send'>;

const FILES: Readonly<Record<SongFormat, { readonly ending: string; readonly type: string }>> = {
  midi: { ending: '.mid', type: 'audio/midi' },
  wav: { ending: '.wav', type: 'audio/wav' },
  project: { ending: PROJECT_ENDING, type: 'application/json' },
};
const SENT: readonly SentFormat[] = ['midi', 'wav'];

/** The ways on which the song in work leaves the page: as a file, to another app, by a link. */
export class SongOutlet {
  readonly #store: Store<MusicState>;
  readonly #notices: NoticeBoard;
  readonly #platform: Platform;

  constructor(store: Store<MusicState>, notices: NoticeBoard, platform: Platform) {
    this.#store = store;
    this.#notices = notices;
    this.#platform = platform;
  }

  async save(format: SongFormat): Promise<void> {
    const file = format === 'wav' ? await this.#rendered() : this.#written(format);
    if (file !== null) this.#platform.saveFile(file.name, file);
  }

  /** Hands a file to another app, which the person chooses. */
  async send(format: SentFormat): Promise<void> {
    const file = format === 'wav' ? await this.#rendered() : this.#written(format);
    if (file !== null) await this.#hand(file);
  }

  /** Makes a link, and finds out what else this browser can do. */
  async share(): Promise<void> {
    const sends = SENT.filter((format) => this.#platform.canSend(this.#fileOf(format, [])));
    this.#store.update({ share: { link: null, sends } });
    const link = await writeSongLink(this.#platform.page, this.#project);
    // It may have been closed meanwhile.
    if (this.#store.state.share !== null) this.#store.update({ share: { link, sends } });
  }

  get #project(): SongProject {
    const { history, locked } = this.#store.state;
    return { ...history.present, locked: [...locked] };
  }

  #written(format: 'midi' | 'project'): File {
    const content =
      format === 'midi'
        ? (writeMidi(this.#project.song) as Uint8Array<ArrayBuffer>)
        : JSON.stringify(projectJson(this.#project));
    return this.#fileOf(format, [content]);
  }

  /** @returns null where it could not be made, which is said */
  async #rendered(): Promise<File | null> {
    const { song } = this.#project;
    this.#store.update({ isRendering: true });
    try {
      return this.#fileOf('wav', [await this.#platform.renderWav(song, hearingOf(this.#store.state))]);
    } catch (error) {
      const text = `The song could not be saved as sound: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'wav', text });
      return null;
    } finally {
      this.#store.update({ isRendering: false });
    }
  }

  #fileOf(format: SongFormat, content: BlobPart[]): File {
    const { ending, type } = FILES[format];
    return new File(content, this.#name + ending, { type });
  }

  /** With what made the parts: `ode-to-joy-pop-2`. */
  get #name(): string {
    const { history, models } = this.#store.state;
    const { song, style } = history.present;
    const title = fileWords(song.title) || 'song';
    if (style === undefined || song.tracks.length === 1) return title;
    return `${title}-${fileWords(`${styleName(style, models)} ${style.seed}`)}`;
  }

  async #hand(file: File): Promise<void> {
    this.#notices.dismissKind('send');
    try {
      await this.#platform.send(file, this.#store.state.history.present.song.title);
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      // The person has thought better of it.
      if (name === 'AbortError') return;
      // Browsers let a page send only just after something was pressed; a long song takes longer to render.
      if (name === 'NotAllowedError') {
        const action = { label: 'Send', run: () => void this.#hand(file) };
        const text = `${file.name} is ready to be sent.`;
        this.#notices.show({ tone: 'info', kind: 'send', text, action, seconds: null });
      } else {
        const text = `${file.name} could not be sent: ${messageOf(error)}`;
        this.#notices.show({ tone: 'error', kind: 'send', text });
      }
    }
  }
}
