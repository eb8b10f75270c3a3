import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { emit } from '../../elements/emit.ts';
import { helpStyles } from '../../theme/help-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { LAB_DOORS, LAB_ROOMS } from '../state/lab-rooms.ts';
import { LAB_WORDS } from '../state/lab-words.ts';

/**
 * What the lab is for, and what there is in it.
 * @fires gp-help-close
 */
@customElement('gp-lab-help')
export class LabHelp extends LitElement {
  static override readonly styles = [sharedStyles, helpStyles];

  @property({ type: Boolean }) open = false;

  override render() {
    return html`<wa-dialog
      label="How the Lab works"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-help-close', null)}
    >
      <p>
        Machines learn in three ways: from examples that somebody has labelled (supervised), by finding order
        in what nobody has labelled (unsupervised), and by trying things out for a reward (reinforcement).
        Here all three learn in this tab, from data that you or the simulator make.
      </p>
      <dl>
        ${[...LAB_ROOMS, ...LAB_DOORS].map(
          ({ title, about }) =>
            html`<dt><b>${title}</b></dt>
              <dd>${about}</dd>`,
        )}
      </dl>
      <details>
        <summary>Words of the Lab</summary>
        <dl>
          ${LAB_WORDS.map(
            ([word, meaning]) =>
              html`<dt><b>${word}</b></dt>
                <dd>${meaning}</dd>`,
          )}
        </dl>
      </details>
    </wa-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-lab-help': LabHelp;
  }
}
