import { html, nothing } from 'lit';
import { type Genre, GENRE_FACTS } from '../../../../music/corpus/genre.ts';

/** Where a model of one's own is chosen: that it makes parts only. @param model its name; empty: none is */
export function byGenreAlone(model: string, genre: Genre) {
  if (model === '') return nothing;
  return html`<p>
    Your model “${model}” makes parts only: this goes by ${GENRE_FACTS[genre].name.toLowerCase()}, its genre.
  </p>`;
}
