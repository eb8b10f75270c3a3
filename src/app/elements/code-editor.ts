import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CodeEditorHandle } from '../editor/create-editor.ts';
import type { LineFault, TextNote } from '../editor/fault-line.ts';
import type { NameService } from '../editor/name-service.ts';
import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { emit } from './emit.ts';

/**
 * The text of a reward function. Shows it at once, and as soon as CodeMirror has loaded lets it be edited.
 * @fires gp-edit with the new text, on every change by the person
 */
@customElement('gp-code-editor')
export class CodeEditor extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: relative;
      min-height: 0;
      overflow: hidden;
      background: var(--ground);
    }

    .host {
      position: absolute;
      inset: 0;
    }

    .host:focus-within {
      box-shadow: inset 0 0 0 2px var(--policy);
    }

    pre {
      position: absolute;
      inset: 0;
      margin: 0;
      padding: 10px 0 10px 62px;
      overflow: hidden;
      color: var(--quiet);
      font: var(--type-lead)/1.55 var(--mono);
    }
  `;

  @property() value = '';
  @property() language: EditorLanguage = 'python';
  @property({ attribute: false }) fault: LineFault | null = null;
  /** What there is to say about stretches of the text. */
  @property({ attribute: false }) notes: readonly TextNote[] = [];
  /** Who knows what the names in the text are; must be there when the editor opens. */
  @property({ attribute: false }) names: NameService | null = null;
  /** Where the text spends its time; null while nobody has asked, or knows. */
  @property({ attribute: false }) profile: RewardProfile | null = null;
  @state() private ready = false;
  @query('.host') private readonly host!: HTMLElement;
  #editor: CodeEditorHandle | null = null;

  override firstUpdated(): void {
    void this.#load();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.#editor?.setLanguage(this.language);
    if (changed.has('value')) this.#editor?.setText(this.value);
    if (changed.has('fault') || changed.has('notes') || changed.has('value'))
      this.#editor?.showMarks(this.fault, this.notes);
    if (changed.has('profile')) this.#editor?.showProfile(this.profile);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.destroy();
    this.#editor = null;
  }

  /** Puts the cursor on a 1-based line. */
  goToLine(line: number): void {
    this.#editor?.goToLine(line);
  }

  override focus(): void {
    this.#editor?.focus();
  }

  override render() {
    return html`<div class="host"></div>
      ${this.ready ? null : html`<pre aria-hidden="true">${this.value}</pre>`}`;
  }

  async #load(): Promise<void> {
    // The first picture goes before: until then the text can be read, and is hardly ever edited.
    await idle();
    const { createEditor } = await import('../editor/create-editor.ts');
    if (!this.isConnected || this.#editor !== null) return;
    this.#editor = createEditor({
      parent: this.host,
      root: this.renderRoot as ShadowRoot,
      text: this.value,
      language: this.language,
      names: this.names,
      onChange: (text) => {
        if (text === this.value) return;
        this.value = text;
        emit(this, 'gp-edit', text);
      },
    });
    this.#editor.showMarks(this.fault, this.notes);
    this.#editor.showProfile(this.profile);
    this.ready = true;
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 700 });
    else setTimeout(resolve, 200);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-code-editor': CodeEditor;
  }
}
