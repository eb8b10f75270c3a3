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
