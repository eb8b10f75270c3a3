import { describe, expect, it } from 'vitest';
import { PARAM_GLOSSARY } from '../../../../src/app/catalogue/param-glossary.ts';
import { searchDocuments } from '../../../../src/app/catalogue/search-documents.ts';
import { LESSON_IDS } from '../../../../src/app/lab/learn/lesson-ids.ts';
import { LAB_ROOMS, roomOf } from '../../../../src/app/lab/state/lab-rooms.ts';
import { LAB_WORDS } from '../../../../src/app/lab/state/lab-words.ts';
import { readAddress } from '../../../../src/app/state/address.ts';
import { tabOf } from '../../../../src/app/state/tab.ts';
import { trackFiles } from '../../../contract/track-files.ts';
import { RULE_PAGES } from '../../../../src/reward/review/rule-pages.ts';
import { REWARD_TEMPLATES } from '../../../../src/reward/templates.ts';

const documents = searchDocuments(trackFiles);
const names = (group: string) =>
  documents.filter(({ id }) => id.startsWith(`${group}/`)).map(({ id }) => id.slice(group.length + 1));

describe('what can be found', () => {
  it('is every key of params, rule, template and track, with the texts that are shown elsewhere', () => {
    expect(names('param')).toEqual(Object.keys(PARAM_GLOSSARY));
    expect(names('rule')).toEqual(Object.keys(RULE_PAGES));
    expect(names('template')).toEqual(REWARD_TEMPLATES.map(({ id }) => id));
    expect(names('track').toSorted()).toEqual(trackFiles.map(({ id }) => id).toSorted());
    expect(documents.find(({ id }) => id === 'param/speed')?.text).toBe(PARAM_GLOSSARY.speed.meaning);
  });

  it('is every room, lesson and word of the lab, each room and lesson with the address of its room', () => {
    expect(names('lesson')).toEqual(LESSON_IDS);
    expect(names('word')).toHaveLength(LAB_WORDS.length);
    const rooms = documents.filter(({ address }) => address !== null && tabOf(address) === 'lab');
    expect(rooms.map(({ address }) => roomOf(address!))).toEqual([
      ...LAB_ROOMS.map(({ id }) => id),
      ...LESSON_IDS.map(() => 'learn'),
    ]);
  });

  it('has of a lesson the words that are on its screens, without tags', () => {
    const { more } = documents.find(({ id }) => id === 'lesson/overfitting')!;
    expect(more).toContain('That is overfitting . So we keep some examples back.');
    expect(documents.filter(({ title, text, more }) => /<\/?\w/.test(title + text + more))).toEqual([]);
  });

  it('has an id, a title and a text each', () => {
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
    expect(documents.filter(({ title, text }) => title === '' || text === '')).toEqual([]);
  });

  it('opens by addresses that are understood', () => {
    const addresses = documents
      .flatMap(({ address }) => address ?? [])
      .filter((address) => tabOf(address) === 'race');
    expect(addresses.length).toBeGreaterThan(60);
    expect(addresses.flatMap((address) => readAddress(address).faults)).toEqual([]);
  });
});
