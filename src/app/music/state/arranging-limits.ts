import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import { formatWhole } from '../../state/format.ts';
import { partsOf, type Piece } from './own-song.ts';

/** Of more bars, the page would stand still for more than a second. */
const MOST_BARS = 512;

/** Why no parts can be made for a song, and what to do; null: they can. */
export function obstacleOf(piece: Piece, locked: ReadonlySet<Part>): string | null {
  const { bars } = piece;
  if (bars > MOST_BARS)
    return `This song has ${formatWhole(bars)} bars. At most ${MOST_BARS} are arranged at once: make it shorter.`;
  if (partsOf(piece).length > 0 && locked.size === PARTS.length)
    return 'All parts are locked: unlock one for it to be made anew.';
  return null;
}
