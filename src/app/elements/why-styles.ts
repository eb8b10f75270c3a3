import { css } from 'lit';

export const whyStyles = css`
  :host {
    display: block;
    padding: 4px 12px 6px;
    background: var(--panel);
  }

  :host([open]) {
    padding-bottom: 12px;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    padding: 6px 0;
    border: 0;
    background: none;
    font: 600 var(--type-lead)/1.3 var(--font);
    text-align: left;
    cursor: pointer;
  }

  .head span {
    flex: 1;
    font-weight: 400;
    font-size: var(--type-note);
  }

  h3 {
    margin: 12px 0 4px;
    font: 600 var(--type-text)/1.3 var(--font);
  }

  h3 .quiet {
    font-weight: 400;
  }

  p {
    margin: 4px 0 0;
    color: var(--quiet);
    font-size: var(--type-small);
    line-height: 1.4;
  }

  .moment {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px;
  }

  .moment p {
    margin: 0;
  }

  .moment .held {
    color: var(--text);
    font-size: var(--type-text);
  }

  .fault {
    color: var(--off-text);
  }

  .tools {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    margin-top: 12px;
  }

  .tools h3 {
    margin: 0;
  }

  .hold {
    flex: none;
    padding: 4px 9px;
    border: 1px solid var(--line-strong);
    border-radius: 5px;
    background: var(--raised);
    font-size: var(--type-note);
    cursor: pointer;
  }

  .hold[aria-pressed='true'] {
    background: var(--chosen);
    box-shadow: inset 0 0 0 1px var(--line-strong);
    font-weight: 600;
  }

  .axis {
    margin: 8px 0 2px;
  }

  .rail {
    position: relative;
    height: 18px;
    border-radius: 4px;
    background: var(--ground);
  }

  .rail i {
    position: absolute;
    top: 0;
    bottom: 0;
  }

  .band {
    min-width: 2px;
    background: color-mix(in oklab, var(--policy) 40%, transparent);
  }

  .mean {
    width: 1px;
    background: var(--text);
    opacity: 0.7;
  }

  .taken {
    width: 4px;
    margin-left: -2px;
    border-radius: 2px;
    background: var(--policy);
    box-shadow: 0 0 0 1.5px var(--panel);
  }

  .ends,
  .sides,
  figcaption {
    display: flex;
    justify-content: space-between;
    gap: 6px;
    margin-top: 2px;
    color: var(--quiet);
    font-size: var(--type-tiny);
    font-variant-numeric: tabular-nums;
  }

  /* Over the bars. */
  .sides {
    margin-right: 96px;
  }

  .ends b {
    color: var(--text);
    font-size: var(--type-note);
  }

  .grid {
    width: 100%;
    border-spacing: 2px;
    font-size: var(--type-tiny);
    font-variant-numeric: tabular-nums;
    table-layout: fixed;
  }

  .grid th {
    color: var(--quiet);
    font-weight: 400;
    white-space: nowrap;
  }

  .cell {
    height: 24px;
    border-radius: 4px;
    background: color-mix(in oklab, var(--policy) var(--share), var(--ground));
    text-align: center;
  }

  .cell.chosen,
  .chances .chosen {
    outline: 2px solid var(--text);
    font-weight: 600;
  }

  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .chances li {
    display: grid;
    grid-template-columns: 1fr 60px 40px;
    align-items: center;
    gap: 6px;
    margin: 3px 2px;
    border-radius: 3px;
    font-size: var(--type-note);
  }

  .chances b,
  .inputs b {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: right;
  }

  .share,
  .effect {
    position: relative;
    height: 8px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--ground);
  }

  .share i {
    position: absolute;
    inset: 0 auto 0 0;
    background: var(--policy);
  }

  .inputs li {
    padding: 3px 0;
    font-size: var(--type-note);
  }

  .what {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }

  .what .quiet {
    font-size: var(--type-tiny);
    font-variant-numeric: tabular-nums;
    text-align: right;
  }

  /* The same for all: bars are compared. */
  .does {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 96px;
  }

  .inputs b {
    font-size: var(--type-small);
  }

  .effect {
    align-self: center;
  }

  .effect::after {
    position: absolute;
    inset: 0 auto 0 50%;
    width: 1px;
    background: var(--line-strong);
    content: '';
  }

  .effect i {
    position: absolute;
    inset-block: 0;
    background: var(--policy);
  }

  .effect.both i {
    background: repeating-linear-gradient(90deg, var(--policy) 0 4px, transparent 4px 6px);
  }

  .histograms {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px;
  }

  figure {
    margin: 0;
  }

  .bins {
    display: flex;
    align-items: flex-end;
    gap: 1px;
    height: 44px;
    border-bottom: 1px solid var(--line-strong);
  }

  .bins i {
    flex: 1;
    min-height: 1px;
    background: var(--policy);
  }

  .value {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }

  .value b {
    font: 600 0.9375rem/1.35 var(--mono);
  }

  .reversals {
    margin-top: 8px;
    color: var(--text);
    font-size: var(--type-text);
  }
`;
