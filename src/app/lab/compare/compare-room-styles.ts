import { css } from 'lit';

/** A head, columns side by side, the clock and the table below. */
export const compareRoomStyles = css`
  :host {
    display: block;
  }

  .room {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 14px 16px 20px;
  }

  .lead {
    margin: 0 0 10px;
    font-size: var(--type-text);
  }

  .setup,
  .clock {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    font-size: var(--type-text);
  }

  .setup label,
  .clock label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .setup select {
    max-width: 190px;
  }

  .seed {
    width: 64px;
  }

  .space {
    flex: 1;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    color: var(--quiet);
    font-size: var(--type-small);
  }

  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }

  .legend i {
    width: 10px;
    height: 10px;
    border-radius: 2px;
  }

  .clock gp-drive-map {
    flex: 1 0 100%;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
    gap: 12px;
    align-items: start;
  }

  section {
    display: flex;
    flex-direction: column;
    gap: 14px;
    min-width: 0;
    padding: 12px 14px;
    border-radius: var(--radius);
    background: var(--raised);
  }

  section > p {
    margin: 0;
    font-size: var(--type-text);
  }

  h2 small {
    margin-left: 6px;
    color: var(--quiet);
    font-weight: 400;
    font-size: var(--type-text);
  }

  .clock input[type='range'] {
    flex: 1;
    min-width: 120px;
  }

  @media (max-width: 760px) {
    .room {
      padding: 10px 10px 16px;
    }

    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
