import { Unzip, type UnzipFile, UnzipInflate, unzipSync, zipSync } from 'fflate';
import { RunFileError } from './run-file-error.ts';

/** What zip can say of time, which begins in 1980; two days later it does so in every time zone. */
const [EARLIEST, LATEST] = [315_705_600_000, 4_102_272_000_000];
/** Compressed bytes at a time: they are a thousand times as many at most, which is looked at before there are more. */
const PIECE = 16_384;

/** What an archive may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Of all entries together, unpacked. */
  readonly bytes: number;
  /** Of one entry of that name, unpacked; null where there may be none. */
  bytesOf(name: string): number | null;
}

/** Files as one. @param savedAt milliseconds since 1970 */
export function zip(files: Readonly<Record<string, Uint8Array>>, savedAt: number): Uint8Array {
  return zipSync(files, { mtime: Math.min(Math.max(savedAt, EARLIEST), LATEST) });
}

/**
 * The files in an archive that somebody else may have made. Names and sizes are checked before anything is unpacked, and no more
 * is unpacked than was said. Folders are left out.
 * @param file the archive's name, for messages
 * @throws RunFileError
 */
export function unzip(bytes: Uint8Array, file: string, limits: ZipLimits): ReadonlyMap<string, Uint8Array> {
  const files = checkList(bytes, file, limits);
  const damaged = (why: string): RunFileError =>
    new RunFileError(file, 'file', `must be a whole zip archive: ${why}`);
  const filled = new Map<string, number>();
  const take = (entry: UnzipFile): void => {
    const { name } = entry;
    if (isFolder(name)) return;
    const target = files.get(name);
    if (target === undefined || filled.has(name)) throw damaged(`${shown(name)} is not in its list`);
    filled.set(name, 0);
    entry.ondata = (error, part) => {
      if (error) throw error;
      const at = filled.get(name) ?? 0;
      if (at + part.length > target.length) throw damaged(`${name} is longer than its list says`);
      target.set(part, at);
      filled.set(name, at + part.length);
    };
    entry.start();
  };
  try {
    const stream = new Unzip(take);
    stream.register(UnzipInflate);
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof RunFileError) throw error;
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  for (const [name, { length }] of files)
    if (filled.get(name) !== length) throw damaged(`${name} is cut off`);
  return files;
}

/** Room for every file that the archive says it holds, by its name. */
function checkList(bytes: Uint8Array, file: string, limits: ZipLimits): Map<string, Uint8Array> {
  const sizes = new Map<string, number>();
  const check = ({ name, originalSize }: { name: string; originalSize: number }): false => {
    if (isFolder(name)) return false;
    const most = limits.bytesOf(name);
    if (most === null) throw new RunFileError(file, shown(name), 'is no file of a run');
    if (sizes.has(name)) throw new RunFileError(file, name, 'must be there once');
    if (originalSize > most) throw tooLarge(file, name, most, originalSize);
    sizes.set(name, originalSize);
    if (sizes.size > limits.entries)
      throw new RunFileError(file, 'file', `must hold at most ${limits.entries} files`);
    return false;
  };
  try {
    // Unpacks nothing: reads the list at the end of the archive.
    unzipSync(bytes, { filter: check });
  } catch (error) {
    if (error instanceof RunFileError) throw error;
    throw new RunFileError(file, 'file', 'must be a whole zip archive: its list of files is missing');
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total > limits.bytes) throw tooLarge(file, 'file', limits.bytes, total);
  return new Map([...sizes].map(([name, size]) => [name, new Uint8Array(size)]));
}

function tooLarge(file: string, name: string, most: number, found: number): RunFileError {
  const rule = `must unpack to at most ${most / 1e6} MB, which no run needs`;
  return new RunFileError(file, name, rule, Math.ceil(found / 1e6));
}

/** Archives of folders name those, too. */
function isFolder(name: string): boolean {
  return name.endsWith('/');
}

/** A stranger's name, which may be as long as it likes. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}
