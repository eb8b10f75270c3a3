import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DiffLine } from '../editor/line-diff.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;
const WORDS = { same: '', added: 'added: ', removed: 'removed: ' } as const;

/** What has changed between two texts, line by line. The comparison is loaded when it is first needed. */
@customElement('gp-reward-diff')
export class RewardDiff extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--ground);
        font: var(--type-note)/1.5 var(--mono);
        font-variant-ligatures: none;
      }

      p,
      ol {
        margin: 0;
        padding: 8px 0;
      }

      p {
        padding-inline: 12px;
        color: var(--quiet);
        font-family: var(--font);
      }

      ol {
        width: max-content;
        min-width: 100%;
        list-style: none;
      }

      li {
        padding: 0 12px;
        white-space: nowrap;
      }

      code {
        font: inherit;
        font-variant-ligatures: none;
        white-space: pre;
      }

      li::before {
        content: attr(data-sign);
        display: inline-block;
        width: 16px;
        color: var(--quiet);
      }

      .added {
        background: color-mix(in oklab, var(--clean) 18%, transparent);
      }

      .removed {
        background: color-mix(in oklab, var(--off) 16%, transparent);
      }

      .skipped {
        padding-block: 2px;
        color: var(--quiet);
        font-family: var(--font);
      }
    `,
  ];

  @property() older = '';
  @property() newer = '';
  @state() private lines: readonly DiffLine[] | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('older') || changed.has('newer')) void this.#compare(this.older, this.newer);
  }

  override render() {
    if (this.lines === null && this.older !== this.newer) return html`<p>Comparing …</p>`;
    if (!this.lines?.length || this.older === this.newer) return html`<p>The two are the same.</p>`;
    return html`<ol tabindex="0" aria-label="Changed lines">
      ${this.lines.map((line) =>
        line.kind === 'skipped'
          ? html`<li class="skipped" data-sign="">… ${line.count} equal lines</li>`
          : html`<li class=${line.kind} data-sign=${SIGNS[line.kind]}>
              <span class="visually-hidden">${WORDS[line.kind]}</span><code .textContent=${line.text}></code>
            </li>`,
      )}
    </ol>`;
  }

  async #compare(before: string, after: string): Promise<void> {
    if (before === after) return;
    const { lineDiff } = await import('../editor/line-diff.ts');
    if (before === this.older && after === this.newer) this.lines = lineDiff(before, after);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-diff': RewardDiff;
  }
}
