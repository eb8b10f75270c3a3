import { html } from 'lit';
import type { ClusterStory } from '../../../lab/unsupervised/describe-clusters.ts';
import { formatShare } from '../../state/format.ts';
import { clusterColour } from './cluster-colours.ts';

/** What the decisions of each cluster have in common. */
export function clusterTable(stories: readonly ClusterStory[]) {
  return html`<div class="list" tabindex="0" role="group" aria-label="Clusters">
    <table>
      <tr>
        <th>cluster</th>
        <th title="Share of all decisions">share</th>
        <th title="Mean speed">m/s</th>
        <th title="Mean steering angle, to whichever side">steering °</th>
        <th title="How tight the road bends here, and a metre on: one over the radius">bend, ahead 1/m</th>
      </tr>
      ${stories.map(
        ({ cluster, name, share, speed, steering, curvature, curvatureAhead, stretches }) =>
          html`<tr
            title=${`at ${stretches.map(({ from, to }) => `${from.toFixed(1)}–${to.toFixed(1)}`).join(', ')} m`}
          >
            <td>
              <i
                style="display:inline-block;width:9px;height:9px;border-radius:2px;background:${clusterColour(cluster)}"
              ></i>
              ${cluster + 1} ${name}
            </td>
            <td>${formatShare(share)}</td>
            <td>${speed.toFixed(1)}</td>
            <td>${steering.toFixed(0)}</td>
            <td>${curvature.toFixed(2)}, ${curvatureAhead.toFixed(2)}</td>
          </tr>`,
      )}
    </table>
  </div>`;
}
