import { css } from 'lit';

/** A list of things, an `.items`, beside the one of them that is looked at; each of them is a button. */
export const itemListStyles = css`
  .items {
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }

  .items button {
    display: grid;
    gap: 2px;
    width: 100%;
    padding: 8px 10px;
    border: 0;
    border-left: 3px solid transparent;
    border-radius: 0 6px 6px 0;
    background: none;
    text-align: left;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .items button:hover {
    background: var(--raised);
  }

  .items button[aria-current='true'] {
    border-left-color: var(--policy);
    background: var(--raised);
  }
`;
