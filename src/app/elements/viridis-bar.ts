import { html } from 'lit';
import { VIRIDIS } from '../../viewer/viridis.ts';

/** A bar from the darkest colour of viridis to its brightest; `legendStyles` has its size. */
export function viridisBar() {
  return html`<i class="bar" style="background:linear-gradient(90deg, ${VIRIDIS.join(', ')})"></i>`;
}
