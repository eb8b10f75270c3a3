import * as v from 'valibot';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import { SongError } from '../../../music/song/song-error.ts';
import { plainName } from '../../../track/plain-name.ts';
import { checkPiece, PIECE_ENTRIES } from '../state/check-piece.ts';
import { MAX_TITLE, type Piece } from '../state/own-song.ts';

/** A song with everything that is known of it: what one person gives another, or keeps. */
export interface SongProject extends Piece {
  /** Parts that stay as they are when others are made. */
  readonly locked: readonly Part[];
}

/** How such a file ends, and what it begins with. */
export const PROJECT_ENDING = '.song.json';
const FORMAT = 'grad-prix-song';
const VERSION = 1;

const ProjectSchema = v.strictObject({
  format: v.literal(FORMAT, `must be ${FORMAT}: this is no song of the Music tab`),
  version: v.literal(VERSION, `must be ${VERSION}: this page is older or newer than the file`),
  ...PIECE_ENTRIES,
  locked: v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value), 'must be a list of parts'),
    v.maxLength(PARTS.length, `must have at most ${PARTS.length} parts`),
    v.array(v.picklist(PARTS, `must be one of ${PARTS.join(', ')}`)),
  ),
});

/** A project as a file holds it. */
export function projectJson({ song, ...about }: SongProject): object {
  return { format: FORMAT, version: VERSION, ...about, song };
}

/** Reads a project's file. @throws SongError in one line: which file, which field, which rule */
export function readProject(text: string, file: string): SongProject {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new SongError(file, 'file', 'must be JSON, as “Save project” writes it');
  }
  return checkProject(data, file);
}

/** What is known to be a project, of what a stranger may have made. @throws SongError */
export function checkProject(data: unknown, file: string): SongProject {
  const result = v.safeParse(ProjectSchema, data, { abortEarly: true });
  if (!result.success) throw toError(result.issues[0], file);
  const { locked, ...entries } = result.output;
  const piece = checkPiece(entries, file);
  const { song } = piece;
  const title = plainName(song.title, MAX_TITLE) || 'From elsewhere';
  const tracks = song.tracks.map((track) => ({
    ...track,
    name: plainName(track.name, MAX_TITLE) || 'Track',
  }));
  // Without parts there is nothing to be locked.
  return { ...piece, song: { ...song, title, tracks }, locked: tracks.length > 1 ? locked : [] };
}

function toError(issue: v.BaseIssue<unknown>, file: string): SongError {
  const field = (issue.path ?? []).map(({ key }) => plainName(String(key), 40)).join('.') || 'file';
  if (issue.expected === 'never') return new SongError(file, field, 'is not known: leave it out');
  if (issue.path !== undefined && issue.input === undefined) return new SongError(file, field, 'is missing');
  return new SongError(file, field, issue.path ? issue.message : 'must be an object', issue.input);
}
