import { GENRE_FACTS } from '../../../music/corpus/genre.ts';
import type { OwnModel } from './music-training.ts';
import type { Style } from './own-song.ts';

/** What a style's model is called: as its genre is, or by the name of one's own. One that is gone is played for by its genre's. */
export function styleName({ genre, model }: Style, models: readonly OwnModel[]): string {
  return models.find(({ id }) => id === model)?.name ?? GENRE_FACTS[genre].name;
}
