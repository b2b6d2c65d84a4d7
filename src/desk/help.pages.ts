import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route, Visit } from '../companies/visit.pages';
import { FRAME_WORDS } from '../languages/frame-words';
import { inLanguage, isLanguage } from '../languages/said';
import { TEMPLATES } from '../platform/views';
import { page, type Answer } from '../platform/web/answer';
import { guideFrom } from './help';

/** How Duly works, on one page: made for the browser's own find and for paper; every page leads to its section. */
export const helpRoutes = (routes: () => readonly Route[]): readonly Route[] => [
  { method: 'get', path: '/help', right: 'see', visit: (visit) => Promise.resolve(help(visit, routes())) },
];

function help(visit: Visit, routes: readonly Route[]): Answer {
  const language = isLanguage(visit.language) ? visit.language : 'en';
  const open = (path: string): string | null =>
    routes.some((route) => route.method === 'get' && route.path === path && visit.may(route.right))
      ? visit.at.under(path)
      : null;
  const { title, introHtml, sections } = guideFrom(textIn(language), open);
  return page('pages/desk/help', title, { title, introHtml, sections, w: inLanguage(FRAME_WORDS, language) });
}

const texts = new Map<string, string>();

function textIn(language: string): string {
  const text = texts.get(language) ?? readFileSync(join(TEMPLATES, 'help', `${language}.md`), 'utf8');
  texts.set(language, text);
  return text;
}
