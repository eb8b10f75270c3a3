import { html } from 'lit';
import { MOST_RISK } from '../../state/extension.ts';

/** A field for a whole number. What is none becomes what it was before, what is out of range the nearest that is not. */
export function numberField(low: number, high: number, value: number, change: (value: number) => void) {
  const changed = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const wished = input.valueAsNumber;
    const near = Number.isFinite(wished) ? Math.min(high, Math.max(low, Math.round(wished))) : value;
    input.value = String(near);
    if (Number.isFinite(wished)) change(near);
  };
  return html`<input
    class="field"
    type="number"
    min=${low}
    max=${high}
    .value=${String(value)}
    @change=${changed}
  />`;
}

/** How freely a model draws: its temperature. */
export function riskField(risk: number, change: (risk: number) => void) {
  return html`<label
    class="wide"
    title="Temperature. 0: always the likeliest note; 1: as often as it was in the examples; above: more surprises"
    >Creative risk
    <input
      type="range"
      min="0"
      max=${MOST_RISK}
      step="0.1"
      .value=${String(risk)}
      @input=${({ target }: Event) => change((target as HTMLInputElement).valueAsNumber)}
    /><span class="unit">${risk.toFixed(1)}</span></label
  >`;
}

/** The greatest seed that can be chosen: as many as anybody tries. */
export const MOST_SEED = 99_999;
