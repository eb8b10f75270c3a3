import { html, render } from 'lit';
import { countDone, type LearnState } from '../learn-state.ts';
import { LESSON_IDS } from '../lesson-ids.ts';
import { inDays } from './in-days.ts';
import { summaryList } from './summary-list.ts';

/** On paper there is the sheet alone, black on white whatever the theme; on the screen there is none. */
const STYLE = `
  #learning-summary { display: none; }
  @page { size: A4; margin: 16mm 18mm; }
  @media print {
    html:root:root { color-scheme: light; }
    html:root, html:root body { height: auto; overflow: visible; background: #fff; color: #000; }
    body > :not(#learning-summary) { display: none; }
    #learning-summary { display: block; font: 400 10pt/1.4 var(--font); }
    #learning-summary h1 { margin: 0; font-size: 18pt; }
    #learning-summary h3 { display: inline; margin: 0; font-size: 11pt; }
    #learning-summary p { margin: 1pt 0 0; }
    #learning-summary .head { display: flex; justify-content: space-between; margin: 8pt 0 10pt; padding-bottom: 6pt; border-bottom: 1.5pt solid #000; }
    #learning-summary .path { margin: 0; padding-left: 16pt; }
    #learning-summary .path > li { padding: 5pt 0; border-bottom: 0.5pt solid #999; break-inside: avoid; }
    #learning-summary dl { display: flex; flex-wrap: wrap; gap: 1pt 14pt; margin: 2pt 0 0; font-size: 9pt; }
    #learning-summary dl div { display: flex; gap: 4pt; }
    #learning-summary dt::after { content: ':'; }
    #learning-summary dd { margin: 0; font-weight: 600; }
    #learning-summary .foot { margin-top: 10pt; font-size: 8.5pt; }
  }
`;

/** What is put on paper. It is made at once: a page that prints waits for nothing. @param now milliseconds since 1970 */
export function printSheet({ progress, learner }: Readonly<LearnState>, now: number): HTMLElement {
  const sheet = document.createElement('section');
  sheet.id = 'learning-summary';
  const name = learner.trim();
  render(
    html`<style>
        ${STYLE}
      </style>
      <h1>Grad Prix: learning path</h1>
      <div class="head">
        <span>Name: ${name === '' ? '______________________________' : html`<b>${name}</b>`}</span>
        <span>${countDone(progress)} of ${LESSON_IDS.length} lessons done</span>
        <span>Printed on ${inDays(now)}</span>
      </div>
      ${summaryList(progress)}
      <p class="foot">
        The app has checked each task by the runs, drives and songs in this browser; the figures are what it
        found then.
      </p>`,
    sheet,
  );
  return sheet;
}
