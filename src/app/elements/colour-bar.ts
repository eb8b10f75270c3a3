import { html } from 'lit';

/** A bar from the first of even colours to the last; `legendStyles` has its size. */
export function colourBar(colours: readonly string[]) {
  return html`<i class="bar" style="background:linear-gradient(90deg, ${colours.join(', ')})"></i>`;
}
