import { html, type TemplateResult } from 'lit';

/** Names and values below a picture. */
export function toyFigures(figures: readonly (readonly [name: string, value: string])[]): TemplateResult {
  return html`<dl>
    ${figures.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What stands at the two ends of a picture. */
export function toyEnds(left: string, right: string): TemplateResult {
  return html`<p class="ends" aria-hidden="true"><span>${left}</span><span>${right}</span></p>`;
}

/** A slider over a range. @param text its value as it is read */
export function toySlider(
  name: string,
  range: { readonly min: number; readonly max: number; readonly step: number },
  value: number,
  text: string,
  onInput: (value: number) => void,
): TemplateResult {
  return html`<label
    >${name}
    <input
      type="range"
      min=${range.min}
      max=${range.max}
      step=${range.step}
      .value=${String(value)}
      aria-valuetext=${text}
      @input=${({ currentTarget }: Event) => onInput((currentTarget as HTMLInputElement).valueAsNumber)}
    />
    <span class="number">${text}</span></label
  >`;
}

/** A number with so many places, and a minus that is one. */
export function fixed(value: number, places: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e6) return 'beyond a million';
  return value
    .toFixed(places)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−');
}

/** Numbers of a range as places in a picture. */
export function scale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}
