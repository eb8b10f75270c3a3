import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Search } from 'lucide';
import type { SearchKind } from '../../../lab/search/search-document.ts';
import type { SearchResult } from '../../../lab/search/search-engine.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { AppEvent } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './search-figures.ts';
import './search-result.ts';
import type { SearchSession } from './search-session.ts';
import type { SearchState } from './search-state.ts';
import { searchStyles } from './search-styles.ts';
import { KIND_NAMES } from './search-words.ts';

/** To begin with. */
const EXAMPLES = [
  'why does my car wobble left and right',
  'how far into the future does it think',
  'tracks with hills',
  'the music always sounds the same',
];

/** A search box over all of the app, what it finds and why, and how well. */
@customElement('gp-search-room')
export class SearchRoom extends LitElement {
  static override readonly styles = [sharedStyles, choiceStyles, searchStyles];

  @property({ attribute: false }) session: SearchSession | null = null;
  readonly #state = new StoreController<SearchState>(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    return html`<div class="search">
        <label class="box">
          ${icon(Search, 18)}
          <span class="visually-hidden">Search the help, templates, tracks and your runs</span>
          <input
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder="Ask in your own words"
            .value=${state.question}
            @input=${({ target }: Event) => void session.ask((target as HTMLInputElement).value)}
          />
        </label>
        ${state.trouble === '' ? nothing : html`<p role="alert">${state.trouble}</p>`}
        ${state.answer === null ? this.#beginning(session, state) : this.#found(session, state)}
      </div>
      <gp-search-figures
        .assessment=${state.assessment}
        .documents=${state.documents}
        clicks=${state.clicks}
        @gp-assess=${() => void session.assess()}
        @gp-forget-clicks=${() => void session.forgetClicks()}
      ></gp-search-figures>`;
  }

  #beginning(session: SearchSession, { question }: SearchState) {
    if (question.trim() !== '') return nothing;
    return html`<p class="quiet">
        Searches the help, the reward reviewer’s pages, templates, tracks, the music tab, the Lab and your
        runs. For example:
      </p>
      <ul class="examples">
        ${EXAMPLES.map(
          (example) =>
            html`<li><button class="link" @click=${() => void session.ask(example)}>${example}</button></li>`,
        )}
      </ul>`;
  }

  #found(session: SearchSession, { answer, kind, open }: SearchState) {
    const { results, notes } = answer!;
    const kinds = [...new Set(results.map(({ document }) => document.kind))];
    const shown = results.filter(({ document }) => kind === null || document.kind === kind);
    return html`<div role="status">
        ${notes.map((note) => html`<p class="quiet">${note}</p>`)}
        <span class="visually-hidden">${shown.length} results</span>
      </div>
      ${
        kinds.length < 2
          ? nothing
          : html`<div class="choices" role="group" aria-label="Kind">
              ${[null, ...kinds].map((one) => this.#kind(session, one, results, kind === one))}
            </div>`
      }
      <ol>
        ${repeat(
          shown,
          ({ document }) => document.id,
          (result) =>
            html`<li>
              <gp-search-result
                .result=${result}
                ?open=${open.has(result.document.id)}
                @gp-found=${({ detail }: AppEvent<'gp-found'>) => this.#go(session, detail, shown)}
              ></gp-search-result>
            </li>`,
        )}
      </ol>`;
  }

  #kind(
    session: SearchSession,
    kind: SearchKind | null,
    results: readonly SearchResult[],
    isChosen: boolean,
  ) {
    const count = results.filter(({ document }) => kind === null || document.kind === kind).length;
    return html`<button aria-pressed=${isChosen} @click=${() => session.show(kind)}>
      ${kind === null ? 'All' : KIND_NAMES[kind]} <span class="number">${count}</span>
    </button>`;
  }

  /** What has no place of its own is read where it stands. */
  #go(session: SearchSession, id: string, shown: readonly SearchResult[]): void {
    const place = shown.findIndex(({ document }) => document.id === id);
    const isClosing = session.store.state.open.has(id);
    if (shown[place].document.address === null) session.toggle(id);
    if (!isClosing)
      void session.click(
        id,
        shown.slice(0, place).map(({ document }) => document.id),
      );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-search-room': SearchRoom;
  }
}
