import { questionsOf, type Question } from '../activities/question.store';
import { CUSTOMER_TOLD_WORDS } from '../languages/customer-told-words';
import { inLanguage, momentText } from '../languages/said';
import type { FormAt } from './customer-form.pages';
import { WrongFields, type Field } from './form-fields';

/** Which question of the portal a message answers: the customer reads it there too, below the question. */
export async function answersField(at: FormAt): Promise<Field[]> {
  const open = await unanswered(at);
  if (open.length === 0) return [];
  const { work, asked, company, language, locale } = at.view.visit;
  const w = inLanguage(CUSTOMER_TOLD_WORDS, language).questions;
  const options = open.map(({ id, text, recordedAt }) => {
    const begins = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return {
      value: work.ids.seal('question', id),
      label: `${momentText(recordedAt, locale, company.zone)}: ${begins}`,
    };
  });
  const named = options.find(({ value }) => value === asked.query.get('answers'));
  const value = (named ?? options[0])?.value ?? '';
  return [
    { kind: 'select', name: 'answers', label: w.select, value, options: [...options, { value: '', label: w.none }] },
  ];
}

const LONGEST = 70;

/** The question of the form, if it is one of this customer without an answer; undefined: it answers none. */
export async function questionAnswered(at: FormAt, typed: string | undefined): Promise<number | undefined> {
  if (typed === undefined) return undefined;
  const id = at.view.visit.work.ids.open('question', typed);
  const found = (await unanswered(at)).find((one) => one.id === id);
  if (found === undefined) throw new WrongFields({ answers: 'choice' });
  return found.id;
}

async function unanswered({ view }: FormAt): Promise<Question[]> {
  const whose = { companyId: view.customer.companyId, customerId: view.customer.id };
  return (await questionsOf(view.visit.work.db.read, whose)).filter(({ answeredAt }) => answeredAt === null);
}
