import type { SongLink } from '../share/song-link.ts';

/** What a song is saved as. */
export type SongFormat = 'midi' | 'wav' | 'project';

/** What other apps take. */
export type SentFormat = Exclude<SongFormat, 'project'>;

/** How a song leaves the page. */
export interface SongShare {
  /** Null while it is being made. */
  readonly link: SongLink | null;
  /** What this browser hands to other apps. */
  readonly sends: readonly SentFormat[];
}
