import type { NameCard } from '../../reward/types/type-note.ts';

/** What a name is: its type as TypeScript writes it, and what the language's documentation says. */
export function nameCard({ signature, documentation }: NameCard): HTMLElement {
  const card = document.createElement('div');
  card.className = 'cm-nameCard';
  card.append(Object.assign(document.createElement('code'), { textContent: signature }));
  for (const text of documentation.split(/\n{2,}/).filter((part) => part.trim() !== '')) {
    card.append(Object.assign(document.createElement('p'), { textContent: text }));
  }
  return card;
}
