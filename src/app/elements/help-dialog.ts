import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { helpStyles } from '../theme/help-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl + Enter', 'Train, or stop the training'],
  ['Ctrl + Shift + Enter', 'Pause, or continue'],
  ['Ctrl + S', 'Save the reward'],
  ['Esc, then Tab', 'Leave the editor'],
  ['Arrow keys, + and −', 'Turn and zoom the 3D view'],
  ['1 to 5, in the 3D view', 'The camera: orbit, chase, on-board, trackside or top'],
  ['V, in the 3D view', 'What the car sees'],
  ['W, in the 3D view', 'Why the car does that: its options, what it expects, what mattered'],
  ['T, in the 3D view', 'The last lap of the blue car as a line on the road'],
  ['F, in the 3D view', 'The reward in the editor, painted on the road'],
  ['R, in the 3D view', 'The reward along the best lap'],
  ['I, in the 3D view', 'The ideal line'],
  ['P, in the 3D view', 'A replay: a lap of the policy in view once more'],
  ['Space, in a replay', 'Play, or pause'],
  [', and . in a replay', 'One step of 1/15 s back or forward'],
  ['Esc, in a replay', 'Close it; the car drives on'],
  ['Arrow keys, in the track editor', 'Move the point that has the focus; with Shift by more'],
  ['Page keys, Insert, Delete, there', 'Go to the next point, add one, remove it'],
  ['Ctrl + Z, Ctrl + Shift + Z, there', 'Take back, and do again'],
  ['G, in the 3D view', 'The races: policies against each other, and against yourself'],
  ['Arrow keys or W A S D, in a race', 'Drive, where you drive along'],
  ['Space, in a race', 'Pause, or go on'],
  ['Esc, in a race', 'Leave it, without results'],
  ['Arrow keys on a bar between panels', 'Resize; Enter resets'],
];

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
      label="How Grad Prix works"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => emit(this, 'gp-help-close', null)}
    >
      <p>
        A car on a track is told nothing but how well it has just done. You decide what “well” means: your
        reward function looks at the car and returns a number, 15 times a second. By trying things out, 64
        cars together learn what makes that number large. This is reinforcement learning, and all of it runs
        in this tab.
      </p>
      <ol>
        <li>Choose a template, or write a reward in Python or TypeScript. It works like DeepRacer's.</li>
        <li>
          Press <b>Train</b>. Amber cars learn and leave crosses where they fail; the blue car is the best
          policy so far.
        </li>
        <li>Watch the evaluation: ten clean laps of ten means it can drive. Then make it faster.</li>
      </ol>
      <p><button class="link" @click=${this.#begin}>Take the tour</button>: five steps, a minute or two.</p>
      <h2>Keyboard</h2>
      <dl>
        ${KEYS.map(
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
