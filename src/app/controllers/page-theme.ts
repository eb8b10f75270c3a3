import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The theme that the page wears. Its host is rendered anew when that changes: canvases know no custom properties. */
export class PageTheme implements ReactiveController {
  readonly #watch: MutationObserver;

  constructor(host: ReactiveControllerHost) {
    this.#watch = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  get name(): string {
    return document.documentElement.className;
  }

  hostConnected(): void {
    this.#watch.observe(document.documentElement, { attributeFilter: ['class'] });
  }

  hostDisconnected(): void {
    this.#watch.disconnect();
  }
}
