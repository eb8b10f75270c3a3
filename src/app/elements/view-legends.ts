import { html, nothing } from 'lit';
import './field-legend.ts';
import './ideal-legend.ts';
import type { RaceView } from './race-view.ts';
import './ribbon-legend.ts';
import './trail-legend.ts';

/** What is drawn on the road, and what its colours mean. */
export function viewLegends(
  view: Pick<
    RaceView,
    | 'fieldShown'
    | 'field'
    | 'manner'
    | 'ribbonShown'
    | 'laps'
    | 'chosenLap'
    | 'trailShown'
    | 'trailBy'
    | 'trailReward'
    | 'driving'
    | 'idealShown'
    | 'ideal'
  >,
) {
  return html`${
    view.fieldShown
      ? html`<gp-field-legend .field=${view.field} .manner=${view.manner}></gp-field-legend>`
      : nothing
  }
  ${
    view.ribbonShown
      ? html`<gp-ribbon-legend .laps=${view.laps} .chosen=${view.chosenLap}></gp-ribbon-legend>`
      : nothing
  }
  ${
    view.trailShown
      ? html`<gp-trail-legend
          by=${view.trailBy}
          .ideal=${view.ideal}
          .reward=${view.trailReward}
          ?driven=${view.driving.source !== 'none'}
        ></gp-trail-legend>`
      : nothing
  }
  ${view.idealShown ? html`<gp-ideal-legend .ideal=${view.ideal}></gp-ideal-legend>` : nothing}`;
}
