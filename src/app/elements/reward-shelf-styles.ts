import { css } from 'lit';

/** The list beside what is looked at; below each other where there is no room. */
export const rewardShelfStyles = css`
  wa-dialog {
    --width: min(920px, 94vw);
  }

  .shelf {
    display: grid;
    grid-template-columns: 240px minmax(0, 1fr);
    gap: 16px;
    height: min(520px, 62dvh);
  }

  b {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  small {
    color: var(--quiet);
    font-size: var(--type-note);
  }

  section {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-height: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }

  input,
  select {
    min-width: 0;
    padding: 6px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: inherit;
    font-size: var(--type-lead);
  }

  input {
    flex: 1;
  }

  select {
    flex: 1 1 150px;
  }

  .open {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 6px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: none;
    font-size: var(--type-lead);
    font-weight: 600;
    cursor: pointer;
  }

  .open:hover {
    background: var(--raised);
  }

  gp-reward-diff {
    flex: 1;
    min-height: 80px;
  }

  @media (max-width: 700px) {
    .shelf {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr);
      gap: 10px;
      height: 68dvh;
    }

    .items {
      max-height: 130px;
    }
  }
`;
