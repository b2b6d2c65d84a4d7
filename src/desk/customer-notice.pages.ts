import { z } from 'zod';
import { readFile } from 'node:fs/promises';
import type { Route } from '../companies/visit.pages';
import { LARGEST_DOCUMENT } from '../documents/document';
import { paperCountries, papersFor } from '../law/paper';
import type { LegalPaper } from '../law/sentence';
import { codeText } from '../languages/code-words';
import type { NoticePaperWords } from '../languages/notice-paper-words.en';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import { CUSTOMERS_WORDS } from '../languages/customers-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { checkText } from '../notices/check-text';
import { usualItems, type Noticed } from '../notices/gather.actions';
import { languageOf, stopsIn, timeOf } from '../notices/notice';
import { OFFICIAL_SLOTS } from '../notices/official';
import { fileOfficial, withEnclosures } from '../notices/paper.actions';
import { waysTo, type Ways } from '../notices/recipient.actions';
import { sendNotice } from '../notices/send.actions';
import { noticesOf, officialPapers } from '../notices/store';
import { deliver } from '../outbox/delivery.actions';
import { postFor } from '../reminders/deps.pages';
import {
  answered,
  CLAIMED,
  COPY,
  DISPATCHES,
  knownOf,
  noticeableOf,
  noticeAsked,
  THENS,
  UNSURE,
  wordsOf,
} from './customer-notice-asked.pages';
import { noticePreview, noticePdfShown } from './customer-notice-shown.pages';
import type { CustomerDeps } from './customer-asked.pages';
import { itemsField, optionsOf, owedItems } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt, type Shape } from './customer-form.pages';
import { aChoice, WrongFields, type Field } from './form-fields';

/** A legal paper to a customer: which and why, looked at in two languages, sent through the outbox like every message. */
const noticeForm: CustomerForm<typeof noticeAsked> = {
  path: '/notice',
  schema: noticeAsked,
  shape: noticeShape,
  act: async (at, value) => {
    const { view, deps } = at;
    const { visit } = view;
    const w = wordsOf(view);
    const { known, made, ways, nowhere } = await answered(at, value);
    if (nowhere) throw new WrongFields({ to: w.noWay });
    const stops = stopsIn(made.checks);
    if (stops.length > 0) {
      const why = stops.map((one) => checkText(one, visit.language)).join(' ');
      throw new WrongFields({ paper: fill(w.stopped, { why }) });
    }
    const post = postFor(visit, deps);
    const whose = { company: visit.company, customer: known.customer, ways };
    const whole = await withEnclosures(visit.work, post, whose, made);
    await sendNotice(visit.work, noticeableOf(at), known, whole);
    deps.behind.begin(`outbox ${visit.company.code}`, () => deliver(visit.work, post, visit.company));
    const { to, language } = whole.draft;
    const said = {
      paper: made.claim.paper.title[language] ?? '',
      to: to.channel === 'email' ? to.email : (to.name ?? ''),
      deadline: dayText(made.claim.deadlineOn, visit.locale),
    };
    return { text: fill(w.done, said) };
  },
};

async function noticeShape(at: FormAt): Promise<Shape> {
  const { view } = at;
  const { visit, customer } = view;
  const w = wordsOf(view);
  const title = fill(w.title, { customer: customer.name });
  const known = await knownOf(at);
  if (known === undefined) {
    const links = view.may('/correct/:field') ? [{ href: view.under('/correct/debtor_type'), label: w.correct }] : [];
    return { title, facts: [w.unknown], links, sections: [], submit: '' };
  }
  const papers = papersOf(known);
  const items = await owedItems(at);
  const ways = await waysTo(visit.work, visit.company, customer);
  const none = papers.length === 0 ? w.nobody : items.length === 0 ? w.nothing : '';
  const lone = ways.letter === null && ways.email === null ? w.noWay : none;
  const missing = await formsMissing(at, known);
  const facts = [...missing, ...(await writtenBefore(at)), ...lawFacts(at, known)];
  if (lone !== '') return { title, facts: [lone, ...facts], sections: [], submit: '' };
  const usual = usualItems(known, visit.work.today).map(({ itemId }) => visit.work.ids.seal('item', itemId));
  const asked = visit.asked.query.has('item') ? {} : { value: usual.join(' ') };
  return {
    title,
    intro: w.intro,
    facts,
    links: view.may('/notice/official') ? [{ href: view.under('/notice/official'), label: missing.length > 0 ? w.fileForms : w.official }] : [], // prettier-ignore
    sections: [
      { legend: '', fields: paperFields(at, known, papers, ways) },
      { legend: w.items, fields: [{ ...itemsField(at, items, false), hint: w.itemsHint, ...asked }] },
    ],
    submit: w.submit,
    preview: { path: view.under('/notice/preview'), label: w.preview, frame: w.frame },
    file: { path: view.under('/notice/pdf'), label: w.pdf },
  };
}

/** Where the letter of this customer's country needs official papers: which of them nobody has filed. */
async function formsMissing({ view }: FormAt, { home, debtor }: Noticed): Promise<string[]> {
  const w = wordsOf(view);
  const needed = home === null ? [] : papersFor(home, debtor).flatMap(({ encloses }) => encloses);
  const filed = await officialPapers(view.visit.work.db.read, view.visit.company.id);
  const missing = OFFICIAL_SLOTS.filter((slot) => needed.includes(slot) && !filed.has(slot));
  return missing.length === 0 ? [] : [fill(w.formsMissing, { of: missing.map((slot) => w.slot[slot]).join(', ') })];
}

/** Those of the customer's own country first. */
function papersOf({ debtor, home }: Noticed): LegalPaper[] {
  const laws = [...paperCountries().keys()].sort((a, b) => Number(b === home) - Number(a === home));
  return laws.flatMap((law) => papersFor(law, debtor));
}

function paperFields(at: FormAt, known: Noticed, papers: readonly LegalPaper[], ways: Ways): Field[] {
  const { view } = at;
  const { visit } = view;
  const w = wordsOf(view);
  const first = papers.find(({ law, name }) => law === known.home && name !== 'reminder') ?? papers[0];
  const names = new Intl.DisplayNames([visit.language], { type: 'language' });
  const languages = [...new Set(papers.flatMap((one) => one.languages))].sort();
  const wanted = first === undefined ? 'en' : languageOf(first, known.customer.language, visit.company.language);
  const asking = (value: string, label: string) => ({ value, label });
  const { letter, email } = ways;
  return [
    {
      ...{ kind: 'select', name: 'paper', label: w.paper, value: `${first?.law ?? ''}-${first?.name ?? ''}` },
      options: papers.map((one) => asking(`${one.law}-${one.name}`, paperText(visit.language, one))),
    },
    {
      ...{ kind: 'select', name: 'language', label: w.language, value: wanted },
      options: languages.map((one) => asking(one, names.of(one) ?? one)),
    },
    {
      ...{ kind: 'select', name: 'to', label: w.to },
      options: [
        ...(letter?.channel === 'letter'
          ? [asking('letter', fill(w.letter, { address: addressText(letter.name, letter.address) }))]
          : []),
        ...(email?.channel === 'email' ? [asking('email', fill(w.email, { address: email.email }))] : []),
      ],
    },
    {
      kind: 'select',
      name: 'dispatch',
      label: w.dispatch,
      value: first?.registered === true ? 'registered_receipt' : 'none',
      options: optionsOf(DISPATCHES, w.dispatches),
    },
    { kind: 'text', name: 'number', label: w.number, hint: w.numberHint },
    { kind: 'select', name: 'then', label: w.then, hint: w.thenHint, options: optionsOf(THENS, w.thens) },
    ...claimsFields(w),
    { kind: 'select', name: 'copies', label: w.copies, value: 'yes', options: optionsOf(COPY, w.copy) },
  ];
}

const claimsFields = (w: NoticePaperWords): Field[] => [
  { kind: 'select', name: 'claims', label: w.claims, hint: w.claimsHint, options: optionsOf(CLAIMED, w.claimed) },
  { kind: 'select', name: 'checked', label: w.unsure, options: optionsOf(UNSURE, w.unsureIs) },
];

/** `France: Mise en demeure de payer (Formal notice to pay)`. */
function paperText(reader: string, { law, title, languages }: LegalPaper): string {
  const own = title[languages[0] ?? 'en'] ?? '';
  const known = title[reader] ?? title['en'] ?? own;
  return `${countryText(law, reader)}: ${own}${known === own ? '' : ` (${known})`}`;
}

const countryText = (law: string, reader: string): string =>
  new Intl.DisplayNames([reader], { type: 'region' }).of(law === 'UK' ? 'GB' : law) ?? law;

const addressText = (
  name: string,
  { street, postcode, city, country }: Readonly<Record<'street' | 'postcode' | 'city' | 'country', string | null>>,
): string => [name, street, postcode, city, country].filter((one) => one !== null && one !== '').join(', ');

/** Which law counts, and why; where it is another, the one that interest and sums follow. */
function lawFacts({ view }: FormAt, { home, customer, debtor, debtorAssumed, countries }: Noticed): string[] {
  const { visit } = view;
  const w = wordsOf(view);
  const { governing, debtor: where, law } = countries;
  const reasons = inLanguage(LIMITATION_WORDS, visit.language).reason;
  const own = home === law ? governing : where;
  const country = countryText(home ?? customer.country ?? visit.company.country, visit.language);
  const said = { country, reason: reasons[own.reason] };
  const type = codeText(inLanguage(CUSTOMERS_WORDS, visit.language).type, debtor);
  return [
    fill(home === null ? w.abroadLaw : own.assumed ? w.homeAssumed : w.home, said),
    ...(home === law || governing.value === null ? [] : [fill(w.besideLaw, { country: countryText(governing.value, visit.language), reason: reasons[governing.reason] })]), // prettier-ignore
    ...(debtorAssumed ? [fill(w.assumed, { debtor: type })] : []),
  ];
}

/** The last few that were sent. */
async function writtenBefore({ view }: FormAt): Promise<string[]> {
  const { visit, customer } = view;
  const w = wordsOf(view);
  const before = await noticesOf(visit.work.db.read, visit.company.id, customer.id);
  return before.slice(0, 3).map((one) => {
    const { law, paper, writtenOn, deadlineOn, sentOn } = one;
    const known = papersFor(law, 'company')
      .concat(papersFor(law, 'consumer'))
      .find(({ name }) => name === paper);
    const said = { day: dayText(writtenOn, visit.locale), deadline: dayText(deadlineOn, visit.locale), law };
    const until = timeOf(one);
    const left = sentOn === null || until === null ? w.notGone : fill(w.gone, { sent: dayText(sentOn, visit.locale), until: dayText(until, visit.locale) }); // prettier-ignore
    return `${fill(w.wrote, { ...said, paper: known?.title[known.languages[0] ?? 'en'] ?? paper })}${left}`;
  });
}

const officialAsked = z.object({ slot: aChoice(OFFICIAL_SLOTS) });

const officialForm: CustomerForm<typeof officialAsked> = {
  path: '/notice/official',
  schema: officialAsked,
  uploads: { files: 1, bytes: LARGEST_DOCUMENT },
  shape: async ({ view }) => {
    const w = wordsOf(view);
    const filed = await officialPapers(view.visit.work.db.read, view.visit.company.id);
    const facts = OFFICIAL_SLOTS.map((slot) => {
      const found = filed.get(slot);
      return `${w.slot[slot]}: ${found === undefined ? w.notFiled : fill(w.filed, { file: found.fileName })}`;
    });
    return {
      ...{ title: w.official, intro: w.officialHint, facts, submit: w.file },
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'slot', label: w.paper, options: optionsOf(OFFICIAL_SLOTS, w.slot) },
            { kind: 'file', name: 'file', label: w.file, required: true },
          ],
        },
      ],
    };
  },
  act: async ({ view }, { slot }) => {
    const { visit } = view;
    const w = wordsOf(view);
    const upload = visit.asked.uploads.find(({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''));
    if (upload === undefined) throw new WrongFields({ file: 'file' });
    const bytes = await readFile(upload.path);
    await fileOfficial(visit.work, visit.company, { slot, fileName: upload.name, bytes });
    return { text: fill(w.fileDone, { slot: w.slot[slot] }), to: view.under('/notice') };
  },
};

export const customerNoticeRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, officialForm),
  ...formRoutes(deps, noticeForm),
  {
    method: 'post',
    path: '/customers/:customer/notice/preview',
    right: 'work',
    visit: (visit) => noticePreview(visit, deps),
  },
  {
    method: 'post',
    path: '/customers/:customer/notice/pdf',
    right: 'work',
    visit: (visit) => noticePdfShown(visit, deps),
  },
];
