import { hardshipsOf } from '../activities/hardship.store';
import { proposalText } from '../activities/proposal';
import { proposalsOf } from '../activities/proposal.store';
import { questionsOf } from '../activities/question.store';
import { wrongPersonsOf } from '../activities/wrong-person.store';
import { settingsOf } from '../companies/store';
import { contactById } from '../customers/contact.store';
import { CUSTOMER_TOLD_WORDS } from '../languages/customer-told-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { calledBy, type CustomerView } from './customer-asked.pages';

/** What the customer told in the portal and waits for a person, and how it stands with hardship: beside the customer's page. */
interface Row {
  readonly text: string;
  readonly by: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** Null: there is nothing to show. */
export async function toldBlanks(view: CustomerView): Promise<unknown> {
  const w = inLanguage(CUSTOMER_TOLD_WORDS, view.visit.language);
  const rows = [...(await questionRows(view)), ...(await proposalRows(view)), ...(await wrongRows(view))];
  const care = await careBlanks(view);
  const add = view.may('/hardship') ? view.under('/hardship') : '';
  if (rows.length === 0 && care === null && add === '') return null;
  return { title: w.title, rows, care, add, add_text: w.add };
}

const whoseOf = ({ customer }: CustomerView) => ({ companyId: customer.companyId, customerId: customer.id });

const atOf = ({ visit }: CustomerView, moment: string): string => momentText(moment, visit.locale, visit.company.zone);

async function questionRows(view: CustomerView): Promise<Row[]> {
  const { visit, under, may } = view;
  const w = inLanguage(CUSTOMER_TOLD_WORDS, visit.language);
  const open = (await questionsOf(visit.work.db.read, whoseOf(view))).filter(({ answeredAt }) => answeredAt === null);
  return open.map(({ id, text, answerBy, recordedAt }) => {
    const sealed = visit.work.ids.seal('question', id);
    const links = [
      ...(may('/write') ? [{ href: under('/write', { answers: sealed }), label: w.answer }] : []),
      ...(may('/questions/:question') ? [{ href: under(`/questions/${sealed}`), label: w.noAnswer }] : []),
    ];
    return { text, by: fill(w.question, { at: atOf(view, recordedAt), day: dayText(answerBy, visit.locale) }), links };
  });
}

async function proposalRows(view: CustomerView): Promise<Row[]> {
  const { visit, under, may } = view;
  const w = inLanguage(CUSTOMER_TOLD_WORDS, visit.language);
  const open = await proposalsOf(visit.work.db.read, { ...whoseOf(view), open: true });
  return open.map(({ id, kind, value, recordedAt }) => ({
    text: proposalText(value),
    by: fill(w.proposal, { kind: w.kinds[kind], at: atOf(view, recordedAt) }),
    links: may('/proposals/:proposal')
      ? [{ href: under(`/proposals/${visit.work.ids.seal('proposal', id)}`), label: w.decide }]
      : [],
  }));
}

async function wrongRows(view: CustomerView): Promise<Row[]> {
  const { visit, customer, under, may } = view;
  const w = inLanguage(CUSTOMER_TOLD_WORDS, visit.language);
  const q = visit.work.db.read;
  const rows: Row[] = [];
  for (const { id, contactId, said, recordedAt } of await wrongPersonsOf(q, customer.companyId, customer.id)) {
    const contact = contactId === null ? undefined : await contactById(q, customer.companyId, contactId);
    const who = contact?.email ?? contact?.name;
    rows.push({
      text: `${fill(w.wrong, { at: atOf(view, recordedAt) })}. ${said}`,
      by: who === undefined || who === null ? w.nobody : fill(w.stopped, { contact: who }),
      links: may('/wrong-person/:said')
        ? [{ href: under(`/wrong-person/${visit.work.ids.seal('wrong_person', id)}`), label: w.look }]
        : [],
    });
  }
  return rows;
}

/** The words of the customer are for who works with customers; who only looks sees that it is so. */
async function careBlanks(view: CustomerView): Promise<unknown> {
  const { visit, customer, under, may } = view;
  if (!customer.hardship) return null;
  const w = inLanguage(CUSTOMER_TOLD_WORDS, visit.language);
  const q = visit.work.db.read;
  const { hardshipGapFactor } = await settingsOf(q, customer.companyId);
  const told = visit.may('work') ? await hardshipsOf(q, customer.companyId, customer.id) : [];
  return {
    title: w.hardship,
    effects: fill(w.effects, { n: numberText(hardshipGapFactor, visit.locale) }),
    hard: w.hard,
    possible: w.possible,
    rows: told.map(({ hard, possible, wantsCall, recordedAt, recordedBy }) => ({
      hard,
      possible,
      call: wantsCall ? w.call : '',
      by: fill(w.told, { at: atOf(view, recordedAt), by: calledBy(view, recordedBy) }),
    })),
    end: may('/hardship/end') ? under('/hardship/end') : '',
    end_text: w.end,
  };
}
