import { css, html, nothing } from 'lit';
import { NOT_TRUSTED } from '../state/studio-state.ts';
import type { StudioFault } from '../../workers/protocol.ts';

/** A legend in the 3D view: a glass card with numbers at both ends of a bar of colours. */
export const legendStyles = css`
  :host {
    display: contents;
  }

  .card {
    display: inline-block;
    max-width: min(64ch, 100%);
    padding: 4px 10px;
    border-radius: 7px;
    background: var(--glass);
    backdrop-filter: blur(6px);
    font-size: var(--type-note);
    font-variant-numeric: tabular-nums;
    pointer-events: auto;
  }

  .scale {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 7px;
    margin: 0;
  }

  .bar {
    width: 64px;
    height: 8px;
    border-radius: 2px;
  }

  .why {
    max-width: 44ch;
    margin: 2px 0 0;
    overflow-wrap: anywhere;
  }

  .fault {
    color: var(--off-text);
  }

  /* A long one would lie over the track; its title has the whole. */
  .message {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .narrow {
    display: none;
  }

  @container (max-width: 690px) {
    .bar {
      width: 36px;
    }

    .wide {
      display: none;
    }

    .narrow {
      display: inline;
    }
  }
`;

/** Why a reward could not be scored. @param hasEarlier whether what an earlier version of it said is still shown */
export function studioFault(fault: StudioFault | null, hasEarlier: boolean) {
  if (fault === null) return nothing;
  const { line, message } = fault;
  const text = `${line === null ? '' : `Line ${line}: `}${message}`;
  return html`<p class="why ${faultClass(fault)}" role="status" title=${text}>
    <span class="message">${text}</span>
    ${hasEarlier ? html`<span class="quiet">(shown: the last version that could be scored)</span>` : nothing}
  </p>`;
}

/** A reward that nobody has asked to run yet has not failed. */
export function faultClass(fault: StudioFault): 'fault' | 'quiet' {
  return fault === NOT_TRUSTED.fault ? 'quiet' : 'fault';
}
