import { searchDocuments } from '../../../../src/app/catalogue/search-documents.ts';
import { trackFiles } from '../../../contract/track-files.ts';
import { ClickMemory } from '../../../../src/lab/search/click-memory.ts';
import { SearchEngine } from '../../../../src/lab/search/search-engine.ts';

/** Everything that ships, as it is found in the app. */
export const documents = searchDocuments(trackFiles);
export const engine = new SearchEngine(documents);
export const noClicks = new ClickMemory([], (question) => engine.weigh(question));
