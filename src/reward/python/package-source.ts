/** A Python package, ready to be installed. */
export interface Wheel {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What was found for the modules that a reward imports. */
export interface Provision {
  /** Dependencies first; none for modules that no package provides, such as those of the standard library. */
  readonly wheels: readonly Wheel[];
  /** Why a module's package is not there, for its author: module → one sentence. */
  readonly missing: ReadonlyMap<string, string>;
}

/**
 * Gets the packages that provide some modules. User code decides which modules it names and nothing else: they are looked up
 * in a list, and an address is never made of them.
 */
export type PackageSource = (modules: readonly string[]) => Promise<Provision>;

/** How far the packages of a reward are, for people to see. */
export interface PackageProgress {
  /** `numpy 2.4.6`, … */
  readonly packages: readonly string[];
  /** Share of the wheels that has arrived; 1 at the end, also when some could not be fetched. */
  readonly share: number;
}

/** For modules that nothing has to be fetched for. */
export const NO_PROVISION: Provision = { wheels: [], missing: new Map() };

/**
 * A source that is asked once for the same modules in a row, since an edit seldom changes what a reward imports; again
 * where something was missing, which may be there by now. Nobody is asked for no modules.
 */
export function askOnce(source: PackageSource): PackageSource {
  let last: { readonly key: string; readonly provision: Provision } | null = null;
  return async (modules) => {
    if (modules.length === 0) return NO_PROVISION;
    const key = modules.join();
    if (last?.key === key && last.provision.missing.size === 0) return last.provision;
    last = { key, provision: await source(modules) };
    return last.provision;
  };
}
