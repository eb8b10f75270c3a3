import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { FieldPicture } from '../../workers/protocol.ts';
import { formatManner } from '../state/format.ts';
import { FIRST_STUDIO, MANNER_LIMITS } from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

const SLIDERS: readonly (readonly [name: keyof FieldManner, title: string, about: string])[] = [
  ['speed', 'Speed', 'The speed that is commanded, and driven'],
  ['heading', 'Heading', 'How far the car is turned from the direction of the road; to the left is positive'],
  ['steering', 'Steering', 'The steering angle that is commanded; to the left is positive'],
];

/**
 * How the car is driven on the reward field.
 * @fires gp-manner with the changed speed, heading and steering @fires gp-term with the index of the term to paint, or null
 */
@customElement('gp-field-sliders')
export class FieldSliders extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        font-size: var(--type-note);
      }

      div {
        display: grid;
        grid-template-columns: auto minmax(80px, 1fr) 62px;
        align-items: center;
        gap: 3px 10px;
      }

      label,
      output {
        white-space: nowrap;
      }

      output {
        font: 500 var(--type-note)/1.3 var(--mono);
        text-align: right;
      }

      select {
        width: 100%;
        margin: 2px 0 6px;
        padding: 3px 4px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--panel);
        color: var(--text);
        font: inherit;
        text-overflow: ellipsis;
      }

      input {
        width: 100%;
        height: 24px;
        margin: 0;
      }

      p {
        max-width: 44ch;
        margin: 4px 0 2px;
        color: var(--quiet);
        font-size: var(--type-small);
        line-height: 1.35;
      }

      @media (pointer: coarse) {
        input {
          height: 36px;
        }
      }
    `,
  ];

  @property({ attribute: false }) manner: FieldManner = FIRST_STUDIO.fieldManner;
  /** The field in view; null before the first. */
  @property({ attribute: false }) picture: FieldPicture | null = null;

  override render() {
    const { terms = [], isCoarse = false } = this.picture ?? {};
    return html`${terms.length === 0 ? nothing : this.#choice(terms)}
      <div>
        ${SLIDERS.map(([name, title, about]) => {
          const { low, high, step } = MANNER_LIMITS[name];
          const reading = formatManner(name, this.manner[name]);
          return html`<label for=${name} title=${about}>${title}</label>
            <input
              id=${name}
              type="range"
              min=${low}
              max=${high}
              step=${step}
              title=${about}
              aria-valuetext=${reading}
              .value=${String(this.manner[name])}
              @input=${(event: Event) => this.#set(name, event.target as HTMLInputElement)}
            />
            <output for=${name}>${reading}</output>`;
        })}
      </div>
      <p>
        What the reward in the editor pays for a step at each place of the road: the second of two steps like
        this.
        ${isCoarse ? 'It is slow, so fewer places were scored; what lies between them is in proportion.' : ''}
      </p>`;
  }

  /** One term of a sum may be painted alone. */
  #choice(terms: FieldPicture['terms']) {
    const chosen = this.picture?.term ?? null;
    return html`<select
      aria-label="What is painted"
      @change=${({ target }: Event) => {
        const { value } = target as HTMLSelectElement;
        emit(this, 'gp-term', value === '' ? null : Number(value));
      }}
    >
      <option value="" ?selected=${chosen === null}>The whole reward</option>
      ${terms.map(
        ({ line, text }, term) =>
          html`<option value=${term} ?selected=${chosen === term}>Term of line ${line}: ${text}</option>`,
      )}
    </select>`;
  }

  #set(name: keyof FieldManner, { valueAsNumber }: HTMLInputElement): void {
    emit(this, 'gp-manner', { ...this.manner, [name]: valueAsNumber });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-field-sliders': FieldSliders;
  }
}
