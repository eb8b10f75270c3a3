import { css } from 'lit';

/** The room: what is said, and beside it, below on a phone, how it is understood. */
export const radioStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(280px, 380px);
    gap: 16px 24px;
    align-items: start;
    padding: 16px;
  }

  .radio {
    display: grid;
    gap: 12px;
    max-width: 780px;
    border-radius: var(--radius);
  }

  .radio.target {
    outline: 2px dashed var(--policy);
    outline-offset: 4px;
  }

  .setup {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    font-size: var(--type-lead);
  }

  .setup label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }

  select {
    max-width: min(340px, 60vw);
  }

  p {
    margin: 0;
    font-size: var(--type-lead);
    line-height: 1.5;
  }

  .alert {
    display: grid;
    gap: 4px;
    padding: 10px 12px;
    border-left: 3px solid var(--off);
    border-radius: 6px;
    background: color-mix(in oklab, var(--off) 12%, var(--panel));
  }

  .alert.calm {
    border-left-color: var(--clean);
    background: color-mix(in oklab, var(--clean) 12%, var(--panel));
  }

  .alert.unsure {
    border-left-color: var(--line-strong);
    background: var(--raised);
  }

  .fault {
    color: var(--off-text);
  }

  .choices {
    flex-wrap: wrap;
    justify-self: start;
  }

  ol {
    display: grid;
    gap: 1px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: 16px 64px minmax(0, 1fr);
    gap: 2px 10px;
    align-items: baseline;
    padding: 5px 8px;
    border-radius: 6px;
    font-size: var(--type-lead);
    line-height: 1.45;
  }

  li:hover {
    background: var(--raised);
  }

  li.alarm {
    box-shadow: inset 3px 0 0 var(--off);
    background: color-mix(in oklab, var(--off) 12%, var(--panel));
  }

  li small {
    color: var(--quiet);
    font-size: var(--type-note);
    text-align: end;
  }

  li span {
    overflow-wrap: anywhere;
  }

  .help {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    font-size: var(--type-lead);
  }

  li .help {
    grid-column: 3;
    font-size: var(--type-note);
  }

  .good {
    color: var(--clean-text);
  }

  .bad {
    color: var(--off-text);
  }

  @media (max-width: 1100px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    .radio {
      max-width: none;
    }
  }

  @media (max-width: 560px) {
    li {
      grid-template-columns: 16px 52px minmax(0, 1fr);
      gap: 2px 6px;
      padding-inline: 2px;
    }
  }

  @media (pointer: coarse) {
    .choices button,
    li .link {
      min-height: 32px;
    }
  }
`;
