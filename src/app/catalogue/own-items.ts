import { freshName } from '../state/fresh-name.ts';

/** No shipped track's or car's id begins like this, so that nobody drives on or in a person's own by mistake. */
const PREFIX = 'own-';
const MAX_ID = 64;

/** What people can have of their own: a track, a car. */
interface Item {
  readonly id: string;
  readonly name: string;
}

/** Whether it is the person's own. */
export function isOwn({ id }: Pick<Item, 'id'>): boolean {
  return id.startsWith(PREFIX);
}

/**
 * What is stored of the person's own. What an earlier version has stored otherwise is left where it is.
 * @param check gives an item, or throws
 */
export function readOwn<T extends Item>(stored: readonly unknown[], check: (data: unknown) => T): T[] {
  return stored.flatMap((data) => {
    try {
      const item = check(data);
      return isOwn(item) ? [item] : [];
    } catch {
      return [];
    }
  });
}

/** The id of what to look at where one of a list goes: of the next one, or else the one before; null where there is none. */
export function neighbourOf<Id extends string>(ids: readonly Id[], id: Id): Id | null {
  const place = ids.indexOf(id);
  return ids[place + 1] ?? ids[place - 1] ?? null;
}

/**
 * Something that has come from elsewhere as the person's own, under an id and a name that no other one has.
 * @param maxName how long a name may be, characters
 */
export function asOwn<T extends Item>(
  item: T,
  others: readonly Item[],
  maxName: number,
): T & { readonly id: `own-${string}` } {
  const names = others.map(({ name }) => name);
  return { ...item, id: freshId(item.id, others), name: freshName(item.name, names, maxName) };
}

function freshId(wished: string, others: readonly Item[]): `own-${string}` {
  const plain = wished.replace(/^(?:own-)+/, '') || 'one';
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : `-${n}`;
    const id = `${PREFIX}${plain.slice(0, MAX_ID - PREFIX.length - ending.length)}${ending}` as const;
    if (!others.some((other) => other.id === id)) return id;
  }
}
