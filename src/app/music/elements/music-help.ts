import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { emit } from '../../elements/emit.ts';
import { helpStyles } from '../../theme/help-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Space', 'Play, or pause'],
  ['Ctrl + Enter', 'Generate the parts that are not locked'],
  ['R', 'Record'],
  ['Q', 'Align what is selected, or everything, to the grid'],
  ['A W S E D F T G Y H U J K O L P ;', 'Play the keyboard'],
  ['Z, X', 'The keyboard an octave lower, higher'],
  ['Ctrl + Z, Ctrl + Shift + Z', 'Take back, and do again'],
  ['Ctrl + C, X, V, A', 'Copy, cut, paste where the line is, select all'],
  ['Page Down, Page Up, in the roll', 'To the next note, to the one before'],
  ['Arrow keys', 'Move the note; with Shift left and right shorter and longer, up and down by octaves'],
  ['Alt + arrow up, down', 'Strike it harder, more softly'],
  ['Enter, Delete, Esc', 'Add a note; delete; select none'],
  ['Esc, wherever you are', 'Stop an edit in style'],
  ['+, −, 0', 'Zoom in, out, show everything'],
];

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
      label="How the Music tab works"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-help-close', null)}
    >
      <p>
        A melody is yours; a small neural network that runs in this tab adds drums, bass, chords and a pad to
        it.
      </p>
      <ol>
        <li>Choose a sample melody, open a MIDI file, draw notes on the roll, or record what you play.</li>
        <li>Choose a genre and press <b>Generate</b>. <b>Another</b> makes other parts.</li>
        <li>
          Listen and change: move notes, lock the parts that you like, choose instruments; <b>Extend</b> goes
          on with the melody, <b>Edit in style</b> rewrites some of its notes.
        </li>
        <li><b>Train a model</b> lets a network of your own learn, from a genre or from your MIDI files.</li>
      </ol>
      <p>
        Songs are kept in this browser as you make them. <b>Save MIDI</b> keeps the notes, for other music
        programs; <b>Save WAV</b> the sound.
      </p>
      <div tabindex="0" role="group" aria-labelledby="keys">
        <h2 id="keys">Keyboard</h2>
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
