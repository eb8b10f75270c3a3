import { css } from 'lit';

/** Questions with answers, the melody at an epoch, charts, and what there is to read. */
export const trainingViewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-width: 0;
  }

  header.bar,
  .verdict,
  .epochs,
  .lessons {
    border-radius: var(--radius);
    background: var(--panel);
    box-shadow: 0 0 0 1px var(--line);
  }

  .name {
    width: 180px;
    font-weight: 600;
  }

  .status {
    flex: 1;
    min-width: 200px;
    color: var(--quiet);
    font-size: var(--type-text);
    line-height: 1.4;
  }

  /* Name and what can be done in one line, what it is at under it; no button alone at the end of a half-empty line. */
  @media (max-width: 560px) {
    .name {
      flex: 1 1 120px;
      width: auto;
      min-width: 0;
    }

    .status {
      order: 1;
      flex-basis: 100%;
    }

    .epochs .tool {
      flex: 1 0 auto;
    }
  }

  .go {
    border-color: transparent;
    background: var(--learning);
    color: var(--on-learning);
    font-weight: 600;
  }

  .verdicts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
    gap: 8px;
  }

  .verdict {
    padding: 8px 12px 10px;
    border-left: 3px solid var(--tone);
  }

  .good {
    --tone: var(--clean);
  }

  .watch {
    --tone: var(--learning-line);
  }

  .bad {
    --tone: var(--off);
  }

  .early {
    --tone: var(--line-strong);
  }

  .verdict b {
    display: block;
    margin: 2px 0;
    font-weight: 600;
    font-size: var(--type-lead);
    line-height: 1.35;
  }

  .verdict i {
    margin-right: 6px;
    font-style: normal;
  }

  small,
  p {
    margin: 0;
    color: var(--quiet);
    font-size: var(--type-note);
    line-height: 1.4;
  }

  :host > * {
    flex: none;
  }

  .now {
    display: grid;
    gap: 8px;
  }

  @media (min-width: 1200px) {
    .now:has(.epochs) {
      grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
    }

    /* What explains a chart has the whole width, and nothing beside it that would end long before. */
    .now:has([open]) {
      grid-template-columns: minmax(0, 1fr);
    }

    .now:has(.epochs) .charts {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  .epochs {
    min-width: 0;
    padding-bottom: 10px;
  }

  .epochs gp-epoch-roll,
  .epochs p {
    margin: 0 12px;
  }

  .epochs p {
    margin-top: 6px;
  }

  .slider {
    flex: 1;
    min-width: 190px;
  }

  .slider input {
    flex: 1;
    min-width: 60px;
  }

  .slider .number {
    min-width: 2.2em;
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
    grid-auto-flow: dense;
    gap: 1px;
    border-radius: var(--radius);
    background: var(--panel);
    box-shadow: 0 0 0 1px var(--line);
    overflow: hidden;
  }

  .charts gp-training-chart {
    min-height: 176px;
    box-shadow: 0 0 0 1px var(--line);
  }

  .charts gp-training-chart[open] {
    grid-column: 1 / -1;
  }

  .lessons {
    padding: 4px 12px;
  }

  summary {
    padding: 6px 0;
    font-size: var(--type-text);
    cursor: pointer;
  }

  .lessons p {
    max-width: 70ch;
    padding-bottom: 8px;
    font-size: var(--type-text);
    line-height: 1.5;
  }
`;
