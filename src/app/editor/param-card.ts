import { html, render, svg } from 'lit';
import type { RewardParams } from '../../reward/step-params.ts';
import { inPython, PARAM_GLOSSARY } from '../catalogue/param-glossary.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { PARAM_PICTURES } from './pictures/param-pictures.ts';
import { PICTURE } from './pictures/shapes.ts';

/** What one key of `params` means, as people read it: meaning, unit, range and a picture; types in the words of the language. */
export function paramCard(key: keyof RewardParams, language: EditorLanguage): HTMLElement {
  const { type, unit, range, meaning } = language === 'python' ? inPython(key) : PARAM_GLOSSARY[key];
  const card = document.createElement('div');
  card.className = 'cm-paramCard';
  render(
    html`<div class="key"><code>${key}: ${type}</code><span>${unit}</span></div>
      ${svg`<svg viewBox=${`0 0 ${PICTURE.width} ${PICTURE.height}`} role="img" aria-label=${meaning}>
        ${PARAM_PICTURES[key]}
      </svg>`}
      <p>${meaning}</p>
      <p class="range">${range}</p>`,
    card,
  );
  return card;
}

/** Whether a word is a key of `params`. */
export function isParam(word: string): word is keyof RewardParams {
  return Object.hasOwn(PARAM_GLOSSARY, word);
}
