import type { SearchDocument } from '../../lab/search/search-document.ts';
import { LESSONS } from '../lab/learn/lessons.ts';
import { addressOfRoom, LAB_DOORS, LAB_ROOMS } from '../lab/state/lab-rooms.ts';
import { LAB_WORDS } from '../lab/state/lab-words.ts';
import { slug } from './slug.ts';
import { templateText } from './template-text.ts';

/** What the lab has that can be found: its rooms, lessons and words. */
export function labDocuments(): SearchDocument[] {
  return [
    ...LAB_ROOMS.map(({ id, title, technique, about }) => ({
      id: `room/${id}`,
      title: `Lab: ${title}`,
      text: about,
      more: technique,
      address: addressOfRoom(id),
    })),
    ...LAB_DOORS.map(({ title, where, about, address }) => ({
      id: `room/${slug(title)}`,
      title: `Lab: ${title}`,
      text: about,
      more: where,
      address,
    })),
    ...Object.values(LESSONS).map(({ id, title, about, screens }) => ({
      id: `lesson/${id}`,
      title: `Lesson: ${title}`,
      text: about,
      more: screens.flatMap(({ heading, body }) => [heading, templateText(body())]).join(' '),
      address: addressOfRoom('learn'),
    })),
    ...LAB_WORDS.map(([word, meaning]) => ({
      id: `word/${slug(word)}`,
      title: `Word: ${word}`,
      text: meaning,
      more: '',
      address: null,
    })),
  ].map((one) => ({ ...one, kind: 'lab' }));
}
