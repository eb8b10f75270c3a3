import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { X } from 'lucide';
import { formatLap } from '../state/format.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { TOUR_STEPS, type Tour, type TourSetback } from '../state/tour.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

const SETBACKS: Readonly<Record<TourSetback, string>> = {
  'other-reward': 'That run had another reward than this one.',
  'not-edited': 'That run had the same reward as the one before: nothing was edited.',
  interrupted:
    'That run was interrupted when the page went away: continue it in the list of runs, or train anew.',
  elsewhere: 'That run drove on another track: choose Home Loop again, so that laps compare.',
  failed: 'That reward failed: the card below it says in which line, and what to do.',
  'no-lap': 'No car has driven a lap by that reward.',
};

/**
 * The step of the tour that a newcomer is at: what there is to see, and what to do.
 * @fires gp-tour with what to do: go on, edit the reward for me, try again, or end
 */
@customElement('gp-tour')
export class TourCard extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      section {
        padding: 10px 14px 12px;
        border: 1px solid var(--learning-line);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
        font-size: var(--type-lead);
        line-height: 1.5;
      }

      header {
        display: flex;
        align-items: center;
        gap: 8px;
      }

      h2 {
        flex: 1;
      }

      .step {
        color: var(--quiet);
        font-size: var(--type-small);
      }

      p {
        margin: 4px 0 0;
      }

      code {
        display: block;
        margin: 6px 0 0;
        padding: 4px 8px;
        border-radius: 5px;
        background: var(--ground);
        font: var(--type-text)/1.5 var(--mono);
        overflow-x: auto;
        white-space: pre;
      }

      .buttons {
        display: flex;
        align-items: center;
        gap: 14px;
        margin-top: 10px;
      }

      b {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) tour: Tour | null = null;
  /** Whether cars train now. */
  @property({ type: Boolean }) training = false;
  /** Whether the reward in the editor is not the tour's any more. */
  @property({ type: Boolean }) edited = false;
  @property() language: EditorLanguage = 'python';
  /** Mean laps by the tour's reward and by the newcomer's, seconds; null where there is none yet. */
  @property({ attribute: false }) firstLap: number | null = null;
  @property({ attribute: false }) secondLap: number | null = null;

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('tour');
    // A step that a person has asked for is read to them; those that come by themselves are told by the role.
    if (this.tour !== null && before === null) this.renderRoot.querySelector('section')?.focus();
  }

  override render() {
    const { tour } = this;
    if (tour === null) return nothing;
    const number = TOUR_STEPS.indexOf(tour.step) + 1;
    return html`<section tabindex="-1" aria-label="Tour">
      <header>
        <h2>${tour.isLeft ? 'You were on the tour' : this.#title(tour)}</h2>
        <span class="step">${number} of ${TOUR_STEPS.length}</span>
        <button class="icon-button" aria-label="End the tour" @click=${() => emit(this, 'gp-tour', 'end')}>
          ${icon(X, 16)}
        </button>
      </header>
      <div role="status">${tour.isLeft ? this.#left(tour) : this.#text(tour)}</div>
      ${this.#buttons(tour)}
    </section>`;
  }

  #title({ step }: Tour): string {
    if (step === 'result') return this.#isFaster ? 'You made it faster' : 'Not faster this time';
    return {
      reward: 'A reward says what is good',
      train: 'Let 64 cars learn by it',
      lap: 'It laps, but slowly',
      edit: 'Your turn: make speed pay',
    }[step];
  }

  #left(tour: Tour) {
    return html`<p>
      The page was reloaded at “${this.#title(tour)}”. Your reward, your setup and your runs are as you left
      them.
    </p>`;
  }

  #text({ step }: Tour) {
    const before = formatLap(this.firstLap);
    switch (step) {
      case 'reward':
        return html`<p>
          The function in the editor looks at the car 15 times a second and returns a number. This one returns
          more the closer the car is to the middle of the road. That is all that the car is ever told.
        </p>`;
      case 'train':
        if (this.training)
          return html`<p>
            Amber cars try things out and leave a cross where they fail. The blue car is the best policy so
            far. The charts below say how far cars get.
          </p>`;
        return html`${this.#setback()}
          <p>Press <b>Train 64 cars</b>, below the editor. It takes some seconds.</p>`;
      case 'lap':
        return html`<p>
          It stays on the road, and takes <b>${before}</b> a lap. Why so slow? Nothing in the reward says that
          speed is good: the car does what is paid for, and no more.
        </p>`;
      case 'edit':
        return this.#editText();
      default:
        return this.#resultText();
    }
  }

  #resultText() {
    const [before, after] = [formatLap(this.firstLap), formatLap(this.secondLap)];
    if (this.#isFaster)
      return html`<p>
        From <b>${before}</b> to <b>${after}</b> a lap, by one edit of yours. That is what designing rewards
        is about. From here: <b>Review</b> and <b>What-if</b> below the editor, <b>Along the lap</b> above the
        charts, <b>Why</b> in the view.
      </p>`;
    return html`<p>
      It took <b>${before}</b> a lap before, and <b>${after}</b> now. What does your reward pay for? Try
      another edit.
    </p>`;
  }

  #editText() {
    if (this.training)
      return html`<p>
        Your reward is at work. The run before took <b>${formatLap(this.firstLap)}</b> a lap. If no car gets
        anywhere within a minute, press <b>Stop</b> and edit again.
      </p>`;
    if (this.edited) return html`<p>Now press <b>Train 64 cars</b> again, and see what your edit does.</p>`;
    return this.language === 'python'
      ? html`${this.#setback()}
          <p>Change the last line of the reward, so that the same place pays more the faster the car is:</p>
          <code>return reward * params['speed']</code>`
      : html`${this.#setback()}
          <p>
            Multiply each number that the reward returns by the speed, so that the same place pays more the
            faster the car is:
          </p>
          <code>return 1.0 * params.speed;</code>`;
  }

  /** Why the last run was not what the step waits for. */
  #setback() {
    const { setback = null } = this.tour ?? {};
    return setback === null ? nothing : html`<p>${SETBACKS[setback]}</p>`;
  }

  #buttons({ step, isLeft }: Tour) {
    const say = (what: 'go-on' | 'edit-for-me' | 'try-again' | 'end') => () => emit(this, 'gp-tour', what);
    const main = (text: string, what: Parameters<typeof say>[0]) =>
      html`<wa-button size="s" variant="brand" appearance="accent" @click=${say(what)}>${text}</wa-button>`;
    if (isLeft)
      return html`<div class="buttons">
        ${main('Go on with the tour', 'go-on')}
        <button class="link" @click=${say('end')}>Leave it</button>
      </div>`;
    if (step === 'reward' || step === 'lap') return html`<div class="buttons">${main('Next', 'go-on')}</div>`;
    if (step === 'result')
      return html`<div class="buttons">
        ${main('Done', 'end')}
        <button class="link" @click=${say('try-again')}>Try another edit</button>
      </div>`;
    if (step !== 'edit' || this.training) return nothing;
    return html`<div class="buttons">
      <button class="link" @click=${say('edit-for-me')}>Make the edit for me</button>
    </div>`;
  }

  get #isFaster(): boolean {
    const { firstLap, secondLap } = this;
    return firstLap !== null && secondLap !== null && secondLap < firstLap;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-tour': TourCard;
  }
}
