import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Plus, X } from 'lucide';
import { TAG_LIMITS } from '../../workers/client/run-files.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * The tags of a run: words of one's own to find it by.
 * @fires gp-tag-run with the run's id and all its tags
 */
@customElement('gp-run-tags')
export class RunTags extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        padding: 0 9px 7px;
        font-size: var(--type-small);
      }

      .tag,
      .add {
        display: inline-flex;
        align-items: center;
        gap: 3px;
        min-height: 24px;
        padding: 0 4px 0 8px;
        border: 1px solid var(--line-strong);
        border-radius: 12px;
        background: var(--panel);
      }

      .add {
        padding: 0 8px 0 5px;
        border-style: dashed;
        color: var(--quiet);
        cursor: pointer;
      }

      .tag button {
        display: inline-grid;
        place-items: center;
        width: 20px;
        height: 20px;
        padding: 0;
        border: 0;
        border-radius: 10px;
        background: none;
        cursor: pointer;
      }

      input {
        width: 110px;
        height: 24px;
        padding: 0 8px;
        border: 1px solid var(--policy);
        border-radius: 12px;
        background: var(--ground);
        color: var(--text);
        font: inherit;
      }
    `,
  ];

  @property({ attribute: 'run-id' }) runId = '';
  @property({ attribute: false }) tags: readonly string[] = [];
  /** Those that other runs have, to be chosen again. */
  @property({ attribute: false }) known: readonly string[] = [];
  @state() private isAdding = false;

  override render() {
    const { tags } = this;
    return html`${tags.map(
      (tag) =>
        html`<span class="tag"
          >${tag}<button
            aria-label="Remove the tag ${tag}"
            title="Remove"
            @click=${() => this.#set(tags.filter((other) => other !== tag))}
          >
            ${icon(X, 12)}
          </button></span
        >`,
    )}
    ${this.isAdding ? this.#field() : this.#button()}`;
  }

  #button() {
    if (this.tags.length >= TAG_LIMITS.count) return nothing;
    return html`<button class="add" @click=${() => (this.isAdding = true)}>${icon(Plus, 13)}Tag</button>`;
  }

  #field() {
    return html`<input
        aria-label="New tag"
        list="known"
        maxlength=${TAG_LIMITS.characters}
        @blur=${({ target }: Event) => this.#leave(target as HTMLInputElement)}
        @keydown=${this.#key}
      />
      <datalist id="known">
        ${this.known
          .filter((tag) => !this.tags.includes(tag))
          .map((tag) => html`<option value=${tag}></option>`)}
      </datalist>`;
  }

  override willUpdate(): void {
    if (this.tags.length >= TAG_LIMITS.count) this.isAdding = false;
  }

  override updated(): void {
    const input = this.renderRoot.querySelector('input');
    if (this.shadowRoot?.activeElement !== input) input?.focus();
  }

  /** Enter keeps the field for the next tag; without a text, or Escape, puts it away. */
  readonly #key = (event: KeyboardEvent): void => {
    const field = event.target as HTMLInputElement;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Or the same Enter presses the button that gets the focus.
    event.preventDefault();
    if (event.key === 'Enter' && field.value.trim() !== '') this.#add(field);
    else void this.#close();
  };

  #add(field: HTMLInputElement): void {
    const tag = field.value.trim();
    field.value = '';
    if (tag !== '' && !this.tags.includes(tag)) this.#set([...this.tags, tag]);
  }

  #leave(field: HTMLInputElement): void {
    // It is also left when it is put away.
    if (!this.isAdding) return;
    this.isAdding = false;
    this.#add(field);
  }

  /** The focus goes back to what has opened the field, not to the removal of a tag. */
  async #close(): Promise<void> {
    this.isAdding = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
  }

  #set(tags: readonly string[]): void {
    emit(this, 'gp-tag-run', { id: this.runId, tags });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-run-tags': RunTags;
  }
}
