import type { SearchDocument, SearchKind } from '../../lab/search/search-document.ts';
import { GENRE_FACTS } from '../../music/corpus/genre.ts';
import { METRIC_EXAMPLES } from '../../music/teaching/metric-examples.ts';
import { RULE_PAGES } from '../../reward/review/rule-pages.ts';
import { REWARD_TEMPLATES } from '../../reward/templates.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { CHARTS } from '../charts/chart-spec.ts';
import { SECTOR_SPECS } from '../charts/sector-spec.ts';
import { LESSONS, SETTINGS } from '../music/elements/training-words.ts';
import { BEST_WORDS } from '../state/best-words.ts';
import { CONTEST_TYPES } from '../state/contest-setup.ts';
import { PRESETS, presetKey } from '../state/presets.ts';
import { LIDAR_SENSORS, ROAD_SENSORS } from '../state/sensor-setup.ts';
import { ALGORITHM_WORDS } from './algorithms.ts';
import { CAR_VALUE_WORDS } from './car-values.ts';
import { CAR_WORDS } from './cars.ts';
import { describeTrack, hasHills } from './describe-track.ts';
import type { HelpText } from './help-text.ts';
import { HYPERPARAMETERS } from './hyperparameters.ts';
import { labDocuments } from './lab-documents.ts';
import { MUSIC_HELP } from './music-help-text.ts';
import { PARAM_GLOSSARY } from './param-glossary.ts';
import { RACE_HELP } from './race-help.ts';
import { slug } from './slug.ts';
import { TOOL_WORDS } from './tool-words.ts';
import { trackFacts } from './track-facts.ts';
import { trackGroups } from './track-groups.ts';

/**
 * Everything that ships and can be found, out of the modules that show it: the search has no texts of its own.
 * @param tracks those to find, the person's own among them
 */
export function searchDocuments(tracks: readonly TrackFile[]): SearchDocument[] {
  return [
    ...help(),
    ...entries('param', 'param', PARAM_GLOSSARY, (name, { meaning, type, unit, range }) => ({
      title: name,
      text: meaning,
      more: `${name.replaceAll('_', ' ')} ${type} ${unit} ${range}`,
    })),
    ...settings(),
    ...entries('rule', 'rule', RULE_PAGES, (_, { title, why }) => ({
      title,
      text: why,
      address: '#tool=review',
    })),
    ...REWARD_TEMPLATES.map(({ id, title, teaches, python }) =>
      document('template', `template/${id}`, {
        title,
        text: teaches,
        more: proseOf(python),
        address: `#reward=${id}`,
      }),
    ),
    ...trackDocuments(tracks),
    ...CHARTS.map(({ id, title, hint, unit }) =>
      document('chart', `chart/${id}`, { title: `Chart: ${title}`, text: hint, more: unit }),
    ),
    ...SECTOR_SPECS.map(({ quantity, title, hint }) =>
      document('chart', `sector/${quantity}`, {
        title: `Map of the lap: ${title}`,
        text: hint,
        address: '#show=sectors',
      }),
    ),
    ...music(),
    ...labDocuments(),
  ];
}

function help(): SearchDocument[] {
  return [
    ...page('help', 'race', RACE_HELP),
    ...TOOL_WORDS.map(([tool, name, about]) =>
      document('help', `tool/${tool}`, { title: `Tool: ${name}`, text: about, address: `#tool=${tool}` }),
    ),
  ];
}

function settings(): SearchDocument[] {
  const named = (name: string, { title, about }: { readonly title: string; readonly about: string }) => ({
    title,
    text: about,
    // As it is written in code, and as it is said: `gaeLambda`, `gae Lambda`.
    more: `${name} ${name.replaceAll(/(?=[A-Z])/g, ' ')}`,
  });
  const chosen =
    (what: string, word?: string) =>
    (id: string, { name, about }: { readonly name: string; readonly about: string }) => ({
      title: `${what}: ${name}`,
      text: about,
      ...(word === undefined ? {} : { address: `#${word}=${id}` }),
    });
  return [
    ...entries('setting', 'hyperparameter', HYPERPARAMETERS, named),
    ...entries('setting', 'algorithm', ALGORITHM_WORDS, chosen('Algorithm', 'algorithm')),
    ...entries('setting', 'car', CAR_WORDS, chosen('Car', 'car')),
    ...entries('setting', 'car-value', CAR_VALUE_WORDS, (name, words) => ({
      ...named(name, words),
      title: `Of the car: ${words.title}`,
      more: words.unit,
    })),
    ...entries('setting', 'sensor', ROAD_SENSORS, chosen('Sensor', 'sensors')),
    ...entries('setting', 'lidar', LIDAR_SENSORS, chosen('Lidar', 'lidar')),
    ...entries('setting', 'race', CONTEST_TYPES, chosen('Race')),
    ...entries('setting', 'best', BEST_WORDS, chosen('Best by')),
    ...PRESETS.map(({ name, about }) =>
      document('setting', `preset/${presetKey(name)}`, {
        title: `Preset: ${name}`,
        text: about,
        address: `#preset=${presetKey(name)}`,
      }),
    ),
  ];
}

function trackDocuments(tracks: readonly TrackFile[]): SearchDocument[] {
  return trackGroups(tracks.map(trackFacts)).flatMap(({ name, members }) =>
    members.map((facts) => {
      const { size, ways } = describeTrack(facts);
      const { file } = facts;
      return document('track', `track/${file.id}`, {
        title: file.name,
        text: file.description ?? '',
        more: [`${name} track`, size, ways, hasHills(facts) ? 'hills' : 'level'].join(' · '),
        address: `#track=${file.id}`,
      });
    }),
  );
}

function music(): SearchDocument[] {
  const documents = [
    ...page('music', 'music', MUSIC_HELP),
    ...LESSONS.map(([title, text]) => document('music', `music-lesson/${slug(title)}`, { title, text })),
    ...SETTINGS.map(({ name, title, what }) =>
      document('music', `music-setting/${name}`, { title: `Training a music model: ${title}`, text: what }),
    ),
    ...entries('music', 'genre', GENRE_FACTS, (_, { name, sentence, bpm }) => ({
      title: `Genre: ${name}`,
      text: sentence,
      more: `${bpm} bpm tempo`,
    })),
    ...entries('music', 'metric', METRIC_EXAMPLES, (_, { title, text, exactly }) => ({
      title: `Music metric: ${title}`,
      text,
      more: exactly,
    })),
  ];
  return documents.map((one) => ({ ...one, address: '#music' }));
}

/** A page of help, and each of its keys. */
function page(
  kind: SearchKind,
  name: string,
  { title, intro, steps, outro, keys }: HelpText,
): SearchDocument[] {
  const text = [...intro, ...steps, ...outro].join(' ').replaceAll('**', '');
  return [
    document(kind, `help/${name}`, { title, text }),
    ...keys.map(([key, what]) =>
      document(kind, `key/${name}/${slug(what)}`, { title: `Key: ${key}`, text: what }),
    ),
  ];
}

type Parts = Pick<SearchDocument, 'title' | 'text'> & Partial<Pick<SearchDocument, 'more' | 'address'>>;

function document(kind: SearchKind, id: string, parts: Parts): SearchDocument {
  return { id, kind, more: '', address: null, ...parts };
}

function entries<T>(
  kind: SearchKind,
  group: string,
  table: Readonly<Record<string, T>>,
  parts: (name: string, entry: T) => Parts,
): SearchDocument[] {
  return Object.entries(table).map(([name, entry]) => document(kind, `${group}/${name}`, parts(name, entry)));
}

/** What a person has written for people in code: docstrings and comments. */
function proseOf(python: string): string {
  return [...python.matchAll(/"""(.*?)"""|#([^\n]*)/gs)].map(([, doc, comment]) => doc ?? comment).join(' ');
}
