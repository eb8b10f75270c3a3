import type { TrackFile } from '../../track/track-file.ts';
import { compress, CompressedDataError, decompress } from './compress.ts';
import { checkSharedWork, type SharedWork, SharedWorkError } from './shared-work.ts';
import { TrackFileError } from '../../track/track-error.ts';

/** Longest link that is made or read, characters: mail programs and chats pass that on as it is. */
export const MAX_LINK = 8192;
/** What a link may hold, bytes: several times what fits unless it repeats itself. */
const MAX_CONTENT = 65_536;
const VERSION = 1;
/** Of a track of one's own, metres: far less than a tyre is wide, and half the letters. */
const ROUNDING = 1e4;

/** A link that cannot be opened, in one line: why, and what to do. */
export class ShareLinkError extends Error {
  override readonly name = 'ShareLinkError';
}

/** A link, and how it fits. */
export interface ShareLink {
  readonly url: string;
  /** Characters beyond `MAX_LINK`; 0 where it fits. */
  readonly excess: number;
  /** Name of the track that did not fit into the link; null where it is in. */
  readonly trackLeftOut: string | null;
}

/**
 * Makes a link to shared work. A track of the sender's own goes along where there is room; everything else always does,
 * and may then be too long.
 * @param page address of the page, without a fragment
 */
export async function writeShareLink(page: string, work: SharedWork): Promise<ShareLink> {
  const { track } = work;
  const ownTrack = typeof track === 'object' ? track : null;
  // What a road was drawn with is left out first: it comes of the road again, nearly.
  const choices =
    ownTrack === null ? [track] : [rounded(ownTrack), rounded({ ...ownTrack, design: undefined }), null];
  let url = await urlOf(page, { ...work, track: choices[0] });
  let taken = 0;
  while (!fits(url) && taken < choices.length - 1) {
    taken++;
    url = await urlOf(page, { ...work, track: choices[taken] });
  }
  return {
    url: url.text,
    excess: Math.max(0, url.text.length - MAX_LINK, fits(url) ? 0 : 1),
    trackLeftOut: choices[taken] === null ? (ownTrack?.name ?? null) : null,
  };
}

/**
 * Reads what a link holds, from the fragment of an address. Nothing of it is trusted, and nothing of it is run.
 * @returns null where the fragment is no link of this kind
 * @throws ShareLinkError
 */
export async function readShareLink(fragment: string): Promise<SharedWork | null> {
  const [, version, packed] = /^#?share=(\d{1,9})\.(.*)$/s.exec(fragment) ?? [];
  if (version === undefined) return null;
  if (Number(version) !== VERSION) {
    throw new ShareLinkError(
      `This link is of version ${version}, and this page reads version ${VERSION}: reload the page, or ask for a new link.`,
    );
  }
  if (fragment.length > MAX_LINK) {
    throw new ShareLinkError(
      `This link has ${fragment.length} characters, and ${MAX_LINK} are allowed: ask for the reward as a file.`,
    );
  }
  try {
    return await checkSharedWork(JSON.parse(await decompress(packed, MAX_CONTENT)));
  } catch (error) {
    throw new ShareLinkError(`This link cannot be opened: ${reasonOf(error)}. Ask for a new one.`);
  }
}

interface Url {
  readonly text: string;
  readonly contentBytes: number;
}

async function urlOf(page: string, work: SharedWork): Promise<Url> {
  const content = JSON.stringify(work);
  const text = `${page}#share=${VERSION}.${await compress(content)}`;
  return { text, contentBytes: new TextEncoder().encode(content).length };
}

function fits({ text, contentBytes }: Url): boolean {
  return text.length <= MAX_LINK && contentBytes <= MAX_CONTENT;
}

function rounded(track: TrackFile): TrackFile {
  const round = (value: unknown): unknown => {
    if (typeof value === 'number') return Math.round(value * ROUNDING) / ROUNDING;
    return Array.isArray(value) ? value.map(round) : value;
  };
  const { width } = track;
  const fields = Object.entries(track).map(([name, value]) => [name, round(value)]);
  return {
    ...(Object.fromEntries(fields) as unknown as TrackFile),
    width: { left: round(width.left), right: round(width.right) } as TrackFile['width'],
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'it was cut off or changed on its way';
  // The class of a car's errors comes with what checks cars, which is loaded only where a link has one.
  const isKnown =
    [CompressedDataError, SharedWorkError, TrackFileError].some((kind) => error instanceof kind) ||
    (error as Error).name === 'CarError';
  if (!isKnown) throw error;
  return (error as Error).message;
}
