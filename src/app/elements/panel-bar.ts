import { html } from 'lit';
import { icon } from './icon.ts';

/** A panel that a phone shows, one at a time. */
export type PanelEntry<Name extends string> = readonly [
  name: Name,
  title: string,
  node: Parameters<typeof icon>[0],
];

/** The bar that chooses it; on a desk there is room for all of them. Its looks are `panelBarStyles`. */
export function panelBar<Name extends string>(
  panels: readonly PanelEntry<Name>[],
  shown: Name,
  show: (panel: Name) => void,
) {
  return html`<nav aria-label="Panels">
    ${panels.map(
      ([name, title, node]) =>
        html`<button aria-current=${shown === name} @click=${() => show(name)}>
          ${icon(node, 20)}${title}
        </button>`,
    )}
  </nav>`;
}
