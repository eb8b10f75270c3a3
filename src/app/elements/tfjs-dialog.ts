import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Copy } from 'lucide';
import { tfjsSnippet } from '../share/tfjs-snippet.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { copyText } from './copy-text.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * What an exported run is good for elsewhere: a program that opens its policy in stock tfjs, to be copied.
 * @fires gp-tfjs with an empty text when it is closed
 */
@customElement('gp-tfjs-dialog')
export class TfjsDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      wa-dialog {
        --width: 680px;
      }

      p {
        margin: 0 0 12px;
        line-height: 1.5;
      }

      code {
        font: var(--type-note) var(--mono);
      }

      pre {
        max-height: 45vh;
        margin: 0 0 12px;
        padding: 10px 12px;
        overflow: auto;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--ground);
        font: var(--type-note)/1.5 var(--mono);
        /* As it is typed: a sign for === would be no program. */
        font-variant-ligatures: none;
      }

      .row {
        display: flex;
        align-items: center;
        gap: 10px;
      }

      .row p {
        margin: 0;
        color: var(--quiet);
        font-size: var(--type-note);
      }

      wa-button svg {
        margin-inline-end: 6px;
        vertical-align: -3px;
      }
    `,
  ];

  /** Name of the folder that the exported file is unpacked into; empty: closed. */
  @property() folder = '';
  @state() private said = '';
  @query('pre') private readonly program!: HTMLElement | null;

  override render() {
    const snippet = tfjsSnippet(this.folder);
    return html`<wa-dialog
      label="Open in tfjs"
      light-dismiss
      ?open=${this.folder !== ''}
      @wa-after-hide=${() => {
        this.said = '';
        emit(this, 'gp-tfjs', '');
      }}
    >
      <p>
        Unpacked, the file is a folder with the best policy as a stock tfjs model. This opens it in a page and
        asks it for an action; <code>@tensorflow/tfjs</code> is all it needs.
      </p>
      <pre tabindex="0" aria-label="Program">${snippet}</pre>
      <div class="row">
        <wa-button variant="brand" appearance="accent" size="s" @click=${() => void this.#copy(snippet)}>
          ${icon(Copy, 16)}Copy
        </wa-button>
        <p role="status">${this.said}</p>
      </div>
    </wa-dialog>`;
  }

  async #copy(snippet: string): Promise<void> {
    if (await copyText(snippet)) {
      this.said = 'Copied.';
      return;
    }
    this.program?.focus();
    if (this.program !== null) getSelection()?.selectAllChildren(this.program);
    this.said = 'The browser does not let the page copy: press Ctrl + C.';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-tfjs-dialog': TfjsDialog;
  }
}
