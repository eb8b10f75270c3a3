import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { RACE_HELP } from '../catalogue/race-help.ts';
import { helpStyles } from '../theme/help-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { boldNames } from './bold-names.ts';

/**
 * What this is and how to use it, in one page.
 * @fires gp-help-close @fires gp-tour, to begin
 */
@customElement('gp-help-dialog')
export class HelpDialog extends LitElement {
  static override readonly styles = [sharedStyles, helpStyles];

  @property({ type: Boolean }) open = false;

  override render() {
    return html`<wa-dialog
      label=${RACE_HELP.title}
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-help-close', null)}
    >
      ${RACE_HELP.intro.map((text) => html`<p>${boldNames(text)}</p>`)}
      <ol>
        ${RACE_HELP.steps.map((text) => html`<li>${boldNames(text)}</li>`)}
      </ol>
      <p><button class="link" @click=${this.#begin}>Take the tour</button>: five steps, a minute or two.</p>
      <h2>Keyboard</h2>
      <dl>
        ${RACE_HELP.keys.map(
          ([key, what]) =>
            html`<dt>${key}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
    </wa-dialog>`;
  }

  readonly #begin = (): void => {
    emit(this, 'gp-help-close', null);
    emit(this, 'gp-tour', 'begin');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-help-dialog': HelpDialog;
  }
}
