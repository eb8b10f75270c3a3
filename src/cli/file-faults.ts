import { UsageError } from './usage-error.ts';

/** What the file system says, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read or written',
  EPERM: 'may not be read or written',
  EROFS: 'is on a read-only file system',
  EEXIST: 'exists and is not a folder',
  ENOTDIR: 'is below something that is not a folder',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'would be larger than files may be',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * Turns what the file system says into a line for the person who typed the path.
 * @param what the file is, for example `track`
 * @throws UsageError
 */
export function explainFaults<T>(path: string, what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${what} ${path}: ${(code && REASONS[code]) ?? message}`);
  }
}
