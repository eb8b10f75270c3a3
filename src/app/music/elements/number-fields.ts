import { html, type TemplateResult } from 'lit';
import { MOST_RISK } from '../state/extension.ts';
import { MOST_VARIATION } from '../state/variation.ts';
import '../../elements/meaning.ts';

/**
 * A field for a whole number of low … high. Where no number was typed, the field shows again what it was before, and nothing is told; of one
 * that is out of range, the nearest that is not.
 */
export function numberField(
  low: number,
  high: number,
  value: number,
  change: (value: number) => void,
): TemplateResult {
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

/** Where a slider is, and between what it moves. Steps of 1 where nothing is said. */
interface Slide {
  readonly low: number;
  readonly high: number;
  readonly step?: number;
  readonly value: number;
  readonly isOff?: boolean;
}

/** A slider, which says where it is with every step. */
export function slider(
  { low, high, step = 1, value, isOff = false }: Slide,
  change: (value: number) => void,
): TemplateResult {
  return html`<input
    type="range"
    min=${low}
    max=${high}
    step=${step}
    ?disabled=${isOff}
    .value=${String(value)}
    @input=${({ target }: Event) => change((target as HTMLInputElement).valueAsNumber)}
  />`;
}

/** A slider for a share of 0 … 1, in steps of 5 %. @param least the smallest share, per cent */
export function shareSlider(share: number, change: (share: number) => void, least = 0): TemplateResult {
  return slider({ low: least, high: 100, step: 5, value: Math.round(100 * share) }, (percent) =>
    change(percent / 100),
  );
}

/** How freely a model draws: its temperature, 0 … `MOST_RISK`. */
export function riskField(risk: number, change: (risk: number) => void): TemplateResult {
  return html`<label class="wide"
      >Creative risk ${slider({ low: 0, high: MOST_RISK, step: 0.1, value: risk }, change)}<span class="unit"
        >${risk.toFixed(1)}</span
      ></label
    ><gp-meaning of="Creative risk"
      >How freely notes are drawn. 0: always the likeliest note; 1: as often as in the examples; above: more
      surprises. Elsewhere: temperature.</gp-meaning
    >`;
}

/** Which of the many things that chance can make, by number: the seed. @param does what a model does to the melody: `continues` */
export function variationField(value: number, does: string, change: (value: number) => void): TemplateResult {
  return html`<label>Variation ${numberField(1, MOST_VARIATION, value, change)}</label
    ><gp-meaning of="Variation"
      >Each number ${does} the melody otherwise; the same number does the same again. Elsewhere:
      seed.</gp-meaning
    >`;
}
