import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MUSIC_HELP } from '../../catalogue/music-help-text.ts';
import { emit } from '../../elements/emit.ts';
import { boldNames } from '../../elements/bold-names.ts';
import { helpStyles } from '../../theme/help-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

/**
 * What one does in the music tab, then what the keys do.
 * @fires gp-help-close
 */
@customElement('gp-music-help')
export class MusicHelp extends LitElement {
  static override readonly styles = [sharedStyles, helpStyles];

  @property({ type: Boolean }) open = false;

  override render() {
    return html`<wa-dialog
      label=${MUSIC_HELP.title}
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-help-close', null)}
    >
      ${MUSIC_HELP.intro.map((text) => html`<p>${boldNames(text)}</p>`)}
      <ol>
        ${MUSIC_HELP.steps.map((text) => html`<li>${boldNames(text)}</li>`)}
      </ol>
      ${MUSIC_HELP.outro.map((text) => html`<p>${boldNames(text)}</p>`)}
      <div tabindex="0" role="group" aria-labelledby="keys">
        <h2 id="keys">Keyboard</h2>
        <dl>
          ${MUSIC_HELP.keys.map(
            ([keys, what]) =>
              html`<dt>${keys}</dt>
                <dd>${what}</dd>`,
          )}
        </dl>
      </div>
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-music-help': MusicHelp;
  }
}
