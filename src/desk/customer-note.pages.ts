import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { format } from '../kernel/money';
import { NOTE_LANGUAGES } from '../languages/interest-note-words';
import type { MessageLanguage } from '../languages/message-words';
import { refusalText, remedyText } from '../languages/refusal';
import { fill } from '../languages/said';
import { makeNote, notePdf, sendNote, type MadeNote, type NoteAbout } from '../notices/interest-note.actions';
import { waysTo } from '../notices/recipient.actions';
import { deliver } from '../outbox/delivery.actions';
import { fileName } from '../outbox/plain';
import { file, sheet, type Answer } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import { postFor } from '../reminders/deps.pages';
import type { CustomerDeps } from './customer-asked.pages';
import { atForm, formRoutes, type CustomerForm, type FormAt, type Shape } from './customer-form.pages';
import { owedWords } from './customer-owed-shown.pages';
import { aChoice, WrongFields, type Field } from './form-fields';

/** The interest note of a customer: what is claimed beside its invoices and open, on a paper of its own; looked at, and sent. */
const noteAsked = z.object({
  language: aChoice(NOTE_LANGUAGES as readonly [MessageLanguage, ...MessageLanguage[]]),
  currency: z.string().regex(/^[A-Z]{3}$/, 'choice').optional(), // prettier-ignore
  to: aChoice(['letter', 'email']),
});

const aboutOf = ({ view, deps }: FormAt): NoteAbout => ({
  ...{ company: view.visit.company, customer: view.customer, holds: (q) => deps.holdSources(q) },
});

const noteForm: CustomerForm<typeof noteAsked> = {
  path: '/interest/note',
  schema: noteAsked,
  shape: noteShape,
  act: async (at, value) => {
    const { view, deps } = at;
    const { visit } = view;
    const w = owedWords(visit).note;
    const to = (await waysTo(visit.work, visit.company, view.customer))[value.to];
    if (to === null) throw new WrongFields({ to: 'choice' });
    const about = aboutOf(at);
    await sendNote(visit.work, about, await makeNote(visit.work, about, askedOf(value)), to);
    deps.behind.begin(`outbox ${visit.company.code}`, () => deliver(visit.work, postFor(visit, deps), visit.company));
    return { text: w.done };
  },
};

const askedOf = ({ language, currency }: z.output<typeof noteAsked>) => ({ language, currency: currency ?? null });

async function noteShape(at: FormAt): Promise<Shape> {
  const { view } = at;
  const { visit, customer } = view;
  const w = owedWords(visit).note;
  const title = fill(w.title, { customer: customer.name });
  const links = [{ href: view.under('/interest'), label: owedWords(visit).look }];
  const made = await notesOf(at);
  const { letter, email } = await waysTo(visit.work, visit.company, customer);
  const [first] = made;
  const lone = first === undefined ? w.nothing : letter === null && email === null ? w.noWay : '';
  if (lone !== '' || first === undefined) return { title, facts: [lone], links, sections: [], submit: '' };
  const names = new Intl.DisplayNames([visit.language], { type: 'language' });
  const fields: Field[] = [
    ...(made.length === 1 ? [] : [currencyField(at, made)]),
    {
      ...{ kind: 'select', name: 'language', label: w.language, value: first.language },
      options: NOTE_LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value })),
    },
    {
      ...{ kind: 'select', name: 'to', label: w.to },
      options: [
        ...(email?.channel === 'email' ? [{ value: 'email', label: fill(w.email, { address: email.email }) }] : []),
        ...(letter === null ? [] : [{ value: 'letter', label: w.letter }]),
      ],
    },
  ];
  return {
    ...{ title, intro: w.intro, links, submit: w.submit },
    facts: made.map((one) => fill(w.holds, { documents: documentsIn(one), total: totalText(visit, one) })),
    sections: [{ legend: '', fields }],
    file: { path: view.under('/interest/note/pdf'), label: w.pdf },
  };
}

const currencyField = ({ view }: FormAt, made: readonly MadeNote[]): Field => ({
  ...{ kind: 'select', name: 'currency', label: owedWords(view.visit).head.currency },
  options: made.map(({ currency }) => ({ value: currency, label: currency })),
});

const documentsIn = ({ invoices }: MadeNote): string => invoices.map(({ label }) => label).join(', ');

const totalText = ({ locale }: Visit, { totalMinor: minor, currency }: MadeNote): string => format({ minor, currency }, locale); // prettier-ignore

/** Of each currency one; none where nothing can be asked for. */
async function notesOf(at: FormAt): Promise<MadeNote[]> {
  const { work } = at.view.visit;
  try {
    return [await makeNote(work, aboutOf(at), { language: null, currency: null })];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const currencies =
      error.code === 'note-currency' ? ((error.facts['currencies'] as string[] | undefined) ?? []) : [];
    const made: MadeNote[] = [];
    for (const currency of currencies) made.push(await makeNote(work, aboutOf(at), { language: null, currency }));
    return made;
  }
}

/** The paper as it would be sent. */
async function pdf(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const read = readForm(visit.asked.form, noteAsked.omit({ to: true }).extend({ to: z.string().optional() }));
  const said = (text: string): Answer => sheet(`<!doctype html><html lang="${visit.language}"><body><p>${text}</p></body></html>`, 422); // prettier-ignore
  if (!read.ok) return said(owedWords(visit).note.missing);
  try {
    const made = await makeNote(visit.work, aboutOf(at), { language: read.value.language, currency: read.value.currency ?? null }); // prettier-ignore
    const bytes = await notePdf(visit.work, aboutOf(at), made);
    return file(`interest-note-${fileName(at.view.customer.code)}.pdf`, 'application/pdf', bytes, true);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return said(`${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}`);
  }
}

export const customerNoteRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, noteForm),
  { method: 'post', path: '/customers/:customer/interest/note/pdf', right: 'work', visit: (visit) => pdf(visit, deps) },
];
