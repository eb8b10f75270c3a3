import type { DesignOfTrack } from '../../track/design/design-of-track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { ImportOutcome } from '../../workers/protocol.ts';

/** What a track is drawn from: nothing yet, a copy of any, or one of the person's own, which becomes a new version of it. */
export type DrawingSubject =
  { readonly type: 'new' } | { readonly type: 'copy' | 'edit'; readonly track: TrackFile };

/** The same with the points that drawing begins with. */
export type Drawing =
  | Extract<DrawingSubject, { type: 'new' }>
  | (Exclude<DrawingSubject, { type: 'new' }> & { readonly fitted: DesignOfTrack });

/** A track from a file, what was done to it, and the points to draw on with. */
export type FittedImport = ImportOutcome & { readonly fitted: DesignOfTrack };

/** Under what name its draft is kept. */
export function subjectKey(subject: DrawingSubject): string {
  return subject.type === 'new' ? 'new' : `${subject.type} ${subject.track.id}`;
}
