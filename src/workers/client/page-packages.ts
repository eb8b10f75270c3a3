import { parsePackageLock } from '../../reward/python/package-lock.ts';
import type { PackageLock } from '../../reward/python/package-lock.ts';
import type { PackageProgress, PackageSource } from '../../reward/python/package-source.ts';
import { openPackageStore } from '../../reward/python/package-store.ts';
import type { Transfer } from '../../reward/python/transfer.ts';
import { pageTimer } from './page-timer.ts';

/** Where Python packages come from. */
export interface PackageHost {
  /** Address of a folder of wheels, ending in a slash. */
  readonly address: string;
  /** Address of the list of those wheels; null for the list that came with the app's Pyodide. */
  readonly lock: string | null;
}

const CACHE = 'python-packages';

/**
 * The page's way to Python packages: it fetches them, because the sandbox has no network, and keeps them in the browser's
 * cache storage. Where there is none (a page without https) they cannot be checked, and so are not used.
 */
export function openPagePackages(
  host: PackageHost,
  onProgress: (progress: PackageProgress) => void,
): PackageSource {
  let lock: PackageLock | null = null;
  return openPackageStore({
    host: host.address,
    list: host.lock ?? 'this app',
    lock: (onShare) => cancellable(async (signal) => (lock ??= await readLock(host.lock, onShare, signal))),
    fetch: (fileName, onShare) =>
      cancellable((signal) => fetchBytes(host.address + fileName, onShare, signal)),
    digest,
    read: async (fileName) => {
      const kept = await readKept(host.address + fileName);
      return kept && new Uint8Array(await kept.arrayBuffer());
    },
    keep: (fileName, bytes) => keep(host.address + fileName, new Response(bytes)),
    timer: pageTimer,
    onProgress,
  });
}

function cancellable<T>(start: (signal: AbortSignal) => Promise<T>): Transfer<T> {
  const controller = new AbortController();
  return { done: start(controller.signal), cancel: (reason) => controller.abort(reason) };
}

/** The list of a host of one's own, or without a network the one that was read before; null: the list that came with Pyodide. */
async function readLock(
  address: string | null,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<PackageLock> {
  if (address === null) {
    const { packages } = await import('pyodide/pyodide-lock.json');
    return { packages };
  }
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await fetchBytes(address, onShare, signal);
    await keep(address, new Response(bytes));
  } catch (error) {
    const kept = await readKept(address);
    if (kept === null) throw error;
    bytes = new Uint8Array(await kept.arrayBuffer());
  }
  return parsePackageLock(new TextDecoder().decode(bytes));
}

async function fetchBytes(
  address: string,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  // Packages are public, and whoever serves them need not know who asks.
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  if (!response.ok || !response.body) throw new Error(`it answered ${response.status}`);
  const length = Number(response.headers.get('content-length')) || Infinity;
  let arrived = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        arrived += chunk.byteLength;
        onShare(Math.min(arrived / length, 1));
        controller.enqueue(chunk);
      },
    }),
  );
  return new Uint8Array(await new Response(counted).arrayBuffer());
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!('subtle' in crypto)) throw new Error('packages can be checked only on a page with https');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function readKept(address: string): Promise<Response | null> {
  try {
    return (await (await caches.open(CACHE)).match(address)) ?? null;
  } catch {
    return null;
  }
}

/** Where the browser keeps nothing, or has no room, the file is fetched again the next time. */
async function keep(address: string, response: Response): Promise<void> {
  try {
    await (await caches.open(CACHE)).put(address, response);
  } catch {
    // It is only a copy.
  }
}
