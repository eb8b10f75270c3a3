import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Link } from 'lucide';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * Whose the reward in the editor is when a link has brought it, and what can be done about it.
 * @fires gp-link
 */
@customElement('gp-link-banner')
export class LinkBanner extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 8px 12px;
        border-top: 1px solid var(--line);
        border-left: 3px solid var(--policy);
        background: color-mix(in oklab, var(--policy) 9%, var(--panel));
        font-size: var(--type-lead);
      }

      p {
        margin: 0 0 8px;
        overflow-wrap: anywhere;
      }

      svg {
        margin-inline-end: 6px;
        vertical-align: -3px;
        color: var(--policy-text);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .actions button {
        padding: 4px 10px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: none;
        font-size: var(--type-note);
        cursor: pointer;
      }

      .actions button:hover {
        background: var(--raised);
      }
    `,
  ];

  /** What its sender calls the reward. */
  @property() name = '';
  /** Whether somebody has asked to run it. */
  @property({ type: Boolean }) trusted = false;

  /** Whether nothing is kept beside it to go back to. */
  @property({ type: Boolean }) stays = false;

  override render() {
    return html`<p role="status">
        ${icon(Link, 15)}<b>${this.stays ? 'From somebody else' : 'From a link'}: “${this.name}”.</b>
        ${
          this.trusted
            ? 'Your own reward and settings are kept until you decide.'
            : `${this.stays ? '' : 'A copy, with its track and settings. '}Nothing of it has run: read it first. Training runs it.`
        }
      </p>
      <div class="actions">
        ${
          this.trusted
            ? html`<button @click=${() => emit(this, 'gp-link', 'keep')}>Keep this one</button>`
            : html`<button
                title="From now on checks and pictures may run it while you type"
                @click=${() => emit(this, 'gp-link', 'trust')}
              >
                Trust it
              </button>`
        }
        ${this.stays ? nothing : html`<button @click=${() => emit(this, 'gp-link', 'back')}>Back to mine</button>`}
      </div> `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-link-banner': LinkBanner;
  }
}
