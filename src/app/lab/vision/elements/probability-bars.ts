import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';

/** How probable each class is: a bar, a share and a word; the most probable one is the answer. */
@customElement('gp-probability-bars')
export class ProbabilityBars extends LitElement {
  static override readonly styles = css`
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      font-size: var(--type-text);
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: minmax(64px, 9em) minmax(48px, 1fr) 4em;
      align-items: center;
      gap: 8px;
    }

    span {
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .told {
      font-weight: 600;
    }

    .told span::before {
      content: '▸ ';
    }

    i {
      height: 10px;
      border-radius: 2px;
      background: linear-gradient(var(--policy) 0 0) 0 / var(--share) 100% no-repeat var(--ground);
    }

    b {
      font-weight: inherit;
      font-variant-numeric: tabular-nums;
      text-align: right;
      white-space: nowrap;
    }
  `;

  @property({ attribute: false }) classes: readonly string[] = [];
  /** Per class, 0 … 1; null: nothing is known. */
  @property({ attribute: false }) probabilities: Float32Array | null = null;

  override render() {
    const { classes, probabilities } = this;
    const most = probabilities === null ? 0 : Math.max(...probabilities);
    return html`<ul aria-label="Probability of each class">
      ${classes.map((name, k) => {
        const share = probabilities?.[k] ?? 0;
        return html`<li class=${most > 0 && share === most ? 'told' : ''}>
          <span>${name}</span><i style=${styleMap({ '--share': `${100 * share}%` })}></i
          ><b>${probabilities === null ? '–' : `${Math.round(100 * share)} %`}</b>
        </li>`;
      })}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-probability-bars': ProbabilityBars;
  }
}
