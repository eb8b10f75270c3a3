import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { POINT_LIMITS, withEach, withPoint } from '../../../track/design/edit-design.ts';
import type { DesignPoint as Point, TrackDesign } from '../../../track/design/track-design.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { emit } from '../emit.ts';

interface Field {
  readonly part: keyof Point;
  readonly name: string;
  readonly unit: string;
  readonly step: number;
  readonly about: string;
}

const FIELDS: readonly Field[] = [
  { part: 'x', name: 'x', unit: 'm', step: 0.1, about: 'To the right of the origin' },
  { part: 'y', name: 'y', unit: 'm', step: 0.1, about: 'Up the page from the origin' },
  { part: 'left', name: 'Left', unit: 'm', step: 0.05, about: 'From the centre line to the left border' },
  { part: 'right', name: 'Right', unit: 'm', step: 0.05, about: 'From the centre line to the right border' },
  { part: 'elevation', name: 'Height', unit: 'm', step: 0.05, about: 'Of the lower edge above the ground' },
  { part: 'banking', name: 'Bank', unit: '°', step: 1, about: 'Positive lifts the right side' },
];

/**
 * The numbers of one point of a design, to be typed; and its width for all of them.
 * @fires gp-design
 */
@customElement('gp-design-point-fields')
export class DesignPointFields extends LitElement {
  static override readonly styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }

      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 6px 12px;
      }

      label {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 6px;
        font-size: var(--type-text);
        white-space: nowrap;
      }

      input {
        width: 74px;
      }

      .all {
        margin-top: 8px;
        font-size: var(--type-note);
      }

      .fault {
        margin: 6px 0 0;
        color: var(--off-text);
        font-size: var(--type-note);
      }
    `,
  ];

  @property({ attribute: false }) design: TrackDesign = { points: [] };
  @property({ type: Number }) chosen = 0;
  /** What was wrong with what was typed last. */
  @state() private fault = '';

  override render() {
    const { points } = this.design;
    const point = points[this.chosen] ?? points[0];
    return html`<div class="fields" role="group" aria-label="Point ${this.chosen + 1}">
        ${FIELDS.map(({ part, name, unit, step, about }) => {
          const { low, high } = POINT_LIMITS[part];
          return html`<label title="${about}, ${low} to ${high} ${unit}"
            ><span>${name} <span class="quiet">${unit}</span></span>
            <input
              class="field"
              type="number"
              name=${part}
              step=${step}
              min=${low}
              max=${high}
              .value=${String(Number(point[part].toFixed(3)))}
              @change=${(event: Event) => this.#set(part, name, event.target as HTMLInputElement)}
            />
          </label>`;
        })}
      </div>
      <button class="link all" @click=${() => this.#widthForAll(point)}>This width for all points</button>
      <p class="fault" role="status" ?hidden=${this.fault === ''}>${this.fault}</p>`;
  }

  #set(part: keyof Point, name: string, input: HTMLInputElement): void {
    const value = Number(input.value);
    const { low, high } = POINT_LIMITS[part];
    if (input.value === '' || !(value >= low && value <= high)) {
      const before = this.design.points[this.chosen][part];
      this.fault = `${name} is a number from ${low} to ${high}; it stays ${Number(before.toFixed(3))}.`;
      input.value = String(Number(before.toFixed(3)));
      return;
    }
    this.fault = '';
    // The arrows of a field tell every step of theirs.
    emit(this, 'gp-design', {
      design: withPoint(this.design, this.chosen, { [part]: value }),
      isDone: true,
      series: `${part === 'x' || part === 'y' ? 'place' : part} ${this.chosen}`,
    });
  }

  #widthForAll({ left, right }: Point): void {
    emit(this, 'gp-design', { design: withEach(this.design, { left, right }), isDone: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-design-point-fields': DesignPointFields;
  }
}
