import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Aspect, Influence } from '../../training/explain/explanation.ts';
import { explainEffect, formatEffect, formatInput } from '../state/why-words.ts';

/** So many fit. */
const NUM_SHOWN = 6;
/** The longest bar is this long at least [degrees, m/s]: where nothing matters, bars are short. */
const LEAST = { steering: 1, speed: 0.05 } as const;

/** What mattered to one aspect of the decision, the largest effect first. */
export function whyInputs(influences: readonly Influence[], aspect: Aspect) {
  const shown = influences.slice(0, NUM_SHOWN);
  const longest = Math.max(LEAST[aspect], ...shown.map(({ effect }) => Math.abs(effect)));
  const [left, right] = aspect === 'steering' ? ['left', 'right'] : ['slower', 'faster'];
  return html`<div class="sides" aria-hidden="true"><span>◂ ${left}</span><span>${right} ▸</span></div>
    <ol class="inputs">
      ${shown.map((influence) => row(influence, aspect, longest))}
    </ol>
    <p>
      What a usual change of each input would do to the ${aspect}, all else unchanged: it goes by what has the
      longest bars, and where all are short hardly anything would change its mind.
    </p>`;
}

function row(influence: Influence, aspect: Aspect, longest: number) {
  const { name, effect, value } = influence;
  const half = (50 * Math.abs(effect)) / longest;
  // What turns the car to the left goes to the left; a part of the picture has no direction.
  const goesLeft = aspect === 'steering' ? effect > 0 : effect < 0;
  const bar =
    value === null
      ? { left: `${50 - half}%`, width: `${2 * half}%` }
      : { left: `${goesLeft ? 50 - half : 50}%`, width: `${half}%` };
  return html`<li title=${explainEffect(aspect, influence)}>
    <div class="what"><span>${name}</span> <span class="quiet">${formatInput(influence)}</span></div>
    <div class="does">
      <span class="effect ${value === null ? 'both' : ''}"><i style=${styleMap(bar)}></i></span>
      <b>${formatEffect(aspect, influence)}</b>
    </div>
  </li>`;
}
