import { css } from 'lit';

/** The layout: three columns with bars between them on a desk, one panel at a time under the view on a phone. */
export const appStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100dvh;
    background: var(--ground);
    color: var(--text);
    --code-keyword: #d8a4ff;
    --code-string: #8fd6a5;
    --code-number: #ffb38a;
    --code-comment: #8b96a5;
    --code-function: #8cc8ff;
    --code-type: #ffd479;
  }

  :host([theme='light']) {
    --code-keyword: #7a2db8;
    --code-string: #1d6f42;
    --code-number: #a34a00;
    --code-comment: #565f68;
    --code-function: #0b5cad;
    --code-type: #7d5300;
  }

  /* One of the tabs is in view, whatever else there is beside it. */
  main,
  gp-music-room,
  gp-lab-hall {
    grid-area: 2 / 1;
  }

  main {
    display: grid;
    grid-template-columns: var(--left) 8px minmax(280px, 1fr) 8px var(--right);
    grid-template-rows: minmax(120px, 1fr) 8px minmax(0, var(--bottom));
    min-height: 0;
    padding: 0 8px 8px;
  }

  main[hidden] {
    display: none !important;
  }

  /* Under the bar, whatever of the race tab stands beside them unseen. */
  gp-music-room,
  gp-lab-hall {
    grid-row: 2;
  }

  p[role='alert'] {
    margin: 16px;
  }

  .reward,
  gp-race-view,
  gp-chart-grid,
  .side {
    min-width: 0;
    min-height: 0;
    border-radius: var(--radius);
    overflow: hidden;
    box-shadow: 0 0 0 1px var(--line);
  }

  .reward {
    grid-area: 1 / 1 / -1 / 2;
    display: flex;
    flex-direction: column;
    background: var(--panel);
  }

  gp-reward-panel {
    flex: 1;
  }

  gp-reward-swap,
  gp-train-bar {
    border-top: 1px solid var(--line);
  }

  .split-left {
    grid-area: 1 / 2 / -1 / 3;
  }

  gp-race-view {
    grid-area: 1 / 3 / 2 / 4;
  }

  /* Over the view, beside its captions. */
  gp-tour {
    z-index: 2;
    grid-area: 1 / 3 / 2 / 4;
    place-self: start end;
    width: min(360px, calc(100% - 24px));
    margin: 48px 12px 0;
  }

  main:is([data-tour='reward'], [data-tour='edit']) gp-reward-panel,
  main:is([data-tour='train'], [data-tour='edit']) gp-train-bar {
    box-shadow: inset 0 0 0 2px var(--learning-line);
  }

  .split-bottom {
    grid-area: 2 / 3 / 3 / 4;
  }

  gp-chart-grid {
    grid-area: 3 / 3 / 4 / 4;
    overflow: auto;
  }

  .split-right {
    grid-area: 1 / 4 / -1 / 5;
  }

  .side {
    grid-area: 1 / 5 / -1 / 6;
    display: flex;
    flex-direction: column;
    gap: 1px;
    overflow: auto;
    background: var(--line);
  }

  gp-run-list {
    flex: 1 0 auto;
  }

  /* As high as the column from the beginning: it is scrolled to when it is opened. */
  gp-why[open] {
    flex: none;
    min-height: 100%;
  }

  /* A race has the page for itself. */
  main[data-racing] {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }

  main[data-racing] > :not(gp-race-view) {
    display: none !important;
  }

  main[data-racing] gp-race-view {
    grid-area: 1 / 1;
  }

  @media (max-width: 1100px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: 40dvh minmax(0, 1fr) auto auto auto;
      padding: 0;
    }

    /* A tool under the editor leaves it too few lines otherwise. */
    main[data-panel='reward'][data-tool] {
      grid-template-rows: 30dvh minmax(0, 1fr) auto auto auto;
    }

    gp-splitter {
      display: none;
    }

    main[data-racing] {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    }

    .reward,
    .side {
      display: contents;
    }

    gp-race-view,
    gp-chart-grid {
      border-radius: 0;
      box-shadow: none;
    }

    gp-race-view,
    gp-tour {
      grid-area: 1 / 1;
    }

    gp-reward-panel,
    gp-chart-grid,
    gp-run-setup,
    gp-why,
    .results {
      grid-area: 2 / 1;
      overflow: auto;
    }

    main[data-panel='reward'] :is(gp-chart-grid, gp-run-setup, gp-why, .results),
    main[data-panel='charts'] :is(gp-reward-panel, gp-run-setup, gp-why, .results),
    main[data-panel='setup'] :is(gp-chart-grid, gp-reward-panel, gp-why, .results),
    main[data-panel='results'] :is(gp-chart-grid, gp-run-setup, gp-why, gp-reward-panel),
    main[data-panel='why'] :is(gp-chart-grid, gp-run-setup, gp-reward-panel, .results) {
      display: none;
    }

    gp-reward-swap {
      grid-area: 3 / 1;
    }

    gp-train-bar {
      grid-area: 4 / 1;
      padding: 8px 12px;
    }

    nav {
      grid-area: 5 / 1;
    }
  }

  .results {
    display: flex;
    flex: 1 0 auto;
    flex-direction: column;
    gap: 1px;
    background: var(--line);
  }

  /* A phone on its side: the tour stays within the view, and what it speaks of in reach. */
  @media (max-height: 480px) {
    gp-tour {
      width: min(540px, calc(100% - 12px));
      max-height: calc(100% - 12px);
      margin: 6px;
      border-radius: var(--radius);
      overflow-y: auto;
    }
  }
`;
