import type { LitElement } from 'lit';

/** Puts an element into the page with the given properties, and waits until it has rendered. */
export async function mount<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): Promise<HTMLElementTagNameMap[K]> {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  document.body.append(element);
  await (element as unknown as LitElement).updateComplete;
  return element;
}

/** The next event of that name that reaches an element. */
export function nextEvent<T>(element: HTMLElement, type: string): Promise<CustomEvent<T>> {
  return new Promise((resolve) => {
    element.addEventListener(type, (event) => resolve(event as CustomEvent<T>), { once: true });
  });
}

/** The first element inside the shadow root that a selector finds. */
export function inside(element: HTMLElement, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${element.localName} has no ${selector}`);
  return found;
}
