import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RankFeature } from '../../../lab/search/rank-features.ts';
import type { Mark, SearchResult } from '../../../lab/search/search-engine.ts';
import { emit } from '../../elements/emit.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { FEATURE_WORDS, KIND_NAMES } from './search-words.ts';

/** Shares of a score below this are not told: it is given to tenths. */
const LEAST_TOLD = 0.05;

/**
 * One thing that was found, with the words that were looked for, and what its place in the list comes from.
 * @fires gp-found when it is gone to
 */
@customElement('gp-search-result')
export class SearchResultElement extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 3px;
        padding: 8px 10px;
        border-radius: var(--radius);
      }

      :host(:hover) {
        background: var(--raised);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 10px;
      }

      .title {
        padding: 0;
        border: 0;
        background: none;
        color: var(--policy-text);
        font: 600 0.875rem var(--font);
        text-align: start;
        text-decoration: none;
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      .title:hover {
        text-decoration: underline;
      }

      small {
        color: var(--quiet);
        font-size: var(--type-note);
      }

      p {
        margin: 0;
        font-size: var(--type-lead);
        line-height: 1.5;
        overflow-wrap: anywhere;
      }

      p:not(.whole) {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }

      mark {
        border-radius: 3px;
        background: color-mix(in oklab, var(--text) 17%, transparent);
        color: var(--text);
      }

      .why {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 10px;
        margin: 0;
        padding: 0;
        color: var(--quiet);
        font-size: var(--type-note);
        list-style: none;
      }

      .why i {
        display: inline-block;
        height: 5px;
        margin-right: 4px;
        border-radius: 2px;
        background: var(--line-strong);
        vertical-align: middle;
      }
    `,
  ];

  @property({ attribute: false }) result: SearchResult | null = null;
  /** Whether all of it is shown. */
  @property({ type: Boolean }) open = false;

  override render() {
    if (this.result === null) return nothing;
    const { document, titleMarks, textMarks } = this.result;
    const { address, kind, title, text, more } = document;
    const marked = markedText(title, titleMarks);
    return html`<div class="head">
        ${
          address === null
            ? html`<button class="title" aria-expanded=${this.open} @click=${this.#go}>${marked}</button>`
            : html`<a class="title" href=${address} @click=${this.#go}>${marked}</a>`
        }
        <small>${KIND_NAMES[kind]}</small>
      </div>
      <p class=${this.open ? 'whole' : ''}>${markedText(text, textMarks)}</p>
      ${this.open && more !== '' ? html`<p class="whole quiet">${more}</p>` : nothing} ${this.#why()}`;
  }

  #why() {
    const { shares, score } = this.result!;
    const told = (Object.entries(shares) as [RankFeature, number][]).filter(
      ([, share]) => Math.abs(share) >= LEAST_TOLD,
    );
    return html`<ul class="why" aria-label="Why it stands here">
      <li title="What results are ordered by: the sum of the rest. It has no unit">
        <b>${score.toFixed(1)}</b> =
      </li>
      ${told.map(
        ([feature, share]) =>
          html`<li title=${FEATURE_WORDS[feature].about}>
            <i style="width:${Math.round(6 * Math.abs(share))}px"></i>${FEATURE_WORDS[feature].name}
            ${share.toFixed(1).replace('-', '−')}
          </li>`,
      )}
    </ul>`;
  }

  readonly #go = (): void => emit(this, 'gp-found', this.result!.document.id);
}

/** A text with some of it marked. */
function markedText(text: string, marks: readonly Mark[]) {
  const starts = [0, ...marks.map(([, end]) => end)];
  return starts.map((start, i) => {
    const mark = marks[i];
    const plain = text.slice(start, mark?.[0]);
    return mark === undefined ? plain : html`${plain}<mark>${text.slice(...mark)}</mark>`;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-search-result': SearchResultElement;
  }
}
