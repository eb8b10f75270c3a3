import type { TrackFile } from '../../track/track-file.ts';
import { TrackFileError } from '../../track/track-error.ts';
import { type LinkKind, MAX_LINK, packLink, unpackLink } from './packed-link.ts';
import { checkSharedWork, type SharedWork, SharedWorkError } from './shared-work.ts';

const KIND: LinkKind = { word: 'share', version: 1, maxContent: 65_536, what: 'the reward' };
/** Of a track of one's own, metres: far less than a tyre is wide, and half the letters. */
const ROUNDING = 1e4;

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
  let link = await packLink(page, KIND, { ...work, track: choices[0] });
  let taken = 0;
  while (!link.fits && taken < choices.length - 1) {
    taken++;
    link = await packLink(page, KIND, { ...work, track: choices[taken] });
  }
  return {
    url: link.url,
    excess: Math.max(0, link.url.length - MAX_LINK, link.fits ? 0 : 1),
    trackLeftOut: choices[taken] === null ? (ownTrack?.name ?? null) : null,
  };
}

/**
 * Reads what a link holds, from the fragment of an address. Nothing of it is trusted, and nothing of it is run.
 * @returns null where the fragment is no link of this kind
 * @throws ShareLinkError
 */
export function readShareLink(fragment: string): Promise<SharedWork | null> {
  return unpackLink(fragment, KIND, checkSharedWork, isFault);
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

/** The class of a car's errors comes with what checks cars, which is loaded only where a link has one. */
function isFault(error: Error): boolean {
  return error instanceof SharedWorkError || error instanceof TrackFileError || error.name === 'CarError';
}
