import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { emit } from '../../elements/emit.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Space', 'play and pause'],
  ['Ctrl Enter', 'generate the parts that are not locked'],
  ['R · Q', 'record; quantise what is selected, or everything'],
  ['A W S E D F T G Y H U J K O L P ;', 'play the keyboard'],
  ['Z · X', 'keyboard an octave lower, higher'],
  ['Ctrl Z · Ctrl Shift Z', 'take back; do again'],
  ['Ctrl C · X · V · A', 'copy, cut, paste where the line is, select all'],
  ['Page Down · Page Up', 'in the roll: to the next note, to the one before'],
  ['Arrow keys', 'move the note; with Shift left and right shorter and longer, up and down by octaves'],
  ['Alt with arrow up, down', 'strike it harder, more softly'],
  ['Enter · Delete · Escape', 'add a note; delete; select none'],
  ['Escape', 'wherever you are: stop an edit in style'],
  ['+ · − · 0', 'zoom in, out, show everything'],
];

/**
 * What the keys do in the music tab.
 * @fires gp-help-close
 */
@customElement('gp-music-help')
export class MusicHelp extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      wa-dialog {
        --width: 620px;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(120px, auto) 1fr;
        gap: 8px 16px;
        margin: 0;
        font-size: var(--type-lead);
      }

      dt {
        font-family: var(--mono);
        font-size: var(--type-text);
      }

      dd {
        margin: 0;
      }

      p {
        margin: 0 0 14px;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;

  override render() {
    return html`<wa-dialog
      label="Music: help and keyboard"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-help-close', null)}
    >
      <p>
        Choose a melody, open a MIDI file, draw notes or record them. Whatever you make is kept in this
        browser as you make it.
      </p>
      <div tabindex="0" role="group" aria-label="Keys">
        <dl>
          ${KEYS.map(
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
