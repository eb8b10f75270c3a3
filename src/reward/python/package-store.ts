import { packageOf, withDependencies } from './package-lock.ts';
import type { LockedPackage, PackageLock } from './package-lock.ts';
import type { PackageProgress, PackageSource, Provision, Wheel } from './package-source.ts';
import { arrivalOf, type Transfer } from './transfer.ts';
import type { Timer } from '../timer.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a platform lends a package store. */
export interface PackagePlatform {
  /** Name of the package host, for messages. */
  readonly host: string;
  /** Where the list of packages is, for messages. */
  readonly list: string;
  /** Reads the list of packages. @param onShare is told what share of it has arrived */
  readonly lock: (onShare: (share: number) => void) => Transfer<PackageLock>;
  /** Fetches a file of the package host. */
  readonly fetch: (fileName: string, onShare: (share: number) => void) => Transfer<Bytes>;
  /** SHA-256, hexadecimal. */
  readonly digest: (bytes: Bytes) => Promise<string>;
  /** Files that were fetched before, by name; null for one that is not there. Neither throws. */
  readonly read: (fileName: string) => Promise<Bytes | null>;
  readonly keep: (fileName: string, bytes: Bytes) => Promise<void>;
  readonly timer: Timer;
  readonly onProgress?: ((progress: PackageProgress) => void) | undefined;
}

/**
 * Packages from a package host, kept for when there is no network. Only what the lock file lists is fetched, and nothing
 * is used, from the host or from what was kept, whose SHA-256 is not the one that the lock file states.
 */
export function openPackageStore(platform: PackagePlatform): PackageSource {
  return async (modules) => {
    const missing = new Map<string, string>();
    let lock: PackageLock = { packages: {} };
    try {
      if (modules.length > 0) lock = await arrivalOf(platform.timer, (arrived) => platform.lock(arrived));
    } catch (error) {
      const why = `the list of packages could not be read from ${platform.list} (${reasonOf(error)}). Check that it is there, or go online, and run this again`;
      for (const module of modules) missing.set(module, `there is no ${module}, and ${why}`);
    }
    const wanted = new Map<string, readonly LockedPackage[]>();
    for (const module of modules) {
      const entry = packageOf(lock, module);
      const all = entry && withDependencies(lock, entry);
      if (all) wanted.set(module, all);
      else if (entry) missing.set(module, `${nameOf(entry)} needs more than Python can load here`);
    }
    return provide(platform, wanted, missing);
  };
}

async function provide(
  platform: PackagePlatform,
  wanted: ReadonlyMap<string, readonly LockedPackage[]>,
  missing: Map<string, string>,
): Promise<Provision> {
  const wheels = new Map<LockedPackage, Wheel | WheelError>();
  const packages = [...new Set([...wanted.values()].flat())];
  const names = packages.map(nameOf);
  let isFetching = false;
  const report = (share: number): void => platform.onProgress?.({ packages: names, share });
  for (const [i, entry] of packages.entries()) {
    const onShare = (share: number): void => {
      isFetching = true;
      report(Math.min((i + share) / packages.length, 0.99));
    };
    wheels.set(entry, await getWheel(platform, entry, onShare));
  }
  if (isFetching) report(1);
  const usable = new Set<Wheel>();
  for (const [module, all] of wanted) {
    const found = all.map((entry) => wheels.get(entry)!);
    const failed = found.find((wheel) => wheel instanceof WheelError);
    if (failed) missing.set(module, failed.message);
    else for (const wheel of found) usable.add(wheel as Wheel);
  }
  return { wheels: [...usable], missing };
}

/** Why there is no wheel, as the author of a reward should read it. */
class WheelError extends Error {}

async function getWheel(
  { host, fetch, digest, read, keep, timer }: PackagePlatform,
  entry: LockedPackage,
  onShare: (share: number) => void,
): Promise<Wheel | WheelError> {
  const { file_name: fileName, sha256 } = entry;
  try {
    const kept = await read(fileName);
    if (kept && (await digest(kept)) === sha256) return { fileName, bytes: kept };
    onShare(0);
    const bytes = await arrivalOf(timer, (arrived) =>
      fetch(fileName, (share) => {
        arrived();
        onShare(share);
      }),
    );
    if ((await digest(bytes)) !== sha256) {
      return new WheelError(
        `${host} gave another file for ${fileName} than this Python needs (its SHA-256 differs), so it was not used: choose another package host, or do without ${entry.name}`,
      );
    }
    await keep(fileName, bytes);
    return { fileName, bytes };
  } catch (error) {
    return new WheelError(
      `${nameOf(entry)} could not be fetched from ${host} (${reasonOf(error)}). Go online and run this again, after that it is kept; or do without ${entry.name}`,
    );
  }
}

function nameOf({ name, version }: LockedPackage): string {
  return `${name} ${version}`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
