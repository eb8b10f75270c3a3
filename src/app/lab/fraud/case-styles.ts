import { css } from 'lit';

/** A submission: its map, its score with reasons, and what decides. */
export const caseStyles = css`
  :host {
    display: grid;
    gap: 12px;
    min-width: 0;
  }

  header {
    display: grid;
    gap: 2px;
  }

  header h2 {
    font-size: 1.0625rem;
  }

  figure {
    margin: 0;
    border-radius: var(--radius);
    background: var(--ground);
  }

  svg[role='img'] {
    display: block;
    width: 100%;
    height: clamp(200px, 38vh, 400px);
    padding: 8px;
  }

  .road {
    fill: var(--line);
  }

  .drive {
    fill: none;
    stroke: var(--quiet);
  }

  .step {
    fill: var(--policy);
  }

  .cut {
    fill: none;
    stroke: var(--off);
    opacity: 0.6;
  }

  .ring {
    fill: none;
    stroke: var(--off);
  }

  text {
    fill: var(--off-text);
    font-family: var(--font);
    font-weight: 700;
  }

  .score {
    display: grid;
    gap: 8px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 8px;
  }

  .head .pill {
    align-self: center;
    margin-inline-start: auto;
  }

  .big {
    font-size: 1.75rem;
    line-height: 1;
  }

  .meter {
    position: relative;
    height: 8px;
    border-radius: 4px;
    background: var(--ground);
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }

  .meter i {
    position: absolute;
    top: 0;
    bottom: 0;
  }

  .fill {
    left: 0;
    border-radius: 4px;
    background: var(--policy);
  }

  .meter .limit {
    top: -3px;
    bottom: -3px;
    width: 2px;
    background: var(--text);
  }

  ol {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    font-size: var(--type-lead);
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
  }

  .name {
    flex: 1;
    min-width: 150px;
  }

  .place {
    color: var(--off-text);
  }

  .bar {
    flex: 1 0 100%;
  }

  .bar i {
    display: block;
    height: 3px;
    border-radius: 2px;
    background: var(--policy);
  }

  .hit {
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--off);
    font-size: var(--type-lead);
  }

  /* In reach however many reasons there are. */
  footer {
    position: sticky;
    bottom: 0;
    padding: 8px 0;
    background: var(--panel);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  footer p {
    flex: 1;
    min-width: 200px;
  }

  .decide {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 40px;
    font-size: var(--type-lead);
    font-weight: 600;
  }

  .decide[aria-pressed='true'] {
    border-color: var(--policy);
    background: color-mix(in oklab, var(--policy) 22%, var(--panel));
  }

  @media (max-width: 760px) {
    svg[role='img'] {
      height: 30vh;
    }
  }

  /* There are no keys. */
  @media (hover: none), (pointer: coarse) {
    .keys {
      display: none;
    }
  }
`;
