import * as v from 'valibot';
import { type TrackDesign, TrackDesignSchema } from '../../track/design/track-design.ts';

/** Longest name of a track. */
export const MAX_TRACK_NAME = 80;

/** What has been drawn and not saved yet. */
export interface TrackDraft {
  readonly name: string;
  readonly design: TrackDesign;
}

const TrackDraftSchema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(MAX_TRACK_NAME)),
  design: TrackDesignSchema,
});

/** A draft that an earlier visit has kept; null where there is none, or what is stored is none. */
export function readTrackDraft(data: unknown): TrackDraft | null {
  const result = v.safeParse(TrackDraftSchema, data);
  return result.success ? result.output : null;
}
