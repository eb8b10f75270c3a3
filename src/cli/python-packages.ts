import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { version } from 'pyodide';
import { parsePackageLock } from '../reward/python/package-lock.ts';
import type { PackageLock } from '../reward/python/package-lock.ts';
import type { PackageProgress, PackageSource } from '../reward/python/package-source.ts';
import { openPackageStore } from '../reward/python/package-store.ts';
import type { Transfer } from '../reward/python/transfer.ts';
import { nodeTimer } from './node-timer.ts';

/** Where Python packages come from and where they are kept. */
export interface PackagePlaces {
  /** Address of a folder of wheels, or a folder of this machine. */
  readonly host: string;
  /** Address or file of the list of those wheels; null for the list that came with Pyodide. */
  readonly lock: string | null;
  /** Folder of this machine. */
  readonly cache: string;
}

/** Pyodide's own host, and the folder that the system has for such things. */
export function defaultPackagePlaces(): PackagePlaces {
  return {
    host: `https://cdn.jsdelivr.net/pyodide/v${version}/full/`,
    lock: null,
    cache: join(userCacheFolder(), 'grad-prix', 'python-packages'),
  };
}

/** The command line's way to Python packages. @param onProgress is told while they are on their way */
export function openNodePackages(
  { host, lock, cache }: PackagePlaces,
  onProgress: (progress: PackageProgress) => void,
): PackageSource {
  const listPlace = lock ?? createRequire(import.meta.url).resolve('pyodide/pyodide-lock.json');
  let list: PackageLock | null = null;
  return openPackageStore({
    host,
    list: listPlace,
    lock: (onShare) =>
      cancellable(async (signal) => {
        list ??= parsePackageLock(new TextDecoder().decode(await readPlace(listPlace, onShare, signal)));
        return list;
      }),
    fetch: (fileName, onShare) => {
      const place = isAddress(host) ? new URL(fileName, withSlash(host)).href : join(host, fileName);
      return cancellable((signal) => readPlace(place, onShare, signal));
    },
    digest: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
    read: (fileName) =>
      readFile(join(cache, fileName)).then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      ),
    keep: (fileName, bytes) => keep(cache, fileName, bytes),
    timer: nodeTimer,
    onProgress,
  });
}

function cancellable<T>(start: (signal: AbortSignal) => Promise<T>): Transfer<T> {
  const controller = new AbortController();
  return { done: start(controller.signal), cancel: (reason) => controller.abort(reason) };
}

async function readPlace(
  place: string,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isAddress(place)) return new Uint8Array(await readFile(place));
  try {
    const response = await fetch(place, { signal });
    if (!response.ok || response.body === null) throw new Error(`it answered ${response.status}`);
    const length = Number(response.headers.get('content-length')) || Infinity;
    const chunks: Uint8Array[] = [];
    let arrived = 0;
    for await (const chunk of response.body) {
      chunks.push(chunk);
      arrived += chunk.byteLength;
      onShare(Math.min(arrived / length, 1));
    }
    return new Uint8Array(Buffer.concat(chunks));
  } catch (error) {
    const { cause } = error as Error; // Node hides there what happened
    if (!(cause instanceof Error)) throw error;
    throw new Error(cause.message || String((cause as NodeJS.ErrnoException).code), { cause: error });
  }
}

/** Whole or not at all: two commands may want the same file at once. A folder that cannot be written to keeps nothing. */
async function keep(folder: string, fileName: string, bytes: Uint8Array): Promise<void> {
  const draft = join(folder, `${fileName}.${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, bytes);
    await rename(draft, join(folder, fileName));
  } catch {
    // It is only a copy.
  }
}

function isAddress(place: string): boolean {
  return /^https?:\/\//.test(place);
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function userCacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return XDG_CACHE_HOME || join(homedir(), '.cache');
}
