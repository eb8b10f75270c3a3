import { css } from 'lit';

/** What is otherwise where the 3D view has little room; after its usual styles. */
export const raceViewNarrowStyles = css`
  @container (max-width: 960px) {
    .readings {
      grid-template-columns: repeat(3, auto);
      gap: 2px 9px;
    }

    .share {
      grid-column: span 2;
    }

    dd {
      font-size: var(--type-lead);
    }
  }

  /* Words alone: beside icons they leave the readings no room. */
  @container (max-width: 800px) {
    .bar button:has(span) svg {
      display: none;
    }

    .readings {
      max-width: calc(100% - 400px);
    }
  }

  /* By the view's own width: panels beside it can make it narrow on a wide page. */
  @container (max-width: 690px) {
    .bar span {
      display: none;
    }

    .bar button:has(span) svg {
      display: inline;
    }

    .bar button {
      min-width: 34px;
      justify-content: center;
    }

    /* Beside the bars. */
    .readings {
      max-width: calc(100% - 326px);
      padding: 5px 9px;
    }

    dd {
      min-width: 0;
      font-size: var(--type-note);
    }

    .legend,
    .objects {
      display: none;
    }

    gp-replay-bar ~ :is(.readings, .controls) {
      bottom: 66px;
    }

    /* One row beside the readings, which scrolls: the cars need the room. */
    gp-replay-bar ~ .controls {
      max-width: calc(100% - 152px);
      overflow-x: auto;
      scrollbar-width: none;
    }

    gp-replay-bar ~ .controls .bar {
      display: flex;
      flex-direction: row;
    }

    .captions:has(.drives) {
      right: 10px;
    }

    gp-car-sight {
      top: 42px;
      right: auto;
      left: 10px;
    }

    .captions:has(.drives) ~ gp-car-sight {
      top: 100px;
    }
  }

  @container (max-width: 520px) {
    /* Upright, so that the readings keep their row and thumbs have room. */
    .controls {
      flex-direction: row;
    }

    .bar {
      flex-direction: column;
    }

    .bar button {
      min-width: 44px;
      height: 44px;
    }

    /* The upright bars may reach as high as the captions. */
    .captions {
      right: 124px;
    }

    .readings {
      grid-template-columns: repeat(4, auto);
      gap: 2px 10px;
      max-width: calc(100% - 130px);
    }
  }

  /* With a tool open on a phone: two columns each, so that they stay below the captions. */
  @container (max-width: 520px) and (max-height: 320px) {
    .bar {
      display: grid;
      grid-template-columns: auto auto;
    }

    .captions {
      right: 10px;
    }

    .readings {
      gap: 2px 7px;
      max-width: calc(100% - 220px);
    }

    /* Nothing of the road would be left. */
    .captions:has(.drives) ~ gp-car-sight {
      display: none;
    }
  }

  /* The best lap says more than the last one where there is no room for both. */
  @container (max-width: 430px) {
    .readings {
      grid-template-columns: repeat(3, auto);
    }

    .readings > :nth-child(3) {
      display: none;
    }
  }

  /* On a phone the buttons would cover the road. */
  @media (max-width: 600px), (max-height: 480px) {
    .fold {
      display: grid;
    }

    .controls:not(.open) .bar {
      display: none;
    }

    .captions {
      right: 10px;
    }

    .captions:has(~ .controls.open) {
      right: 172px;
    }

    .readings {
      max-width: calc(100% - 78px);
    }

    .readings:has(~ .controls.open) {
      max-width: calc(100% - 178px);
    }
  }
`;
