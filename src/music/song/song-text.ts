import { SONG_LIMITS } from './song-limits.ts';

/** Whether a title or a name is one line of whole characters that is not too long. */
export function isSongText(text: string): boolean {
  return text.length <= SONG_LIMITS.name && !/[\p{Cc}\p{Cs}]/u.test(text);
}

/** A title or a name made of whatever a file says: without control characters and torn ones, and cut where it is too long. */
export function toSongText(text: string): string {
  // Cut first, so that half a character at the end goes, too.
  return text.slice(0, SONG_LIMITS.name).replaceAll(/[\p{Cc}\p{Cs}]/gu, '');
}
