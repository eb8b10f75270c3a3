import { css } from 'lit';

/** A card of the chosen track; under it, when opened, all tracks as small tiles in groups. */
export const trackPickerStyles = css`
  svg {
    overflow: visible;
  }

  .drop {
    border-radius: 7px;
  }

  .drop.target {
    outline: 2px dashed var(--policy);
    outline-offset: 4px;
  }

  .card {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr) 18px;
    align-items: center;
    gap: 10px;
    width: 100%;
    min-height: 72px;
    padding: 8px 8px 8px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 7px;
    background: var(--panel);
    text-align: left;
    cursor: pointer;
    transition: background var(--quick);
  }

  .card:hover {
    background: var(--raised);
  }

  .card > svg {
    width: 100%;
    height: 52px;
  }

  .card > svg:last-child {
    height: 18px;
    color: var(--quiet);
    transition: rotate var(--quick);
  }

  .card[aria-expanded='true'] > svg:last-child {
    rotate: 180deg;
  }

  .card strong {
    display: block;
    font-weight: 600;
    font-size: var(--type-lead);
    line-height: 1.3;
  }

  .card small {
    display: block;
    color: var(--quiet);
    font-size: var(--type-small);
    line-height: 1.4;
  }

  path[fill-rule] {
    fill: var(--quiet);
    stroke: var(--quiet);
    stroke-width: 1;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .card path[fill-rule],
  label:has(:checked) path[fill-rule] {
    fill: var(--learning-line);
    stroke: var(--learning-line);
  }

  p {
    margin: 6px 0 0;
    color: var(--quiet);
    font-size: var(--type-note);
    line-height: 1.4;
  }

  .drawing {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin-top: 6px;
    font-size: var(--type-note);
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  h3 {
    display: flex;
    justify-content: space-between;
    margin: 14px 0 6px;
    font-weight: 600;
    font-size: var(--type-note);
    line-height: 1.3;
  }

  h3 .quiet {
    font-weight: 400;
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(80px, 1fr));
    gap: 6px;
  }

  .tiles label {
    position: relative;
    display: grid;
    grid-template-rows: 36px 1fr auto;
    gap: 3px;
    padding: 7px 4px 5px;
    border: 1px solid var(--line);
    border-radius: 7px;
    text-align: center;
    cursor: pointer;
    transition: background var(--quick);
  }

  .tiles label:hover {
    background: var(--raised);
  }

  label:has(:checked) {
    border-color: var(--learning-line);
    background: color-mix(in oklab, var(--learning) 12%, var(--panel));
  }

  label:has(:focus-visible) {
    outline: 2px solid var(--policy);
    outline-offset: 1px;
  }

  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .tiles label > svg {
    justify-self: center;
    width: calc(100% - 8px);
    height: 36px;
  }

  .own {
    position: relative;
    display: grid;
  }

  /* Room for the cross in the corner. */
  .own label > svg {
    width: calc(100% - 44px);
  }

  .own .icon-button {
    position: absolute;
    top: 2px;
    right: 2px;
    width: 24px;
    height: 24px;
    background: color-mix(in oklab, var(--panel) 70%, transparent);
  }

  .import {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-top: 12px;
    padding: 6px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-text);
    cursor: pointer;
    overflow: hidden;
  }

  .name {
    align-self: center;
    font-size: var(--type-small);
    line-height: 1.2;
  }

  .length {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 3px;
    color: var(--quiet);
    font-size: var(--type-tiny);
    line-height: 1.3;
    white-space: nowrap;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    margin-top: 10px;
    font-size: var(--type-tiny);
  }

  .key span {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
`;
