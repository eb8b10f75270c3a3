import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ShareLink } from '../share/share-link.ts';
import { formatWhole } from '../state/format.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import './link-field.ts';

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

  override render() {
    return html`<wa-dialog
      label="Share"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-share-close', null)}
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
      <gp-link-field .url=${url}></gp-link-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-share-dialog': ShareDialog;
  }
}
