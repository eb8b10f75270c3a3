import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { nameCard } from './name-card.ts';
import type { NameService } from './name-service.ts';
import { paramAt } from './param-hover.ts';

/** Says what the name under the pointer is, unless it is a key of `params`, which has a card of its own. */
export function nameHover(names: NameService): Extension {
  return hoverTooltip(async (view, pos) => {
    const { doc } = view.state;
    if (view.state.wordAt(pos) === null || paramAt(view.state, pos) !== null) return null;
    const card = await names.hover(doc.toString(), pos);
    if (card === null || view.state.doc !== doc) return null;
    return { pos: card.from, end: card.to, above: true, create: () => ({ dom: nameCard(card) }) };
  });
}
