import { z } from 'zod';
import { declareHardship, endHardship } from '../activities/hardship.actions';
import { proposalText } from '../activities/proposal';
import { decideProposal } from '../activities/proposal.actions';
import { proposalsOf, type Proposal } from '../activities/proposal.store';
import { answerQuestion } from '../activities/question.actions';
import { questionsOf, type Question } from '../activities/question.store';
import { judgeWrongPerson } from '../activities/wrong-person.actions';
import { wrongPersonsOf, type WrongPerson } from '../activities/wrong-person.store';
import type { Route } from '../companies/visit.pages';
import { contactById } from '../customers/contact.store';
import { CUSTOMER_TOLD_WORDS } from '../languages/customer-told-words';
import type { CustomerToldWords } from '../languages/customer-told-words.en';
import { fill, inLanguage } from '../languages/said';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aText, WrongFields, type Field } from './form-fields';

/** What a person does about what a customer told in the portal: a correction is decided, a wrong person looked at, hardship recorded and ended. */
const wordsOf = ({ view }: FormAt): CustomerToldWords => inLanguage(CUSTOMER_TOLD_WORDS, view.visit.language);

const whoseOf = ({ view }: FormAt): { companyId: number; customerId: number } => ({
  companyId: view.customer.companyId,
  customerId: view.customer.id,
});

const whyField = (at: FormAt): Field => ({ kind: 'text', name: 'why', label: wordsOf(at).why, required: true });

const DECISIONS = ['accepted', 'declined'] as const;
const decided = z.object({ decision: aChoice(DECISIONS), why: aText(300) });

async function proposalAt(at: FormAt): Promise<Proposal> {
  const { work, asked } = at.view.visit;
  const id = work.ids.open('proposal', asked.params['proposal'] ?? '');
  const found = (await proposalsOf(work.db.read, { ...whoseOf(at), open: true })).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const proposalForm: CustomerForm<typeof decided> = {
  path: '/proposals/:proposal',
  schema: decided,
  shape: async (at) => {
    const { proposals: w } = wordsOf(at);
    const { value, contactId } = await proposalAt(at);
    const { db } = at.view.visit.work;
    const before = contactId === null ? undefined : await contactById(db.read, at.view.customer.companyId, contactId);
    const now = [before?.name, before?.email, before?.phone].filter((one) => typeof one === 'string').join(', ');
    return {
      title: fill(w.title, { customer: at.view.customer.name }),
      intro: w.intro,
      facts: [...(now === '' ? [] : [fill(w.now, { value: now })]), fill(w.new, { value: proposalText(value) })],
      sections: [
        {
          legend: '',
          fields: [
            {
              ...{ kind: 'radio', name: 'decision', label: w.decision },
              options: DECISIONS.map((one) => ({ value: one, label: w[one] })),
            },
            whyField(at),
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { decision, why }) => {
    const { id } = await proposalAt(at);
    await decideProposal(at.view.visit.work, { ...whoseOf(at), proposalId: id, decision, why });
    return { text: wordsOf(at).proposals.done };
  },
};

const OUTCOMES = ['undone', 'confirmed'] as const;
const looked = z.object({ outcome: aChoice(OUTCOMES), why: aText(300) });

async function wrongAt(at: FormAt): Promise<WrongPerson> {
  const { work, asked } = at.view.visit;
  const id = work.ids.open('wrong_person', asked.params['said'] ?? '');
  const { companyId, customerId } = whoseOf(at);
  const found = (await wrongPersonsOf(work.db.read, companyId, customerId)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

const wrongForm: CustomerForm<typeof looked> = {
  path: '/wrong-person/:said',
  schema: looked,
  shape: async (at) => {
    const { wrongs: w } = wordsOf(at);
    const { said } = await wrongAt(at);
    return {
      title: fill(w.title, { customer: at.view.customer.name }),
      intro: w.intro,
      facts: [said],
      sections: [
        {
          legend: '',
          fields: [
            {
              ...{ kind: 'radio', name: 'outcome', label: w.outcome },
              options: OUTCOMES.map((one) => ({ value: one, label: w[one] })),
            },
            whyField(at),
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { outcome, why }) => {
    const { id } = await wrongAt(at);
    await judgeWrongPerson(at.view.visit.work, { ...whoseOf(at), id, outcome, why });
    return { text: wordsOf(at).wrongs.done };
  },
};

const CALLS = ['no', 'yes'] as const;
const cared = z.object({ hard: aText(2_000).optional(), possible: aText(2_000).optional(), call: aChoice(CALLS) });

const hardshipForm: CustomerForm<typeof cared> = {
  path: '/hardship',
  schema: cared,
  shape: (at) => {
    const w = wordsOf(at);
    return {
      title: fill(w.cares.title, { customer: at.view.customer.name }),
      intro: w.cares.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'area', name: 'hard', label: w.hard },
            { kind: 'area', name: 'possible', label: w.possible },
            {
              ...{ kind: 'radio', name: 'call', label: w.call, value: 'no' },
              options: CALLS.map((one) => ({ value: one, label: w[one] })),
            },
          ],
        },
      ],
      submit: w.cares.submit,
    };
  },
  act: async (at, { hard = '', possible = '', call }) => {
    if (hard === '' && possible === '') throw new WrongFields({ hard: 'needed' });
    const told = { source: 'desk', hard, possible, wantsCall: call === 'yes' } as const;
    await declareHardship(at.view.visit.work, { ...whoseOf(at), ...told });
    return { text: wordsOf(at).cares.done };
  },
};

const ended = z.object({ why: aText(300) });

const hardshipEndForm: CustomerForm<typeof ended> = {
  path: '/hardship/end',
  schema: ended,
  shape: (at) => {
    const { cares: w } = wordsOf(at);
    const title = fill(w.endTitle, { customer: at.view.customer.name });
    return { title, intro: w.endIntro, sections: [{ legend: '', fields: [whyField(at)] }], submit: w.endSubmit };
  },
  act: async (at, { why }) => {
    await endHardship(at.view.visit.work, { ...whoseOf(at), why });
    return { text: wordsOf(at).cares.ended };
  },
};

const nothing = z.object({});

async function questionAt(at: FormAt): Promise<Question> {
  const { work, asked } = at.view.visit;
  const id = work.ids.open('question', asked.params['question'] ?? '');
  const found = (await questionsOf(work.db.read, whoseOf(at))).find((one) => one.id === id && one.answeredAt === null);
  if (found === undefined) throw new NotFound();
  return found;
}

const questionForm: CustomerForm<typeof nothing> = {
  path: '/questions/:question',
  schema: nothing,
  shape: async (at) => {
    const { questions: w } = wordsOf(at);
    const { text } = await questionAt(at);
    const title = fill(w.title, { customer: at.view.customer.name });
    return { title, intro: w.intro, facts: [text], sections: [], submit: w.submit };
  },
  act: async (at) => {
    const { id } = await questionAt(at);
    await answerQuestion(at.view.visit.work, { ...whoseOf(at), questionId: id }, null);
    return { text: wordsOf(at).questions.done };
  },
};

export const customerToldRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, questionForm),
  ...formRoutes(deps, proposalForm),
  ...formRoutes(deps, wrongForm),
  ...formRoutes(deps, hardshipForm),
  ...formRoutes(deps, hardshipEndForm),
];
