import { html } from 'lit';

/** Why there is no 3D view. */
export type Trouble = 'no-webgl' | 'context-lost' | { readonly broken: string };

/** What happened to the 3D view, and what can be done. @param restart starts it again */
export function viewTrouble(trouble: Trouble, restart: () => void) {
  if (trouble === 'no-webgl') {
    return html`<div class="trouble" role="alert">
      <h2>The 3D view needs WebGL 2</h2>
      <p>
        This browser does not offer it. Turn on hardware acceleration in its settings, or use a current
        Chrome, Edge, Firefox or Safari. Training, charts and evaluations work without the view.
      </p>
    </div>`;
  }
  if (trouble === 'context-lost') {
    return html`<div class="trouble" role="alert">
      <h2>The graphics card was taken away</h2>
      <p>The browser usually gives it back within seconds; nothing else is affected.</p>
      <button class="again" @click=${restart}>Start the view again</button>
    </div>`;
  }
  return html`<div class="trouble" role="alert">
    <h2>The 3D view could not start</h2>
    <p>${trouble.broken}</p>
    <button class="again" @click=${restart}>Try again</button>
  </div>`;
}
