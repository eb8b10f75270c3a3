/** A package as pyodide-lock.json lists it: the part of an entry that is needed to fetch it and to know it again. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Name of its wheel at the package host. */
  readonly file_name: string;
  /** SHA-256 of the wheel, hexadecimal. */
  readonly sha256: string;
  /** Keys of other entries. */
  readonly depends: readonly string[];
  /** Top-level modules that it provides. */
  readonly imports: readonly string[];
  /** `package`; others, such as `shared_library`, are no wheels. */
  readonly package_type: string;
}

/** pyodide-lock.json: every package that fits one version of Pyodide. */
export interface PackageLock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** A text that is no lock file. */
export class PackageLockError extends Error {
  constructor(reason: string) {
    super(`this is not a pyodide-lock.json: ${reason}`);
    this.name = 'PackageLockError';
  }
}

const TEXTS = ['name', 'version', 'file_name', 'sha256', 'package_type'] as const;
const LISTS = ['depends', 'imports'] as const;
/** A name of a file beside the lock file: neither a path nor an address. */
const WHEEL_NAME = /^[\w.+-]+\.whl$/;

/** Reads a lock file. @throws PackageLockError */
export function parsePackageLock(json: string): PackageLock {
  let lock: unknown;
  try {
    lock = JSON.parse(json);
  } catch (error) {
    throw new PackageLockError(String(error));
  }
  const packages = isRecord(lock) ? lock['packages'] : null;
  if (!isRecord(packages)) throw new PackageLockError('it has no packages');
  for (const [key, entry] of Object.entries(packages)) {
    const isText = (field: string): boolean => typeof (entry as Record<string, unknown>)[field] === 'string';
    const isList = (field: string): boolean => {
      const list = (entry as Record<string, unknown>)[field];
      return Array.isArray(list) && list.every((item) => typeof item === 'string');
    };
    if (!isRecord(entry)) throw new PackageLockError(`packages.${key} is not an object`);
    const odd = TEXTS.find((field) => !isText(field)) ?? LISTS.find((field) => !isList(field));
    if (odd !== undefined) throw new PackageLockError(`packages.${key}.${odd} is missing`);
  }
  return { packages: packages as Record<string, LockedPackage> };
}

/** The package that provides a module, by the name of its top-level module; null for none that is a wheel. */
export function packageOf(lock: PackageLock, module: string): LockedPackage | null {
  const [top] = module.split('.');
  const found = Object.values(lock.packages).find(({ imports }) => imports.includes(top));
  return found && isWheel(found) ? found : null;
}

/** A package with all that it depends on, dependencies first. Null where one of them is no wheel, or not listed. */
export function withDependencies(lock: PackageLock, wanted: LockedPackage): LockedPackage[] | null {
  const order = new Set<LockedPackage>();
  const seen = new Set<LockedPackage>([wanted]);
  // Not by calling itself: a list from elsewhere may be as deep as it likes.
  const open = [{ entry: wanted, next: 0 }];
  while (open.length > 0) {
    const top = open[open.length - 1];
    if (!isWheel(top.entry)) return null;
    if (top.next === top.entry.depends.length) {
      order.add(top.entry);
      open.pop();
      continue;
    }
    const needed = lock.packages[top.entry.depends[top.next++]] as LockedPackage | undefined;
    if (needed === undefined) return null;
    if (seen.has(needed)) continue;
    seen.add(needed);
    open.push({ entry: needed, next: 0 });
  }
  return [...order];
}

function isWheel({ package_type, file_name }: LockedPackage): boolean {
  return package_type === 'package' && WHEEL_NAME.test(file_name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
