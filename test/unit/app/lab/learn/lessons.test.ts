import { describe, expect, it } from 'vitest';
import { LESSON_IDS } from '../../../../../src/app/lab/learn/lesson-ids.ts';
import { LESSONS } from '../../../../../src/app/lab/learn/lessons.ts';
import { roomOf } from '../../../../../src/app/lab/state/lab-rooms.ts';
import { readAddress } from '../../../../../src/app/state/address.ts';
import { tabOf } from '../../../../../src/app/state/tab.ts';

describe.each(LESSON_IDS)('the lesson %s', (id) => {
  const { screens, task, sources, ...lesson } = LESSONS[id];

  it('has two or three screens and its sources', () => {
    expect(lesson.id).toBe(id);
    expect([2, 3]).toContain(screens.length);
    expect(sources.length).toBeGreaterThan(1);
    for (const source of sources) expect(source).toMatch(/\b(1[89]|20)\d\d\b/);
  });

  it('has a door that leads somewhere', () => {
    const { href } = task.door;
    if (tabOf(href) === 'lab') expect(roomOf(href)).not.toBeNull();
    else if (tabOf(href) === 'race') expect(readAddress(href).faults).toEqual([]);
    else expect(href).toBe('#music');
  });
});
