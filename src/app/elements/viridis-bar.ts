import { VIRIDIS } from '../../viewer/viridis.ts';
import { colourBar } from './colour-bar.ts';

/** A bar from the darkest colour of viridis to its brightest; `legendStyles` has its size. */
export function viridisBar() {
  return colourBar(VIRIDIS);
}
