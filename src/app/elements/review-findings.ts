import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide';
import type { Finding } from '../../reward/review/finding.ts';
import { RULE_PAGES } from '../../reward/review/rule-pages.ts';
import type { TextNote } from '../editor/fault-line.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { NOTHING_SCORED, type StudioView } from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import { faultClass } from './legend.ts';

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;

/**
 * What an expert would say about the reward in the editor: each finding with its line, its evidence, what to do, and why.
 * @fires gp-goto-line with the 1-based line
 */
@customElement('gp-review-findings')
export class ReviewFindings extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: var(--type-text);
        line-height: 1.45;
      }

      ul {
        display: grid;
        gap: 10px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li,
      .all-well {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 8px;
      }

      svg {
        margin-top: 1px;
      }

      .error > svg {
        color: var(--off-text);
      }

      .warning > svg {
        color: var(--learning-text);
      }

      .info > svg {
        color: var(--policy-text);
      }

      .all-well > svg {
        color: var(--clean-text);
      }

      p {
        margin: 0 0 2px;
        overflow-wrap: anywhere;
      }

      .message {
        font-weight: 600;
      }

      .fault {
        color: var(--off-text);
      }

      summary {
        width: fit-content;
        color: var(--quiet);
        cursor: pointer;
      }

      h4 {
        margin: 6px 0 2px;
        font: 600 var(--type-note)/1.3 var(--font);
      }

      pre {
        margin: 0;
        padding: 6px 8px;
        overflow-x: auto;
        border-radius: 6px;
        background: var(--ground);
        font: var(--type-small)/1.5 var(--mono);
        font-variant-ligatures: none;
      }
    `,
  ];

  @property({ attribute: false }) review: StudioView<readonly Finding[]> = NOTHING_SCORED;
  /** What is marked in the text beside the findings: types that do not fit. */
  @property({ attribute: false }) typeNotes: readonly TextNote[] = [];
  @property() language: EditorLanguage = 'python';

  override render() {
    const { result, fault, isBusy } = this.review;
    if (fault !== null) {
      const { line } = fault;
      return html`<p class=${faultClass(fault)}>
        ${line === null ? nothing : html`${this.#line(line)}: `}${fault.message}
      </p>`;
    }
    if (result === null && this.typeNotes.length === 0)
      return html`<p class="quiet" role="status">${isBusy ? 'Reading the reward …' : ''}</p>`;
    if (result?.length === 0 && this.typeNotes.length === 0) {
      return html`<p class="all-well">
        ${icon(CircleCheck, 15)}<span
          >Nothing was found against it: it has an answer in every situation that was tried, and driving laps
          pays best.</span
        >
      </p>`;
    }
    return html`<ul>
      ${result?.map((finding) => this.#finding(finding))}
      ${this.typeNotes.map((note) => this.#typeNote(note))}
    </ul>`;
  }

  #typeNote({ line, message: [message, ...more] }: TextNote) {
    return html`<li class="warning types">
      ${icon(ICONS.warning, 15)}
      <div>
        <p class="message"><span class="visually-hidden">warning: </span>${this.#line(line)}: ${message}</p>
        ${more.map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
    </li>`;
  }

  #finding({ rule, severity, line, message, evidence, suggestion }: Finding) {
    const page = RULE_PAGES[rule];
    return html`<li class=${severity}>
      ${icon(ICONS[severity], 15)}
      <div>
        <p class="message">
          <span class="visually-hidden">${severity}: </span>${this.#line(line)}: ${message}
        </p>
        <p>${evidence.text}</p>
        <p>${suggestion}</p>
        <details>
          <summary>Why it matters</summary>
          <p>${page.why}</p>
          <h4>Rather not</h4>
          <pre tabindex="0">${page.bad[this.language].trimEnd()}</pre>
          <h4>Better</h4>
          <pre tabindex="0">${page.better[this.language].trimEnd()}</pre>
        </details>
      </div>
    </li>`;
  }

  #line(line: number) {
    const go = () => emit(this, 'gp-goto-line', line);
    return html`<button class="line link" @click=${go}>Line ${line}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-review-findings': ReviewFindings;
  }
}
