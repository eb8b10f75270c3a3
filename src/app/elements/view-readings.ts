import { html, nothing } from 'lit';
import { explainIdeal, formatFromIdeal, formatLap } from '../state/format.ts';
import type { IdealLapOutcome } from '../state/ideal-laps.ts';
import type { Driving } from '../state/race-state.ts';

/**
 * Figures of the solid car. Speed and place are written by whoever draws it, many times a second.
 * @param ideal the ideal lap of that car; null as long as it is not known
 * @param isReplay whether it is shown again how it drove: the laps of the car that drives now are not its own
 */
export function viewReadings(driving: Driving, ideal: IdealLapOutcome | null, isReplay: boolean) {
  return html`<dl class="readings" ?hidden=${driving.source === 'none' && !isReplay}>
    <div title="Measured speed of the blue car">
      <dt>Speed</dt>
      <dd id="speed">–</dd>
    </div>
    <div title="How much of this lap is driven">
      <dt>Lap</dt>
      <dd id="progress">–</dd>
    </div>
    ${isReplay ? nothing : laps(driving, ideal)}
  </dl>`;
}

function laps(driving: Driving, ideal: IdealLapOutcome | null) {
  return html`<div title="The last lap that the blue car completed">
      <dt>Last lap</dt>
      <dd>${formatLap(driving.lastLap)}</dd>
    </div>
    <div title="The fastest lap that the blue car completed since it drives here">
      <dt>Best lap</dt>
      <dd>${formatLap(driving.bestLap)}</dd>
    </div>
    ${fromIdeal(driving, ideal)}`;
}

function fromIdeal({ bestLap, isBestFlying }: Driving, outcome: IdealLapOutcome | null) {
  if (bestLap === null || outcome?.type !== 'solved') return nothing;
  const start = isBestFlying ? 'flying' : 'standing';
  const ideal = outcome.lap[start];
  return html`<div class="share" title=${explainIdeal(ideal, start)}>
    <dt>From ideal</dt>
    <dd>${formatFromIdeal(bestLap, ideal)} <small>${start}</small></dd>
  </div>`;
}
