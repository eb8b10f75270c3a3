import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { questionStyles } from '../theme/question-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/**
 * What a word on the screen means: a question mark beside it, and what it opens in a line of its own, under the row that it stands in.
 * The row is a flex box that wraps; what is explained is the slot's content.
 */
@customElement('gp-meaning')
export class Meaning extends LitElement {
  static override readonly styles = [
    sharedStyles,
    questionStyles,
    css`
      :host {
        display: contents;
      }

      p {
        flex: 1 0 100%;
        order: 1;
        margin: 0;
        color: var(--quiet);
        font-weight: 400;
        font-size: var(--type-text);
        line-height: 1.45;
      }
    `,
  ];

  /** The word. */
  @property() of = '';
  @state() private isOpen = false;

  override render() {
    const title = `What “${this.of}” means`;
    return html`<button
        class="question"
        aria-label=${title}
        aria-expanded=${this.isOpen}
        title=${title}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ?</button
      >${this.isOpen ? html`<p><slot></slot></p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-meaning': Meaning;
  }
}
