import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type {
  ActionChance,
  Aspect,
  AspectSpread,
  Choice,
  Explanation,
} from '../../training/explain/explanation.ts';
import { formatShare } from '../state/format.ts';
import { ASPECTS, describeSpread, formatCommand } from '../state/why-words.ts';

/** More columns than this do not fit beside each other: such lists are shown by their likeliest actions. */
const MAX_COLUMNS = 9;
const NUM_LIKELIEST = 6;

/** What the policy could have done, and what it did. */
export function whyOptions({ choice, taken }: Explanation) {
  if (choice.type === 'discrete') return list(choice);
  return html`${ASPECTS.map((aspect) => line(aspect, choice[aspect], taken[aspect]))}
    <p>
      The band is the spread of what it tries while it learns, mean ± standard deviation; the mark is what it
      does now, without trying. “Limit”: it wants more than it may, so that small changes of its inputs change
      nothing.
    </p>`;
}

/** Where a command is on its axis, percent from the left; what is left on the road is left here. */
export function placeOn(
  aspect: Aspect,
  { low, high }: Pick<AspectSpread, 'low' | 'high'>,
  value: number,
): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return 100 * (aspect === 'steering' ? 1 - share : share);
}

function line(aspect: Aspect, spread: AspectSpread, taken: number) {
  const { low, high, mean, deviation, isAtLimit } = spread;
  const ends = [mean - deviation, mean + deviation].map((value) => placeOn(aspect, spread, value));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const [left, right] = aspect === 'steering' ? [high, low] : [low, high];
  return html`<div class="axis" role="img" aria-label="${aspect}: ${describeSpread(aspect, spread, taken)}">
    <div class="rail">
      <i class="band" style=${styleMap({ left: `${from}%`, width: `${to - from}%` })}></i>
      <i class="mean" style=${styleMap({ left: `${placeOn(aspect, spread, mean)}%` })}></i>
      <i class="taken" style=${styleMap({ left: `${placeOn(aspect, spread, taken)}%` })}></i>
    </div>
    <div class="ends">
      <span>${formatCommand(aspect, left)}</span
      ><b>${formatCommand(aspect, taken)}${isAtLimit ? ', limit' : ''}</b
      ><span>${formatCommand(aspect, right)}</span>
    </div>
  </div>`;
}

function list({ actions, taken }: Extract<Choice, { type: 'discrete' }>) {
  const likeliest = actions.toSorted((a, b) => b.probability - a.probability);
  const spoken = likeliest
    .slice(0, 3)
    .map((action) => `${nameOf(action)} ${formatShare(action.probability)}`)
    .join(', ');
  const columns = distinct(actions, 'steering');
  const rows = distinct(actions, 'speed');
  const isGrid = columns.length <= MAX_COLUMNS && rows.length <= NUM_LIKELIEST;
  return html`<div role="img" aria-label="Probabilities of its actions, the likeliest first: ${spoken}">
      ${isGrid ? grid(actions, taken, columns, rows) : bars(likeliest.slice(0, NUM_LIKELIEST), actions[taken])}
    </div>
    <p>
      How likely it takes each action while it learns, in percent; driving it takes the likeliest, which is
      outlined.${isGrid ? nothing : ` The ${NUM_LIKELIEST} likeliest of ${actions.length} are shown.`}
    </p>`;
}

function grid(
  actions: readonly ActionChance[],
  taken: number,
  columns: readonly number[],
  rows: readonly number[],
) {
  return html`<table class="grid">
    <tr>
      <th></th>
      ${columns.map((steering) => html`<th>${degrees(steering)}</th>`)}
    </tr>
    ${rows.map(
      (speed) =>
        html`<tr>
          <th>${formatCommand('speed', speed)}</th>
          ${columns.map((steering) => {
            // A list may name an action twice.
            const same = actions.filter((action) => action.steering === steering && action.speed === speed);
            if (same.length === 0) return html`<td></td>`;
            const probability = same.reduce((sum, action) => sum + action.probability, 0);
            return html`<td
              class="cell ${same.includes(actions[taken]) ? 'chosen' : ''}"
              style=${styleMap({ '--share': `${Math.round(80 * probability)}%` })}
            >
              ${Math.round(100 * probability)}
            </td>`;
          })}
        </tr>`,
    )}
  </table>`;
}

function bars(likeliest: readonly ActionChance[], taken: ActionChance | undefined) {
  return html`<ul class="chances">
    ${likeliest.map(
      (action) =>
        html`<li class=${action === taken ? 'chosen' : ''}>
          <span>${nameOf(action)}</span>
          <span class="share"><i style=${styleMap({ width: `${100 * action.probability}%` })}></i></span>
          <b>${formatShare(action.probability)}</b>
        </li>`,
    )}
  </ul>`;
}

/** The values of one aspect, the largest first: left is left, and fast is up. */
function distinct(actions: readonly ActionChance[], aspect: Aspect): number[] {
  return [...new Set(actions.map((action) => action[aspect]))].toSorted((a, b) => b - a);
}

function nameOf({ steering, speed }: ActionChance): string {
  return `${formatCommand('steering', steering)}, ${formatCommand('speed', speed)}`;
}

/** Short enough for the head of a column. */
function degrees(steering: number): string {
  const size = Math.abs(Math.round(10 * steering) / 10);
  return size === 0 ? '0°' : `${size}° ${steering > 0 ? 'L' : 'R'}`;
}
