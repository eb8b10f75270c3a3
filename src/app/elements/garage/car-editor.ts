import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BodyShape, CarFile } from '../../../sim/car.ts';
import type { CarValue } from '../../../sim/car-limits.ts';
import { BODY_SHAPES, CAR_LIMITS, valuesOfCar } from '../../../workers/client/car-files.ts';
import { CAR_VALUE_GROUPS, CAR_VALUE_WORDS, shownValue } from '../../catalogue/car-values.ts';
import { CAR_WORDS } from '../../catalogue/cars.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { emit } from '../emit.ts';
import { setupStyles } from '../setup-styles.ts';

const SHAPE_WORDS: Readonly<Record<BodyShape, string>> = {
  'open-wheeler': 'Open wheels',
  coupe: 'Coupé',
  pickup: 'Pick-up',
  wedge: 'Wedge',
};

/**
 * The values of one car: each with its range, what it does and what the car that it is a copy of has.
 * @fires gp-car with the changed car; whether it can be driven is for others to say
 */
@customElement('gp-car-editor')
export class CarEditor extends LitElement {
  static override readonly styles = [
    sharedStyles,
    setupStyles,
    css`
      fieldset {
        display: grid;
        gap: 14px;
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }

      h3 {
        margin: 6px 0 0;
        font: 600 var(--type-text)/1.3 var(--font);
      }

      .look {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
        font-size: var(--type-text);
      }

      .look label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      input[type='color'] {
        width: 36px;
        height: 28px;
        padding: 2px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--ground);
        cursor: pointer;
      }

      .value {
        display: grid;
        grid-template-columns: minmax(92px, 120px) minmax(60px, 1fr) auto;
        align-items: center;
        gap: 2px 10px;
        font-size: var(--type-text);
      }

      .value input[type='range'] {
        width: 100%;
        height: 20px;
        margin: 0;
      }

      .number-and-unit {
        display: grid;
        grid-template-columns: 72px 26px;
        align-items: center;
        gap: 6px;
      }

      .number-and-unit input {
        width: 72px;
      }

      .value .about {
        grid-column: 1 / -1;
      }

      .is-refused > label {
        color: var(--off-text);
        font-weight: 600;
      }

      /* Under its name and number, to be as long as a thumb needs. */
      @media (max-width: 520px) {
        .value {
          grid-template-columns: 1fr auto;
        }

        .value input[type='range'] {
          grid-row: 2;
          grid-column: 1 / -1;
        }
      }

      @media (pointer: coarse) {
        .value input[type='range'] {
          height: 36px;
        }
      }
    `,
  ];

  @property({ attribute: false }) car: CarFile | null = null;
  /** Whether it is only looked at. */
  @property({ type: Boolean }) fixed = false;
  /** The value for which it is refused; empty: none. */
  @property() refused = '';
  /** What was wrong with the number that was typed last, and of which value. */
  @state() private typed: { readonly value: CarValue; readonly fault: string } | null = null;

  override render() {
    const { car } = this;
    if (car === null) return nothing;
    return html`<fieldset ?disabled=${this.fixed}>
      <div class="look">
        <label
          >Shape
          <select
            @change=${({ target }: Event) => this.#paint(car, { shape: (target as HTMLSelectElement).value as BodyShape })}
          >
            ${BODY_SHAPES.map(
              (shape) =>
                html`<option value=${shape} .selected=${shape === car.body.shape}>
                  ${SHAPE_WORDS[shape]}
                </option>`,
            )}
          </select>
        </label>
        ${(['paint', 'trim'] as const).map(
          (part) =>
            html`<label
              ><input
                type="color"
                .value=${car.body[part]}
                @input=${({ target }: Event) => this.#paint(car, { [part]: (target as HTMLInputElement).value })}
              />
              ${part === 'paint' ? 'Body' : 'Trim'}</label
            >`,
        )}
      </div>
      ${CAR_VALUE_GROUPS.map(
        ([name, values]) =>
          html`<h3>${name}</h3>
            ${values.map((value) => this.#row(car, value))}`,
      )}
    </fieldset>`;
  }

  #row(car: CarFile, value: CarValue) {
    const { title, unit, step, about } = CAR_VALUE_WORDS[value];
    const { low, high } = this.#range(value);
    const shown = shownValue(value, car.values[value]);
    const stock = shownValue(value, valuesOfCar(car.base)[value]);
    const fault = this.typed?.value === value ? this.typed.fault : '';
    const withUnit = (amount: number): string =>
      unit === '' || unit === '°' ? `${amount}${unit}` : `${amount} ${unit}`;
    return html`<div class="value ${this.refused === value ? 'is-refused' : ''}">
      <label for=${value}>${title}</label>
      <input
        type="range"
        aria-label="${title}, slider"
        tabindex="-1"
        min=${low}
        max=${high}
        step=${step}
        .value=${String(shown)}
        @input=${({ target }: Event) => this.#set(car, value, (target as HTMLInputElement).valueAsNumber)}
      />
      <span class="number-and-unit">
        <input
          id=${value}
          type="number"
          min=${low}
          max=${high}
          step="any"
          aria-describedby="${value}-about"
          .value=${String(shown)}
          @change=${({ target }: Event) => this.#type(car, value, target as HTMLInputElement)}
        />
        <span class="quiet">${unit}</span>
      </span>
      <span class="about" id="${value}-about">
        ${about} ${low} to ${withUnit(high)}; ${CAR_WORDS[car.base].name} has ${withUnit(stock)}.
        ${fault === '' ? nothing : html`<span class="fault" role="alert">${fault}</span>`}
      </span>
    </div>`;
  }

  #range(value: CarValue): { readonly low: number; readonly high: number } {
    const { low, high } = CAR_LIMITS[value];
    return { low: shownValue(value, low), high: shownValue(value, high) };
  }

  #type(car: CarFile, value: CarValue, input: HTMLInputElement): void {
    const { low, high } = this.#range(value);
    const typed = input.valueAsNumber;
    const before = shownValue(value, car.values[value]);
    if (typed >= low && typed <= high) return this.#set(car, value, typed);
    const found = Number.isNaN(typed) ? 'nothing that is a number' : String(typed);
    this.typed = { value, fault: `Must be ${low} to ${high} (found ${found}); it stays ${before}.` };
    input.value = String(before);
  }

  #set(car: CarFile, value: CarValue, shown: number): void {
    const { low, high } = CAR_LIMITS[value];
    // What is shown of an end is rounded.
    const amount = Math.min(high, Math.max(low, shown / CAR_VALUE_WORDS[value].scale));
    this.typed = null;
    emit(this, 'gp-car', { ...car, values: { ...car.values, [value]: amount } });
  }

  #paint(car: CarFile, change: Partial<CarFile['body']>): void {
    emit(this, 'gp-car', { ...car, body: { ...car.body, ...change } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-car-editor': CarEditor;
  }
}
