import { css } from 'lit';

/** Cars beside the one that is looked at; below each other where there is no room. */
export const garageStyles = css`
  wa-dialog {
    --width: min(940px, 96vw);
  }

  .garage {
    display: grid;
    grid-template-columns: 210px minmax(0, 1fr);
    gap: 18px;
    height: min(640px, 70dvh);
  }

  .cars {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-height: 0;
  }

  .items {
    flex: 1;
    min-height: 0;
  }

  small {
    color: var(--quiet);
    font-size: var(--type-small);
  }

  .opens-files {
    font-size: var(--type-note);
  }

  section {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-height: 0;
  }

  .row input {
    flex: 1;
    width: auto;
    min-width: 0;
  }

  .facts {
    margin: 0;
    color: var(--quiet);
    font-size: var(--type-note);
    line-height: 1.45;
  }

  .values {
    flex: 1;
    min-height: 0;
    padding-right: 8px;
    overflow: auto;
  }

  .verdict {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 14px;
    min-height: 44px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
    font-size: var(--type-text);
    line-height: 1.4;
  }

  .verdict p {
    margin: 0;
  }

  .actions {
    display: flex;
    flex: none;
    gap: 8px;
  }

  .choice {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
    cursor: pointer;
  }

  .choice:is([disabled], [aria-disabled='true']) {
    opacity: 0.5;
    cursor: default;
  }

  @media (max-width: 720px), (max-height: 680px) {
    .garage {
      display: flex;
      flex-direction: column;
      height: auto;
    }

    .items {
      display: flex;
      flex: none;
      gap: 4px;
      overflow-x: auto;
    }

    .items button {
      width: max-content;
      border-left: 0;
      border-bottom: 3px solid transparent;
      border-radius: 6px 6px 0 0;
    }

    .items button[aria-current='true'] {
      border-bottom-color: var(--policy);
    }

    .values {
      overflow: visible;
      padding-right: 0;
    }

    /* What is wrong, and what to do about it, stays in view while one scrolls through the values. */
    .verdict {
      position: sticky;
      bottom: calc(-1 * var(--wa-space-l, 24px));
      flex-wrap: wrap;
      padding: 8px 0 16px;
      background: var(--wa-color-surface-raised, var(--panel));
    }
  }
`;
