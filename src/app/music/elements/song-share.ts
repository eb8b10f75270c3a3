import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Download, ExternalLink, Send } from 'lucide';
import { copyText } from '../../elements/copy-text.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import '../../elements/link-field.ts';
import { formatWhole } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { SongLink } from '../share/song-link.ts';
import type { MusicAction } from '../state/music-action.ts';
import { emptyPiece, partsOf, type Piece } from '../state/own-song.ts';
import type { SongShare } from '../state/song-share.ts';
import { musicStyles } from './music-styles.ts';

/** Where people upload sound; what is uploaded there they choose themselves. */
const SOUNDCLOUD = 'https://soundcloud.com/upload';

/**
 * The ways on which a song leaves the page: a link, its project, other apps of the device, SoundCloud.
 * @fires gp-music
 */
@customElement('gp-song-share')
export class SongShareDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      wa-dialog {
        --width: 540px;
      }

      section + section {
        margin-top: 14px;
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }

      h2 {
        margin: 0 0 4px;
      }

      p {
        margin: 0 0 8px;
        line-height: 1.5;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      a.tool {
        color: inherit;
        text-decoration: none;
      }

      .size {
        margin: 6px 0 0;
        color: var(--quiet);
        font-size: var(--type-note);
      }

      .warning {
        padding-left: 10px;
        border-left: 3px solid var(--learning);
      }
    `,
  ];

  /** Null: it is closed. */
  @property({ attribute: false }) share: SongShare | null = null;
  @property({ attribute: false }) piece: Piece = emptyPiece('');
  /** Whether the song is being made a WAV file. */
  @property({ type: Boolean }) rendering = false;
  @state() private published = '';

  override render() {
    return html`<wa-dialog
      label="Share the song"
      light-dismiss
      ?open=${this.share !== null}
      @wa-after-hide=${() => {
        this.published = '';
        if (this.share !== null) this.#do({ type: 'share-close' });
      }}
    >
      ${this.share === null ? nothing : this.#content(this.share)}
    </wa-dialog>`;
  }

  #content({ link, sends }: SongShare) {
    return html`<section aria-labelledby="link">
        <h2 id="link">Link</h2>
        ${link === null ? html`<p>Making the link …</p>` : this.#link(link)}
      </section>
      <section aria-labelledby="project">
        <h2 id="project">Project file</h2>
        <p>
          All of the song: notes, parts, locks, genre and variation. It opens again here, under “From a file”,
          on any machine.
        </p>
        <button class="tool" @click=${() => this.#do({ type: 'export', format: 'project' })}>
          ${icon(Download, 16)}Save project
        </button>
      </section>
      ${sends.length === 0 ? nothing : this.#others(sends)}
      <section aria-labelledby="publish">
        <h2 id="publish">Publish on SoundCloud</h2>
        <p>
          The song is saved as a WAV file, its title is copied, and SoundCloud’s upload page opens in a new
          tab. There you sign in, choose the file and paste the title. Nothing is sent from here.
        </p>
        <a
          class="tool"
          href=${SOUNDCLOUD}
          target="_blank"
          rel="noopener noreferrer"
          @click=${() => void this.#publish()}
          >${icon(ExternalLink, 16)}Save WAV, open SoundCloud</a
        >
        <p class="size" role="status">${this.rendering ? 'Rendering the song.' : this.published}</p>
      </section>`;
  }

  #link({ url, excess, isMelodyOnly }: SongLink) {
    if (excess > 0)
      return html`<p class="warning">
        The melody is too long for a link: it would have ${formatWhole(url.length)} characters,
        ${formatWhole(excess)} more than mail and chats pass on. Save the project, and send that.
      </p>`;
    const parts = partsOf(this.piece).length > 0 && !isMelodyOnly ? ' with its parts' : '';
    return html`<p>
        The link holds the song${parts}: nothing is stored anywhere. Whoever opens it gets a copy beside their
        own songs.
      </p>
      ${
        isMelodyOnly
          ? html`<p class="warning">
              The parts do not fit into it, only their genre and variation: whoever opens the link makes them
              again with Generate. The project file holds everything.
            </p>`
          : nothing
      }
      <gp-link-field label="Link to the song" .url=${url}></gp-link-field>`;
  }

  #others(sends: SongShare['sends']) {
    return html`<section aria-labelledby="others">
      <h2 id="others">Other apps</h2>
      <p>Hands the file to an app of this device that you choose.</p>
      <div class="row">
        ${sends.map(
          (format) =>
            html`<button
              class="tool"
              ?disabled=${format === 'wav' && this.rendering}
              @click=${() => this.#do({ type: 'send', format })}
            >
              ${icon(Send, 16)}${format === 'midi' ? 'Send MIDI' : 'Send WAV'}
            </button>`,
        )}
      </div>
    </section>`;
  }

  /** The link itself opens the tab. */
  async #publish(): Promise<void> {
    const { title } = this.piece.song;
    this.#do({ type: 'export', format: 'wav' });
    this.published = (await copyText(title))
      ? `The title “${title}” is copied; the WAV file is where your downloads are.`
      : `The WAV file is where your downloads are. The title is “${title}”.`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-song-share': SongShareDialog;
  }
}
