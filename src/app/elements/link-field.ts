import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Copy } from 'lucide';
import { MAX_LINK } from '../share/packed-link.ts';
import { formatWhole } from '../state/format.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { copyText } from './copy-text.ts';
import { icon } from './icon.ts';

/** A link to be copied, and how much of what a link may hold it takes. */
@customElement('gp-link-field')
export class LinkField extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
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

      p {
        margin: 8px 0 0;
        color: var(--quiet);
        font-size: var(--type-note);
      }
    `,
  ];

  @property() url = '';
  @property() label = 'Link';
  /** What has come of copying it. */
  @state() private said = '';
  @query('input') private readonly field!: HTMLInputElement;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('url')) this.said = '';
  }

  override render() {
    return html`<div class="row">
        <input readonly aria-label=${this.label} .value=${this.url} @focus=${() => this.field.select()} />
        <wa-button variant="brand" appearance="accent" size="s" @click=${() => void this.#copy()}>
          ${icon(Copy, 16)}Copy
        </wa-button>
      </div>
      <p class="number" role="status">
        ${
          this.said === ''
            ? `${formatWhole(this.url.length)} of ${formatWhole(MAX_LINK)} characters`
            : this.said
        }
      </p>`;
  }

  async #copy(): Promise<void> {
    if (await copyText(this.url)) {
      this.said = 'Copied.';
      return;
    }
    this.field.focus();
    this.field.select();
    this.said = 'The browser does not let the page copy: press Ctrl + C.';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-link-field': LinkField;
  }
}
