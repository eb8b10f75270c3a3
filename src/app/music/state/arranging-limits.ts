import { Bars } from '../../../music/melody/bars.ts';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import { formatWhole } from '../../state/format.ts';
import { partsOf, type Piece } from './own-song.ts';

/** Parts whose names are plurals. */
const PLURAL: ReadonlySet<Part> = new Set(['drums', 'chords']);
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

/** Which bars at the end stay empty because parts are locked that were made for a shorter song; null: none. */
export function emptyBarsOf(piece: Piece, locked: ReadonlySet<Part>): string | null {
  const bars = new Bars(piece.song.timeSignatures);
  const sentences = partsOf(piece).flatMap(({ name, notes }, i) => {
    const end = Math.max(0, ...notes.map(({ onset, duration }) => onset + duration));
    const first = bars.until(end) + 1;
    if (!locked.has(PARTS[i]) || first > piece.bars) return [];
    const which =
      first === piece.bars ? `bar ${first} stays` : `bars ${first} to ${formatWhole(piece.bars)} stay`;
    return [`${name} ${PLURAL.has(PARTS[i]) ? 'are' : 'is'} locked: ${which} empty.`];
  });
  return sentences.length === 0 ? null : sentences.join(' ');
}
