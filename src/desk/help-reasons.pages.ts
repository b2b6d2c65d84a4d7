import type { Route, Visit } from '../companies/visit.pages';
import { FRAME_WORDS } from '../languages/frame-words';
import { REASON_EXAMPLE_WORDS } from '../languages/reason-example-words';
import { inLanguage } from '../languages/said';
import { page, type Answer } from '../platform/web/answer';
import { reasonExamples } from '../reminders/reason-example';
import { exampleText } from '../reminders/reason-said';

/** Every reason of a decision in its order, each with an example that the rules decide while the page is made. */
export const helpReasonsRoutes: readonly Route[] = [
  { method: 'get', path: '/help/reasons', right: 'see', visit: (visit) => Promise.resolve(reasons(visit)) },
];

function reasons({ language, locale, at }: Visit): Answer {
  const w = inLanguage(REASON_EXAMPLE_WORDS, language);
  const rows = reasonExamples().map((example, n) => ({
    n: n + 1,
    code: example.code,
    ...exampleText(example, { language, locale }),
  }));
  const help = { label: inLanguage(FRAME_WORDS, language).nav.help, href: at.under('/help') };
  return page('pages/desk/help-reasons', w.title, { title: w.title, w, rows, help });
}
