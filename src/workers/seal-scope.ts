/**
 * Closes the ways by which code of this worker keeps busy whoever made it: messages, errors that nobody catches, and the
 * console, all of which the parent's thread has to take. Before user code runs, and not undone by it.
 */
export function sealScope(): void {
  for (let scope: object | null = self; scope; scope = Object.getPrototypeOf(scope) as object | null) {
    Reflect.deleteProperty(scope, 'postMessage');
  }
  const { apply } = Reflect;
  const { preventDefault } = Event.prototype as { readonly preventDefault: () => void };
  self.addEventListener('error', (event) => apply(preventDefault, event, []));
  for (const name of Object.keys(console) as (keyof Console)[]) {
    Object.defineProperty(console, name, { value: () => {} });
  }
}
