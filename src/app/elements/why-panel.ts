import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ChevronDown, ChevronRight } from 'lucide';
import type { Aspect, Explanation } from '../../training/explain/explanation.ts';
import type { LapCommands } from '../../training/explain/lap-commands.ts';
import { PLAYBACK_DELAY } from '../../viewer/fleet-playback.ts';
import { formatReward } from '../state/format.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { ASPECTS, explainValue, summarise } from '../state/why-words.ts';
import { choiceStyles } from '../theme/choice-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import { whyInputs } from './why-inputs.ts';
import { whyLap } from './why-lap.ts';
import { whyOptions } from './why-options.ts';
import { whyStyles } from './why-styles.ts';

/** Decisions come 15 times a second; figures are painted this often at most, inputs listed, and words for it all said, ms. */
const PAINT_INTERVAL = 125;
const INPUTS_INTERVAL = 500;
const WORDS_INTERVAL = 2000;

/**
 * Why the solid car does what it does: its options, what it expects, which inputs mattered, and what it did all lap.
 * @fires gp-why with whether to be open @fires gp-why-aspect with what to explain @fires gp-why-hold with whether to stay with
 * this moment @fires gp-sight with true, to show the picture
 */
@customElement('gp-why')
export class WhyPanel extends LitElement {
  static override readonly styles = [sharedStyles, choiceStyles, whyStyles];

  @property({ attribute: false }) hub: FrameHub | null = null;
  @property({ type: Boolean, reflect: true }) open = false;
  @property() aspect: Aspect = 'steering';
  @property({ type: Boolean }) held = false;
  /** Whether a policy drives. */
  @property({ type: Boolean }) driven = false;
  /** Whether a replay is shown, which has a pause of its own. */
  @property({ type: Boolean }) replayed = false;
  /** Whether what the car sees is shown. */
  @property({ type: Boolean }) sight = false;
  /** Why nothing can be told; empty: it can. */
  @property() trouble = '';
  @state() private explanation: Explanation | null = null;
  @state() private commands: LapCommands | null = null;
  @state() private words = '';
  /** The explanation whose inputs are listed: their order would change too fast to be read. */
  @state() private slow: Explanation | null = null;
  #next: { readonly explanation: Explanation; readonly commands: LapCommands | null } | null = null;
  #paintedAt = -Infinity;
  #listedAt = -Infinity;
  #saidAt = -Infinity;
  #painting = 0;
  #settling = 0;
  #disconnect: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#disconnect();
    this.#forget();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hub')) this.#connect();
    if (changed.has('open') && !this.open) this.#forget();
    // Who asks about something else, or stops the time, is told at once.
    if (!changed.has('aspect') && !changed.has('held')) return;
    this.#list();
    this.#say();
  }

  override render() {
    return html`<h2>
        <button
          class="head"
          aria-expanded=${this.open}
          aria-controls="body"
          title="Why the car does that (W)"
          @click=${() => emit(this, 'gp-why', !this.open)}
        >
          Why? <span class="quiet">what the car decides, and by what</span>
          ${icon(this.open ? ChevronDown : ChevronRight, 15)}
        </button>
      </h2>
      <div id="body">${this.open ? this.#body() : nothing}</div>`;
  }

  /** Shows a decision, at once or in a moment: of those that come faster than they can be read, the newest. */
  show(explanation: Explanation, commands: LapCommands | null): void {
    // What was on its way when the moment was held is not of that moment.
    if (this.held) return;
    this.#next = { explanation, commands };
    if (this.#painting !== 0) return;
    const wait = Math.max(0, this.#paintedAt + PAINT_INTERVAL - performance.now());
    this.#painting = setTimeout(() => this.#paint(), wait) as unknown as number;
  }

  #body() {
    const { explanation, commands, aspect } = this;
    if (this.trouble !== '')
      return html`<p class="fault" role="alert">
        It cannot be told: ${this.trouble}. Close this and open it again to try once more.
      </p>`;
    if (!this.driven) return html`<p>No policy drives now.</p>`;
    if (explanation === null) return html`<p role="status">Getting ready to look into the policy …</p>`;
    const { value } = explanation;
    return html`${this.#moment()}
      <p class="visually-hidden" role="status">${this.words}</p>
      <h3>What it does</h3>
      ${whyOptions(explanation)}
      <h3>What it expects</h3>
      ${
        value === null
          ? html`<p>This policy was saved without its critic, so nobody can say what it expects.</p>`
          : html`<div class="value"><b>${formatReward(value.expected)}</b> reward</div>
              <p>${explainValue(value.gamma)}</p>`
      }
      <div class="tools">
        <h3>What mattered</h3>
        <div class="choices" role="group" aria-label="What mattered to">
          ${ASPECTS.map(
            (name) =>
              html`<button aria-pressed=${aspect === name} @click=${() => emit(this, 'gp-why-aspect', name)}>
                ${name === 'steering' ? 'Steering' : 'Speed'}
              </button>`,
          )}
        </div>
      </div>
      ${whyInputs((this.slow ?? explanation).influences[aspect], aspect)} ${this.#pictureHint(explanation)}
      ${commands === null ? nothing : whyLap(commands)}`;
  }

  /** What is decided, as long as it can be read. */
  #moment() {
    const words = html`<p class="held" aria-hidden="true">${this.words}</p>`;
    if (this.replayed) return words;
    return html`<div class="moment">
      ${this.held ? words : html`<p>The car decides 15 times a second. Hold a moment to read it; it drives on.</p>`}
      <button class="hold" aria-pressed=${this.held} @click=${() => emit(this, 'gp-why-hold', !this.held)}>
        ${this.held ? 'Go on' : 'Hold'}
      </button>
    </div>`;
  }

  #pictureHint({ picture, rays }: Explanation) {
    if (picture === null && rays === null) return nothing;
    const where =
      picture === null ? 'its lidar' : rays === null ? 'the picture' : 'the picture and its lidar';
    if (this.sight) return html`<p>“What the car sees” shows where in ${where}.</p>`;
    return html`<p>
      <button class="link" @click=${() => emit(this, 'gp-sight', true)}>Show where in ${where}</button>
    </p>`;
  }

  #paint(): void {
    this.#painting = 0;
    if (this.#next === null || !this.open || this.held) return;
    this.#paintedAt = performance.now();
    ({ explanation: this.explanation, commands: this.commands } = this.#next);
    if (this.#paintedAt - this.#listedAt >= INPUTS_INTERVAL) this.#list();
    if (this.#paintedAt - this.#saidAt >= WORDS_INTERVAL) this.#say();
    // Where none follows, as in a replay that stands still, the last one is told whole.
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#list();
      this.#say();
    }, INPUTS_INTERVAL) as unknown as number;
  }

  #list(): void {
    this.#listedAt = performance.now();
    this.slow = this.explanation;
  }

  #say(): void {
    if (this.explanation === null) return;
    this.#saidAt = performance.now();
    this.words = summarise(this.explanation, this.aspect);
  }

  #connect(): void {
    this.#disconnect();
    this.#disconnect =
      this.hub?.connect({
        // With the picture of the car, which is drawn a little behind the newest frame.
        explained: (explanation, commands) =>
          void setTimeout(() => this.show(explanation, commands), 1000 * PLAYBACK_DELAY),
        clearHero: () => this.#forget(),
      }) ?? (() => undefined);
  }

  #forget(): void {
    clearTimeout(this.#painting);
    clearTimeout(this.#settling);
    this.#painting = 0;
    this.#next = null;
    this.explanation = null;
    this.commands = null;
    this.slow = null;
    this.#listedAt = -Infinity;
    this.#saidAt = -Infinity;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-why': WhyPanel;
  }
}
