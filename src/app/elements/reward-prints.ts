import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sharedStyles } from '../theme/shared-styles.ts';

/** How near to the end counts as there, px. */
const NEAR = 24;

/** What a reward has printed, with the newest lines in view until somebody scrolls away from them. */
@customElement('gp-reward-prints')
export class RewardPrints extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: var(--type-text);
        line-height: 1.45;
      }

      p {
        margin: 0;
        color: var(--quiet);
      }

      pre {
        max-height: 168px;
        margin: 0;
        overflow: auto;
        font: var(--type-note)/1.5 var(--mono);
        font-variant-ligatures: none;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() text = '';
  /** Whether the end is in view. */
  #isAtEnd = true;

  override render() {
    if (this.text === '')
      return html`<p>
        What the reward prints while cars train appears here: its <code>print</code> or
        <code>console.log</code>, of all cars, the last of it. Nothing was printed yet.
      </p>`;
    return html`<pre tabindex="0" aria-label="Printed by the reward" @scroll=${this.#scrolled}>
${this.text}</pre>`;
  }

  override updated(): void {
    const pre = this.renderRoot.querySelector('pre');
    if (pre !== null && this.#isAtEnd) pre.scrollTop = pre.scrollHeight;
  }

  readonly #scrolled = ({ currentTarget }: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget as HTMLElement;
    this.#isAtEnd = scrollTop + clientHeight >= scrollHeight - NEAR;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-prints': RewardPrints;
  }
}
