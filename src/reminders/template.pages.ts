import type { Route, Visit } from '../companies/visit.pages';
import { fill, numberText } from '../languages/said';
import { textIn } from '../outbox/wording';
import { diffOf } from '../outbox/wording-diff';
import { NotFound, page, type Answer } from '../platform/web/answer';
import { editorPage } from './template-editor.pages';
import { byTexts, codeText, languageName, typedIn, wordingAsked, wordsIn } from './template-asked.pages';

/** One wording: its editor, and each of its versions beside the one before. */
export const templateRoutes: readonly Route[] = [
  { method: 'get', path: '/templates/:code/:language', right: 'see', visit: edit },
  { method: 'get', path: '/templates/:code/:language/versions/:version', right: 'see', visit: version },
];

async function edit(visit: Visit): Promise<Answer> {
  const wording = await wordingAsked(visit);
  return editorPage(visit, wording, typedIn(new URLSearchParams(), wording));
}

/** As one reads it: subject, an empty line, text. */
const readable = (source: string): string => {
  const { subject, body } = textIn(source);
  return `${subject}\n\n${body}`;
};

async function version(visit: Visit): Promise<Answer> {
  const { asked, at, locale } = visit;
  const w = wordsIn(visit);
  const wording = await wordingAsked(visit);
  const { code, language, versions, shipped } = wording;
  const n = Number(asked.params['version'] ?? '');
  const one = versions[n - 1];
  if (one === undefined) throw new NotFound();
  const before = versions[n - 2];
  const title = fill(w.versions.changed, {
    template: codeText(visit, code),
    language: languageName(visit, language),
    n: numberText(n, locale),
  });
  const lines = diffOf(readable((before ?? shipped).source), readable(one.source));
  const blanks = {
    title,
    w,
    back: at.under(`/templates/${code}/${language}`),
    back_label: codeText(visit, code),
    text_language: language,
    ...(await byTexts(visit))(one),
    compared:
      before === undefined ? w.versions.beforeShipped : fill(w.versions.before, { n: numberText(n - 1, locale) }),
    lines: lines.map(({ is, text }) => ({
      is,
      sign: { same: ' ', out: '−', in: '+' }[is],
      said: w.versions[is],
      text: text === '' ? '\u00a0' : text,
    })),
    restore:
      one.endedAt !== null && visit.on === null && visit.may('approve')
        ? at.under(`/templates/${code}/${language}/restore`)
        : '',
    n: String(n),
  };
  return page('pages/reminders/template-version', title, blanks);
}
