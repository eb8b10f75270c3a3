import type { CompareNews } from '../../../workers/compare-questions.ts';
import type { TechniqueView } from './compare-state.ts';

/** A technique with what has been told of it. */
export function withNews(view: TechniqueView, news: CompareNews): TechniqueView {
  switch (news.type) {
    case 'epochs':
      return { ...view, epochs: [...view.epochs, ...news.epochs] };
    case 'round':
      return { ...view, rounds: [...view.rounds, news] };
    case 'progress':
      return { ...view, progress: [...view.progress, news.progress] };
    default:
      return view;
  }
}
