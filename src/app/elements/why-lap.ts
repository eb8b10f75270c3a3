import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { Aspect } from '../../training/explain/explanation.ts';
import type { CommandHistogram, LapCommands } from '../../training/explain/lap-commands.ts';
import { formatLap, formatShare } from '../state/format.ts';
import { ASPECTS, formatCommand, reversalWord } from '../state/why-words.ts';

/** What was commanded over a lap, and whether it zigzags. */
export function whyLap(commands: LapCommands) {
  const { isOver, seconds, reversals } = commands;
  return html`<h3>
      ${isOver ? 'Over its last lap' : 'Over this lap so far'}
      <span class="quiet">${formatLap(seconds)}</span>
    </h3>
    <div class="histograms">${ASPECTS.map((aspect) => histogram(aspect, commands[aspect]))}</div>
    <p>
      How often it commanded what: two peaks at the ends and little between them is steering by full lock.
    </p>
    <p class="reversals">
      <b>${reversals.toFixed(1)}</b> steering reversals a second: <b>${reversalWord(reversals)}</b>
    </p>
    <p>How often it turned back by 10° or more: below 1 a second is steady, from 3 on it zigzags.</p>`;
}

function histogram(aspect: Aspect, { low, high, shares }: CommandHistogram) {
  const most = Math.max(...shares);
  const bins = aspect === 'steering' ? shares.toReversed() : shares;
  const [left, right] = aspect === 'steering' ? [high, low] : [low, high];
  const width = (high - low) / shares.length;
  const peak = low + (shares.indexOf(most) + 0.5) * width;
  const label = `${aspect} from ${formatCommand(aspect, left)} to ${formatCommand(aspect, right)}, most often about ${formatCommand(aspect, peak)}, ${formatShare(most)} of the time`;
  return html`<figure>
    <div class="bins" role="img" aria-label=${label}>
      ${bins.map((share) => html`<i style=${styleMap({ height: `${most > 0 ? (100 * share) / most : 0}%` })}></i>`)}
    </div>
    <figcaption>
      <span>${formatCommand(aspect, left)}</span><span>${formatCommand(aspect, right)}</span>
    </figcaption>
  </figure>`;
}
