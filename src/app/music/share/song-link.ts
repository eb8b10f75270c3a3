import * as v from 'valibot';
import { SongError } from '../../../music/song/song-error.ts';
import { type LinkKind, MAX_LINK, packLink, unpackLink } from '../../share/packed-link.ts';
import { packNotes, PackedNotesSchema, unpackNotes } from './packed-notes.ts';
import { checkProject, projectJson, type SongProject } from './song-project.ts';

const KIND: LinkKind = { word: 'music', version: 1, maxContent: 262_144, what: 'the song' };

/** A link to a song, and how it fits. */
export interface SongLink {
  readonly url: string;
  /** Characters beyond `MAX_LINK`; 0 where it fits. */
  readonly excess: number;
  /** Whether what plays along did not fit: only how it was made is in it. */
  readonly isMelodyOnly: boolean;
}

/**
 * Makes a link to a song. What plays along goes with the melody where there is room.
 * @param page address of the page, without a fragment
 */
export async function writeSongLink(page: string, project: SongProject): Promise<SongLink> {
  const whole = await packLink(page, KIND, packed(project));
  const { song } = project;
  if (whole.fits || song.tracks.length === 1)
    return { url: whole.url, excess: excessOf(whole), isMelodyOnly: false };
  const melody = { ...project, song: { ...song, tracks: song.tracks.slice(0, 1) }, locked: [] };
  const part = await packLink(page, KIND, packed(melody));
  return { url: part.url, excess: excessOf(part), isMelodyOnly: true };
}

/**
 * Reads the song of a link, from the fragment of an address. It is a stranger's: all of it is checked.
 * @returns null where the fragment is no link of this kind
 * @throws ShareLinkError
 */
export function readSongLink(fragment: string): Promise<SongProject | null> {
  return unpackLink(fragment, KIND, unpacked, (error) => error instanceof SongError);
}

const PackedSchema = v.looseObject({
  song: v.looseObject({ tracks: v.array(v.looseObject({ notes: PackedNotesSchema })) }),
});

function packed(project: SongProject): object {
  const { song } = project;
  const tracks = song.tracks.map(({ notes, ...track }) => ({ ...track, notes: packNotes(notes) }));
  return { ...projectJson(project), song: { ...song, tracks } };
}

function unpacked(content: unknown): SongProject {
  const result = v.safeParse(PackedSchema, content, { abortEarly: true });
  if (!result.success) throw new SongError('link', 'song', 'must be tracks of notes, by columns');
  const { song, ...rest } = result.output;
  const tracks = song.tracks.map(({ notes, ...track }) => ({ ...track, notes: unpackNotes(notes) }));
  return checkProject({ ...rest, song: { ...song, tracks } }, 'link');
}

function excessOf({ url, fits }: { readonly url: string; readonly fits: boolean }): number {
  return fits ? 0 : Math.max(1, url.length - MAX_LINK);
}
