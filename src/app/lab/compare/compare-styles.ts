import { css } from 'lit';

/** What the columns of the compare room have in common. */
export const compareStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
  }

  h3 {
    margin: 0;
    font: 600 var(--type-lead)/1.3 var(--font);
  }

  p {
    margin: 0;
    font-size: var(--type-text);
    line-height: 1.45;
  }

  .about {
    color: var(--quiet);
    font-size: var(--type-small);
    line-height: 1.4;
  }

  .fault {
    color: var(--off-text);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    font-size: var(--type-text);
  }

  .row label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .driven {
    position: relative;
  }

  /* Where there is a mouse there are keys. */
  @media (hover: hover) {
    gp-thumb-zones {
      display: none;
    }
  }

  .step {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin: 0;
    font-size: var(--type-text);
    font-variant-numeric: tabular-nums;
  }

  .figures b {
    font-weight: 600;
  }

  .act {
    min-height: 30px;
    padding: 0 12px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    color: var(--text);
    font-weight: 600;
    font-size: var(--type-text);
    cursor: pointer;
  }

  .act:disabled {
    opacity: 0.5;
    cursor: default;
  }

  .scale {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--quiet);
    font-size: var(--type-small);
  }

  .scale i {
    width: 60px;
    height: 8px;
    border-radius: 2px;
  }

  input[type='number'] {
    width: 64px;
  }

  details {
    font-size: var(--type-small);
  }

  summary {
    cursor: pointer;
    color: var(--policy-text);
  }

  .list {
    max-height: 180px;
    overflow: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--type-small);
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 2px 6px;
    border-bottom: 1px solid var(--line);
    text-align: right;
    font-weight: 400;
  }

  th {
    color: var(--quiet);
  }

  th:first-child,
  td:first-child {
    text-align: left;
  }
`;
