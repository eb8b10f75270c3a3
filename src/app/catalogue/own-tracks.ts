import type { TrackFile } from '../../track/track-file.ts';

/** No shipped track's id begins like this, so that none of their policies drives on a person's own track by mistake. */
const PREFIX = 'own-';
const MAX_ID = 64;

/** Whether a track was imported by the person. */
export function isOwnTrack({ id }: Pick<TrackFile, 'id'>): boolean {
  return id.startsWith(PREFIX);
}

/** An imported track under an id and a name that no other one has. */
export function asOwnTrack(track: TrackFile, others: readonly TrackFile[]): TrackFile {
  const plain = track.id.replace(/^(?:own-)+/, '') || 'track';
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : `-${n}`;
    const id = `${PREFIX}${plain.slice(0, MAX_ID - PREFIX.length - ending.length)}${ending}`;
    const name = n === 1 ? track.name : `${track.name.slice(0, 74)} ${n}`;
    if (!others.some((other) => other.id === id || other.name === name)) return { ...track, id, name };
  }
}
