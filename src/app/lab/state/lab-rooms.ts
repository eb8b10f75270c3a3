/** A kind of learning, as the course material names it. */
export type Technique =
  | 'all three'
  | 'supervised'
  | 'unsupervised'
  | 'unsupervised and supervised'
  | 'reinforcement'
  | 'ranking'
  | 'lessons';

/** A room of the lab, as it stands in the list. */
export interface LabRoom {
  /** As in the address, `#lab/<id>`. */
  readonly id: string;
  readonly title: string;
  readonly technique: Technique;
  /** What one does there, in a sentence. */
  readonly about: string;
}

/** In the order of the list; the first is where one begins. */
export const LAB_ROOMS = [
  {
    id: 'compare',
    title: 'Three ways to learn',
    technique: 'all three',
    about: 'The same car on the same track learns from examples, without labels, and by rewards.',
  },
  {
    id: 'vision',
    title: 'Tell pictures apart',
    technique: 'supervised',
    about:
      'A network learns what the car’s camera or your own camera sees, is tested, and is put at the brake.',
  },
  {
    id: 'search',
    title: 'Search',
    technique: 'ranking',
    about: 'Finds what you ask for in your own words, says why, and learns from what you click on.',
  },
  {
    id: 'fraud',
    title: 'Forged laps',
    technique: 'supervised',
    about:
      'Lap times come with a recorded drive: rules and a model say which of them were forged, and learn from you.',
  },
  {
    id: 'radio',
    title: 'Pit radio',
    technique: 'unsupervised and supervised',
    about: 'Listens to what is said while cars train: themes, moods, and an alert when a run is in trouble.',
  },
  {
    id: 'learn',
    title: 'Learning path',
    technique: 'lessons',
    about: 'Nine short lessons, each with something to try and a task that the app checks.',
  },
] as const satisfies readonly LabRoom[];

export type RoomId = (typeof LAB_ROOMS)[number]['id'];

/** What the course has beside these is in the race tab, and leads there. */
export interface LabDoor {
  readonly title: string;
  readonly where: string;
  /** What is there, in a sentence. */
  readonly about: string;
  readonly address: string;
}

export const LAB_DOORS: readonly LabDoor[] = [
  {
    title: 'Code review',
    where: 'race tab: Review',
    about:
      'Rules of experts read your reward and try it on laps; the profiler says where it spends its time.',
    address: '#tool=review',
  },
  {
    title: 'Managed training',
    where: 'race tab: runs',
    about: 'Runs that are kept, gone on with and compared, three values of a setting at once, all policies.',
    address: '#',
  },
];

/** The room that the fragment of an address names; null where it names none that there is. */
export function roomOf(fragment: string): RoomId | null {
  const [, named] = /^#lab\/([\w-]+)/.exec(fragment) ?? [];
  return LAB_ROOMS.find(({ id }) => id === named)?.id ?? null;
}

/** The address of a room. */
export function addressOfRoom(id: string): string {
  return `#lab/${id}`;
}
