import { Track } from '../../../../src/track/track.ts';

/** Two straights and two half circles, left round, from the beginning of a straight; lengths in metres. */
export const STADIUM = { straight: 6, radius: 1.5, spacing: 0.02 };

/** The stadium as a track, driven `left` or `right` round. */
export function stadium(way: 'left' | 'right' = 'left'): Track {
  const { straight, radius, spacing } = STADIUM;
  const half = Math.PI * radius;
  const length = 2 * (straight + half);
  const sign = way === 'left' ? 1 : -1;
  const centreLine = Array.from({ length: Math.floor(length / spacing) }, (_, i): [number, number] => {
    const s = i * spacing;
    const [x, y] = pointAt(s % (straight + half));
    // The second half is the first one turned round.
    const isBack = s >= straight + half;
    return isBack ? [straight - x, sign * (2 * radius - y)] : [x, sign * y];
  });
  return new Track({
    format: 'grad-prix-track',
    version: 1,
    id: 'stadium',
    name: 'Stadium',
    centreLine,
    width: { left: 0.4, right: 0.4 },
  });
}

function pointAt(s: number): [number, number] {
  const { straight, radius } = STADIUM;
  if (s < straight) return [s, 0];
  const angle = (s - straight) / radius;
  return [straight + radius * Math.sin(angle), radius * (1 - Math.cos(angle))];
}
