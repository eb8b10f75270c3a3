import { html, nothing } from 'lit';
import type { Figure } from '../checks/finding.ts';

/** Figures that a check has found. */
export function figureList(figures: readonly Figure[]) {
  if (figures.length === 0) return nothing;
  return html`<dl class="figures">
    ${figures.map(
      ({ name, value }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
