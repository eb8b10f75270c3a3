import { html } from 'lit';

/** Colours of the palette of runs on which white is read better than black. */
const DARK = [2, 4, 5];

/** The plate over a car of a contest, as the 3D view has it. @param car its place in the grid, from 0 */
export function numberPlate(car: number) {
  const color = DARK.includes(car) ? '#fff' : '#0f1216';
  return html`<b
    class="plate"
    style="display:inline-grid;place-items:center;flex:none;width:1.125rem;height:1.125rem;border-radius:50%;font:700 var(--type-tiny)/1 var(--font);background:var(--run-${car});color:${color}"
    >${car + 1}</b
  >`;
}
