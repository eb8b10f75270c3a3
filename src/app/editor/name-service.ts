import type { TypesClient } from '../../workers/client/types-client.ts';

/** Who knows what names in a reward are; null where nothing is known, which is no fault. */
export type NameService = Pick<TypesClient, 'offers' | 'describe' | 'hover'>;
