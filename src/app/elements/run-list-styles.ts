import { css } from 'lit';

export const runListStyles = css`
  :host {
    display: block;
    padding: 12px;
    background: var(--panel);
  }

  .drop {
    border-radius: 7px;
  }

  .drop.target {
    outline: 2px solid var(--policy);
    outline-offset: 4px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 2px;
    min-height: 24px;
    margin-bottom: 6px;
  }

  h2 {
    flex: 1;
  }

  .import {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 2px 6px;
    border-radius: 5px;
    color: var(--policy-text);
    font-size: var(--type-note);
  }

  .shipped {
    padding: 2px 6px;
    border: 0;
    background: none;
    color: var(--policy-text);
    font-size: var(--type-note);
    cursor: pointer;
  }

  p {
    margin: 0;
    color: var(--quiet);
    font-size: var(--type-note);
    line-height: 1.45;
  }

  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    border: 1px solid transparent;
    border-radius: 7px;
    transition: background var(--quick);
  }

  li:hover {
    background: var(--raised);
  }

  li.selected {
    border-color: var(--line-strong);
    background: var(--raised);
  }

  .run {
    display: grid;
    gap: 1px;
    width: 100%;
    padding: 7px 9px;
    border: 0;
    border-radius: 7px;
    background: none;
    text-align: left;
    cursor: pointer;
  }

  .name {
    display: flex;
    align-items: center;
    gap: 7px;
    font-weight: 600;
    font-size: var(--type-text);
    overflow-wrap: anywhere;
  }

  .name i {
    flex: none;
    width: 9px;
    height: 9px;
    border-radius: 50%;
  }

  .facts {
    padding-left: 16px;
    color: var(--quiet);
    font-size: var(--type-small);
    font-variant-numeric: tabular-nums;
  }

  b {
    font-weight: 600;
  }

  b.training {
    color: var(--learning-text);
  }

  b.finished {
    color: var(--clean-text);
  }

  b.failed {
    color: var(--off-text);
  }

  .warning {
    display: flex;
    gap: 7px;
    margin: 0 9px 8px;
    padding: 7px 9px;
    border-left: 3px solid var(--learning-line);
    border-radius: 0 6px 6px 0;
    background: var(--ground);
    color: var(--text);
  }

  .origin {
    padding: 0 9px 8px;
  }

  .warning svg {
    flex: none;
    margin-top: 2px;
    color: var(--learning-text);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 3px;
    padding: 0 6px 6px;
  }

  /* Stays together where the row is too narrow for all. */
  .more {
    display: flex;
    margin-left: auto;
  }

  .actions button:not(.icon-button) {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 28px;
    padding: 3px 9px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--panel);
    font-size: var(--type-note);
    text-align: left;
    cursor: pointer;
  }

  .actions button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .compare {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 9px 8px;
    color: var(--quiet);
    font-size: var(--type-note);
  }

  .compare label {
    display: contents;
  }

  .compare select {
    flex: 1;
    min-width: 0;
    height: 28px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: inherit;
  }

  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-bottom: 6px;
  }

  .filter button {
    min-height: 24px;
    padding: 0 9px;
    border: 1px solid var(--line-strong);
    border-radius: 12px;
    background: none;
    font-size: var(--type-small);
    cursor: pointer;
  }

  .filter button[aria-pressed='true'] {
    border-color: var(--policy);
    background: var(--chosen);
  }

  .icon-button {
    width: 28px;
    height: 28px;
  }

  .rename {
    width: calc(100% - 12px);
    margin: 6px;
    padding: 5px 8px;
    border: 1px solid var(--policy);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: 600 var(--type-text)/1.3 var(--font);
  }
`;
