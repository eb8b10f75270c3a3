/** A typed array, as far as it matters here. */
type Numbers = ArrayBufferView & {
  readonly length: number;
  every(test: (value: number) => boolean): boolean;
};

/**
 * Where a value read from a file is not built like one of our own: other keys, lengths or types, or a number that is not
 * finite. Null in the model stands for a number that may be missing, an empty list for one of any length that someone else
 * must look into.
 * @returns the path of the first such place, for example `env.world`, or null
 */
export function shapeFault(found: unknown, model: unknown, path: string): string | null {
  if (typeof model === 'number') return Number.isFinite(found) ? null : path;
  if (model === null) return found === null || Number.isFinite(found) ? null : path;
  if (typeof model !== 'object') return typeof found === typeof model ? null : path;
  if (typeof found !== 'object' || found === null || found.constructor !== model.constructor) return path;
  if (ArrayBuffer.isView(model)) {
    const numbers = found as Numbers;
    return numbers.length === (model as Numbers).length && numbers.every(Number.isFinite) ? null : path;
  }
  if (Array.isArray(model) && model.length > 0 && (found as unknown[]).length !== model.length) return path;
  for (const [key, value] of Object.entries(model)) {
    const fault = shapeFault((found as Record<string, unknown>)[key], value, `${path}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
}
