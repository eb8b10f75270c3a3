import type { TrackFile } from '../../track/track-file.ts';

/** What a track is drawn from: nothing yet, a copy of any, or one of the person's own, which becomes a new version of it. */
export type DrawingSubject =
  { readonly type: 'new' } | { readonly type: 'copy' | 'edit'; readonly track: TrackFile };

/** Under what name its draft is kept. */
export function subjectKey(subject: DrawingSubject): string {
  return subject.type === 'new' ? 'new' : `${subject.type} ${subject.track.id}`;
}
