import { css } from 'lit';

/** A page of words that is easy to read, and cards in a grid before it. */
export const learnStyles = css`
  :host {
    display: block;
    padding: 16px 20px 24px;
  }

  header,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
  }

  header {
    margin-bottom: 14px;
  }

  h2 {
    font-size: 1.125rem;
  }

  h3 {
    margin: 0;
    font: 600 1rem/1.3 var(--font);
  }

  h2:focus-visible,
  h3:focus-visible {
    outline-offset: 4px;
    border-radius: 2px;
  }

  .lead {
    flex: 1 0 100%;
    max-width: 58rem;
    margin: 0;
    font-size: var(--type-lead);
    line-height: 1.5;
  }

  .row {
    font-size: var(--type-text);
  }

  progress {
    width: 180px;
    height: 10px;
    accent-color: var(--clean);
  }

  .tool {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    padding: 4px 11px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-text);
    cursor: pointer;
  }

  .tool.forward {
    border-color: var(--policy);
    font-weight: 600;
  }

  .tool:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .lessons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
    gap: 12px;
    max-width: 76rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .lessons li {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 14px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--raised);
    transition: border-color var(--quick);
  }

  .lessons li.next {
    border-color: var(--learning-line);
  }

  .lessons li:hover {
    border-color: var(--policy);
  }

  .lessons h3 button {
    display: flex;
    align-items: baseline;
    gap: 10px;
    padding: 0;
    border: 0;
    background: none;
    text-align: left;
    cursor: pointer;
  }

  /* All of a card is its button. */
  .lessons h3 button::after {
    position: absolute;
    inset: 0;
    border-radius: var(--radius);
    content: '';
  }

  .place {
    min-width: 1ch;
    color: var(--quiet);
    font-weight: 500;
  }

  .lessons p {
    margin: 0;
    font-size: var(--type-lead);
    line-height: 1.45;
  }

  .lessons .state {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-top: auto;
    padding-top: 4px;
    color: var(--quiet);
    font-size: var(--type-note);
  }

  .done {
    color: var(--clean-text);
  }

  .state .done {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  article,
  details,
  nav {
    max-width: 46rem;
  }

  article,
  .words {
    display: grid;
    align-content: start;
    gap: 12px;
  }

  /* The words beside what is tried, where both have room. */
  @media (min-width: 1200px) {
    article.tried {
      grid-template-columns: minmax(0, 22rem) minmax(0, 44rem);
      gap: 24px;
      max-width: none;
    }

    article.tried ~ details,
    article.tried ~ nav {
      max-width: calc(66rem + 24px);
    }
  }

  article p {
    margin: 0;
    font-size: 0.9375rem;
    line-height: 1.6;
  }

  gp-gan-toy {
    padding: 12px;
    border-radius: var(--radius);
    background: var(--raised);
  }

  .finding {
    display: grid;
    gap: 8px;
    padding: 12px 14px;
    border-radius: var(--radius);
    background: var(--raised);
  }

  .finding:empty {
    display: none;
  }

  .finding svg {
    margin-right: 6px;
    vertical-align: -4px;
  }

  .fault {
    color: var(--off-text);
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
    font-size: var(--type-text);
  }

  .figures div {
    display: flex;
    gap: 6px;
  }

  dt {
    color: var(--quiet);
  }

  dd {
    margin: 0;
    font-weight: 500;
  }

  details {
    margin-top: 16px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
    font-size: var(--type-lead);
    line-height: 1.55;
  }

  summary {
    width: fit-content;
    color: var(--policy-text);
    cursor: pointer;
  }

  details p {
    margin: 8px 0;
  }

  .formula {
    padding: 6px 12px;
    border-radius: 6px;
    background: var(--ground);
    font-family: var(--mono);
    font-size: var(--type-text);
    overflow-wrap: anywhere;
  }

  details ul {
    margin: 8px 0 0;
    padding-left: 18px;
    color: var(--quiet);
    font-size: var(--type-text);
  }

  nav {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px;
    margin-top: 16px;
  }

  label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }

  .field {
    width: 16rem;
    font-family: var(--font);
    min-height: 32px;
  }

  .path {
    display: grid;
    gap: 14px;
    margin: 8px 0 0;
    padding-left: 22px;
  }

  .path p {
    margin: 2px 0 4px;
    font-size: var(--type-lead);
  }

  @media (max-width: 760px) {
    :host {
      padding: 12px;
    }
  }
`;
