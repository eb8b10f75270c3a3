import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Copy } from 'lucide';
import { MAX_LINK } from '../share/packed-link.ts';
import type { ShareLink } from '../share/share-link.ts';
import { formatWhole } from '../state/format.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { copyText } from './copy-text.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * A link to the reward, its track and the settings, to be copied; or why there is none, and what to do instead.
 * @fires gp-share-close
 */
@customElement('gp-share-dialog')
export class ShareDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      wa-dialog {
        --width: 520px;
      }

      p {
        margin: 0 0 12px;
        line-height: 1.5;
      }

      .row {
        display: flex;
        gap: 8px;
      }

      input {
        flex: 1;
        min-width: 0;
        padding: 7px 10px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--ground);
        color: var(--text);
        font: var(--type-note) var(--mono);
        text-overflow: ellipsis;
      }

      wa-button svg {
        margin-inline-end: 6px;
        vertical-align: -3px;
      }

      .size {
        margin: 8px 0 0;
        color: var(--quiet);
        font-size: var(--type-note);
      }

      .warning {
        padding-left: 10px;
        border-left: 3px solid var(--learning);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  /** Null while it is being made. */
  @property({ attribute: false }) link: ShareLink | null = null;
  /** Name of the chosen track. */
  @property() track = '';
  @state() private said = '';
  @query('input') private readonly field!: HTMLInputElement | null;

  override render() {
    return html`<wa-dialog
      label="Share"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => {
        this.said = '';
        emit(this, 'gp-share-close', null);
      }}
    >
      ${this.link === null ? html`<p>Making the link …</p>` : this.#content(this.link)}
    </wa-dialog>`;
  }

  #content(link: ShareLink) {
    const { url, excess, trackLeftOut } = link;
    if (excess > 0) {
      return html`<p class="warning">
        The reward is too long for a link: it would have ${formatWhole(url.length)} characters,
        ${formatWhole(excess)} more than mail and chats pass on. Shorten it, or save it as a file and send
        that.
      </p>`;
    }
    const place = trackLeftOut === null ? `${this.track} and ` : '';
    return html`<p>
        The link holds your reward, ${place}all settings of the next run. It is the whole of it: nothing is
        stored anywhere. Whoever opens it gets a copy, and nothing runs before they ask for it.
      </p>
      ${
        trackLeftOut === null
          ? nothing
          : html`<p class="warning">
              Your track “${trackLeftOut}” does not fit into a link: send its file too. Whoever opens the link
              stays on the track they have chosen.
            </p>`
      }
      <div class="row">
        <input readonly aria-label="Link" .value=${url} @focus=${() => this.field?.select()} />
        <wa-button variant="brand" appearance="accent" size="s" @click=${() => void this.#copy(url)}>
          ${icon(Copy, 16)}Copy
        </wa-button>
      </div>
      <p class="size number" role="status">
        ${this.said === '' ? `${formatWhole(url.length)} of ${formatWhole(MAX_LINK)} characters` : this.said}
      </p>`;
  }

  async #copy(url: string): Promise<void> {
    if (await copyText(url)) {
      this.said = 'Copied.';
      return;
    }
    this.field?.focus();
    this.field?.select();
    this.said = 'The browser does not let the page copy: press Ctrl + C.';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-share-dialog': ShareDialog;
  }
}
