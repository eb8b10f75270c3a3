import type { Wheel } from './package-source.ts';

/** As much of Pyodide as installing needs. */
export interface PackageLoader {
  loadPackage(
    addresses: string[],
    options: { messageCallback: (text: string) => void; errorCallback: (text: string) => void },
  ): Promise<unknown>;
  pyimport(module: string): unknown;
}

/** The global scope of a worker: what Pyodide fetches wheels with, and what answers are made of. */
interface FetchingScope {
  fetch: unknown;
  readonly Response: new (body: Uint8Array<ArrayBuffer>) => unknown;
}

/** Pyodide knows a wheel by its address; none of these is ever asked for. */
const NOWHERE = 'https://wheels.invalid/';

/**
 * Has Pyodide install wheels that are already here. It expects to fetch them, so meanwhile `fetch` is played by a function
 * that hands them out.
 * @param modules are imported at once, so that no reward is blamed for the time that takes
 * @throws Error with what Pyodide says
 */
export async function installWheels(
  loader: PackageLoader,
  wheels: readonly Wheel[],
  modules: readonly string[],
): Promise<void> {
  const worker: unknown = globalThis;
  const scope = worker as FetchingScope;
  const { fetch } = scope;
  const problems: string[] = [];
  scope.fetch = (address: unknown) => {
    const wheel = wheels.find(({ fileName }) => `${NOWHERE}${fileName}` === String(address));
    return wheel
      ? Promise.resolve(new scope.Response(wheel.bytes))
      : Promise.reject(new TypeError('reward functions have no network'));
  };
  try {
    // One after the other, so that what one depends on is there.
    for (const { fileName } of wheels) {
      await loader.loadPackage([NOWHERE + fileName], {
        messageCallback: () => {},
        errorCallback: (text) => problems.push(text),
      });
    }
  } finally {
    scope.fetch = fetch;
  }
  if (problems.length > 0) throw new Error(`packages could not be installed: ${problems.join(' ')}`);
  for (const module of modules) {
    try {
      loader.pyimport(module);
    } catch {
      // The reward will say so itself, if it really needs it.
    }
  }
}
