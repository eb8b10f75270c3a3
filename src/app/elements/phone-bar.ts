import { ChartLine, CircleQuestionMark, CodeXml, ListChecks, SlidersHorizontal } from 'lucide';
import { panelBar } from './panel-bar.ts';

const PANELS = [
  ['reward', 'Reward', CodeXml],
  ['charts', 'Charts', ChartLine],
  ['setup', 'Setup', SlidersHorizontal],
  ['results', 'Results', ListChecks],
  ['why', 'Why', CircleQuestionMark],
] as const;

/** What a phone shows under the 3D view, one at a time. */
export type PanelName = (typeof PANELS)[number][0];

/** The bar that chooses it; on a desk there is room for all of them. */
export function phoneBar(shown: PanelName, show: (panel: PanelName) => void) {
  return panelBar(PANELS, shown, show);
}
