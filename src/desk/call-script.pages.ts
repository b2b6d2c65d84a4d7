import type { Visit } from '../companies/visit.pages';
import { CALL_STEP_WORDS } from '../languages/call-step-words';
import { fill, inLanguage } from '../languages/said';
import { CALL_SCRIPT } from '../outbox/draft';
import { planningOf, type ReminderPagesDeps } from '../reminders/deps.pages';
import { callScript } from '../reminders/script.actions';
import { languageName } from '../reminders/template-asked.pages';

/** What to say to a customer who is called, beside the form and the task of a call. Null: nothing is asked for today. */
export async function scriptBlanks(visit: Visit, deps: ReminderPagesDeps, customerId: number): Promise<object | null> {
  if (visit.on !== null) return null;
  const script = await callScript(visit.work, planningOf(visit, deps), customerId);
  if (script === undefined) return null;
  const w = inLanguage(CALL_STEP_WORDS, visit.language);
  return {
    title: fill(w.scriptTitle, { language: languageName(visit, script.language) }),
    language: script.language,
    parts: script.paragraphs.map((part) => ({
      lead: part.kind === 'lead',
      lines: part.kind === 'list' ? [] : part.lines,
      entries: part.kind === 'list' ? part.entries : [],
    })),
    words: { href: visit.at.under(`/templates/${CALL_SCRIPT}/${script.language}`), label: w.scriptWords },
  };
}
