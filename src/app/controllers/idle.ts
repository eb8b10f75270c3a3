/** So many milliseconds from now, and when the page has nothing better to do. */
export function whenIdle(delay: number, action: () => void): void {
  setTimeout(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(action) : action()), delay);
}

/** Whether the person has asked the browser to be sparing with the network. */
export function isSparing(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
