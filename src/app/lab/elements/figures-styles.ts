import { css } from 'lit';

/** How a room works, and a table of how well. */
export const figuresStyles = css`
  :host {
    display: grid;
    gap: 12px;
    font-size: var(--type-lead);
    line-height: 1.5;
  }

  p,
  dl {
    margin: 0;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
  }

  dt {
    color: var(--quiet);
  }

  dd {
    margin: 0;
  }

  .tool {
    justify-self: start;
    padding: 5px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    cursor: pointer;
  }

  .tool:disabled {
    color: var(--quiet);
    cursor: default;
  }

  .choices {
    justify-self: start;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--type-note);
  }

  th {
    font-weight: 400;
    text-align: start;
  }

  thead th {
    color: var(--quiet);
  }

  th + th,
  td {
    text-align: end;
  }

  th,
  td {
    padding: 3px 0 3px 8px;
    border-bottom: 1px solid var(--line);
    vertical-align: bottom;
  }

  th:first-child {
    padding-left: 0;
  }

  tr.in-use {
    font-weight: 600;
  }

  tr.in-use th {
    font-weight: 600;
  }
`;
