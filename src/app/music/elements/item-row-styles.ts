import { css } from 'lit';

/** Items of a list (`itemListStyles`) with buttons of their own behind them; the list is as long as it is. */
export const itemRowStyles = css`
  li {
    display: flex;
    align-items: center;
    padding-right: 6px;
  }

  .items {
    overflow: visible;
  }

  .items .main {
    flex: 1;
    min-width: 0;
  }

  .items .icon-button {
    display: inline-grid;
    flex: none;
    width: 32px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    place-items: center;
  }
`;
