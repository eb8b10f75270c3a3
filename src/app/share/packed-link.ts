import { compress, CompressedDataError, decompress } from './compress.ts';

/** Longest link that is made or read, characters: mail programs and chats pass that on as it is. */
export const MAX_LINK = 8192;

/** Links of one kind: `#share=1.…`, `#music=1.…`. */
export interface LinkKind {
  /** What the fragment of the address begins with. */
  readonly word: string;
  readonly version: number;
  /** What a link may hold, bytes: several times what fits unless it repeats itself. */
  readonly maxContent: number;
  /** What is in it, for the sentence that tells how to get it otherwise. */
  readonly what: string;
}

/** A link that cannot be opened, in one line: why, and what to do. */
export class ShareLinkError extends Error {
  override readonly name = 'ShareLinkError';
}

/** An address that holds something whole. @param page its address, without a fragment */
export async function packLink(
  page: string,
  { word, version, maxContent }: LinkKind,
  work: unknown,
): Promise<{ readonly url: string; readonly fits: boolean }> {
  const content = JSON.stringify(work);
  const url = `${page}#${word}=${version}.${await compress(content)}`;
  const bytes = new TextEncoder().encode(content).length;
  return { url, fits: url.length <= MAX_LINK && bytes <= maxContent };
}

/**
 * Reads what a link holds, from the fragment of an address.
 * @param check what is known to be in it, of what a stranger has put there
 * @param isFault whether what `check` threw says what is wrong with the link
 * @returns null where the fragment is no link of this kind
 * @throws ShareLinkError
 */
export async function unpackLink<T>(
  fragment: string,
  kind: LinkKind,
  check: (content: unknown) => T | Promise<T>,
  isFault: (error: Error) => boolean,
): Promise<T | null> {
  const { word, version: known, maxContent, what } = kind;
  const [, found, version, packed] = /^#?(\w+)=(\d{1,9})\.(.*)$/s.exec(fragment) ?? [];
  if (found !== word) return null;
  if (Number(version) !== known) {
    throw new ShareLinkError(
      `This link is of version ${version}, and this page reads version ${known}: reload the page, or ask for a new link.`,
    );
  }
  if (fragment.length > MAX_LINK) {
    throw new ShareLinkError(
      `This link has ${fragment.length} characters, and ${MAX_LINK} are allowed: ask for ${what} as a file.`,
    );
  }
  try {
    return await check(JSON.parse(await decompress(packed, maxContent)));
  } catch (error) {
    throw new ShareLinkError(`This link cannot be opened: ${reasonOf(error, isFault)}. Ask for a new one.`);
  }
}

function reasonOf(error: unknown, isFault: (error: Error) => boolean): string {
  if (error instanceof SyntaxError) return 'it was cut off or changed on its way';
  if (error instanceof CompressedDataError || (error instanceof Error && isFault(error)))
    return error.message;
  throw error;
}
