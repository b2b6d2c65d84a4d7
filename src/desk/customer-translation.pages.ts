import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { checkSize } from '../documents/actions';
import { LARGEST_DOCUMENT } from '../documents/document';
import { documentsOf } from '../documents/store';
import { LONGEST_TRANSLATOR } from '../documents/translation';
import { attachTranslation, type Original } from '../documents/translation.actions';
import { dayText, fill, inLanguage } from '../languages/said';
import { TRANSLATION_WORDS } from '../languages/translation-words';
import type { CustomerDeps } from './customer-asked.pages';
import { given } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { messagesThatLeft } from './customer-translation.panel';
import { aChoice, aDay, aText, WrongFields, type Option } from './form-fields';

/** The translation of a paper or of a message of ours, with who made it: filed beside its original. */
const wordsOf = ({ view }: FormAt) => inLanguage(TRANSLATION_WORDS, view.visit.language);

const SWORN = ['no', 'yes'] as const;
const translated = z.object({
  of: z.string().max(60),
  language: z.string().max(2),
  translator: aText(LONGEST_TRANSLATOR),
  sworn: aChoice(SWORN),
  datedOn: aDay.optional(),
});

/** Languages of the courts where our customers are. */
const LANGUAGES =
  'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sv tr uk'.split(' '); // prettier-ignore

interface Source extends Original, Option {}

/** Papers of the customer that are no translations themselves, then messages of ours. */
async function sourcesOf(at: FormAt): Promise<Source[]> {
  const { visit, customer } = at.view;
  const { work, company, locale } = visit;
  const w = wordsOf(at);
  const common = { companyId: company.id, customerId: customer.id };
  const papers = await documentsOf(work.db.read, company.id, { customerId: customer.id });
  const messages = await messagesThatLeft(work.db.read, customer);
  const kinds: Readonly<Record<string, string>> = at.view.codes.document;
  return [
    ...papers
      .filter(({ kind }) => kind !== 'translation')
      .map(({ id, kind, fileName, visibility }) => ({
        ...{ ...common, about: `document/${id}`, visibility },
        ...{ value: work.ids.seal('document', id), label: `${kinds[kind] ?? kind}: ${fileName}` },
      })),
    ...messages.map(({ id, day, subject }) => ({
      ...{ ...common, about: `message/${id}`, visibility: 'court' as const },
      value: work.ids.seal('message', id),
      label: fill(w.message, { day: dayText(day, locale), subject: subject ?? '' }),
    })),
  ];
}

const languageOptions = (locale: string): Option[] => {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const options = LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }));
  return options.sort((a, b) => a.label.localeCompare(b.label, locale));
};

const translationForm: CustomerForm<typeof translated> = {
  path: '/translation',
  schema: translated,
  uploads: { files: 1, bytes: LARGEST_DOCUMENT },
  shape: async (at) => {
    const w = wordsOf(at);
    const { visit, customer } = at.view;
    const title = fill(w.title, { customer: customer.name });
    const sources = await sourcesOf(at);
    if (sources.length === 0) return { title, intro: w.none, sections: [], submit: '' };
    return {
      title,
      intro: w.intro,
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'select', name: 'of', label: w.of, value: visit.asked.query.get('of') ?? '', options: sources },
            { kind: 'file', name: 'file', label: w.file, required: true },
            {
              ...{ kind: 'select', name: 'language', label: w.language, value: visit.company.language },
              options: languageOptions(visit.locale),
            },
            { kind: 'text', name: 'translator', label: w.translator, required: true },
            {
              ...{ kind: 'radio', name: 'sworn', label: w.sworn, value: 'no' },
              options: SWORN.map((value) => ({ value, label: w[value] })),
            },
            { kind: 'date', name: 'datedOn', label: w.datedOn, hint: at.f.optional },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, { of, language, translator, sworn, datedOn }) => {
    const { visit } = at.view;
    const w = wordsOf(at);
    const [file] = visit.asked.uploads.filter(
      ({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''),
    );
    if (file === undefined) throw new WrongFields({ file: 'file' });
    if (!LANGUAGES.includes(language)) throw new WrongFields({ language: w.wrongLanguage });
    const original = (await sourcesOf(at)).find(({ value }) => value === of);
    if (original === undefined) throw new WrongFields({ of: 'choice' });
    checkSize(file.name, file.bytes);
    const { companyId, customerId, about, visibility } = original;
    const document = await attachTranslation(
      visit.work,
      { companyId, customerId, about, visibility },
      {
        ...{ language, translator, sworn: sworn === 'yes', fileName: file.name, bytes: await readFile(file.path) },
        ...given('datedOn', datedOn),
      },
    );
    return { text: fill(w.done, { name: document.fileName }) };
  },
};

export const customerTranslationRoutes = (deps: CustomerDeps): readonly Route[] => formRoutes(deps, translationForm);
