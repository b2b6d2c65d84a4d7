import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Route } from '../companies/visit.pages';
import { attachDocument, checkSize, removeDocument } from '../documents/actions';
import { LARGEST_DOCUMENT, type Document } from '../documents/document';
import { DOCUMENT_KIND_NAMES, VISIBILITIES } from '../documents/kind';
import { documentById } from '../documents/store';
import { fill, inLanguage } from '../languages/said';
import { TRANSLATION_WORDS } from '../languages/translation-words';
import { labelOf } from '../ledger/open-item';
import { openItemsInRange } from '../ledger/store';
import { NotFound } from '../platform/web/answer';
import type { CustomerDeps } from './customer-asked.pages';
import { given, optionsOf } from './customer-choice.pages';
import { formRoutes, type CustomerForm, type FormAt } from './customer-form.pages';
import { aChoice, aDay, aText, WrongFields } from './form-fields';

/** Papers of a customer or of one of its documents: attached as what they are, for those who may see them; and removed. */
/** A translation is filed with what it translates, in a form of its own. */
const KINDS = DOCUMENT_KIND_NAMES.filter((kind) => kind !== 'translation');
const kinds = KINDS as [(typeof KINDS)[number], ...(typeof KINDS)[number][]];

const attached = z.object({
  kind: aChoice(kinds),
  about: z.string().max(40).optional(),
  title: aText(200).optional(),
  datedOn: aDay.optional(),
  visibility: aChoice(VISIBILITIES).optional(),
});

const MOST_FILES = 10;
const MOST_ITEMS = 100;

const attachForm: CustomerForm<typeof attached> = {
  path: '/documents',
  schema: attached,
  uploads: { files: MOST_FILES, bytes: LARGEST_DOCUMENT },
  shape: async (at) => {
    const { view, f } = at;
    const w = f.document;
    const { ids } = view.visit.work;
    const items = (await itemsOf(at)).map((item) => ({ value: ids.seal('item', item.itemId), label: labelOf(item) }));
    const visibility = [{ value: '', label: w.visibilityUsual }, ...optionsOf(VISIBILITIES, view.codes.visibility)];
    const translation = inLanguage(TRANSLATION_WORDS, view.visit.language).link;
    return {
      title: fill(w.title, { customer: view.customer.name }),
      links: view.may('/translation') ? [{ href: view.under('/translation'), label: translation }] : [],
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'file', name: 'file', label: w.file, multiple: true, required: true },
            {
              kind: 'select',
              name: 'kind',
              label: w.kind,
              options: optionsOf(KINDS, view.codes.document),
            },
            {
              kind: 'select',
              name: 'about',
              label: w.about,
              value: view.visit.asked.query.get('item') ?? '',
              options: [{ value: '', label: w.customer }, ...items.slice(0, MOST_ITEMS)],
            },
            { kind: 'text', name: 'title', label: w.titleOf, hint: f.optional },
            { kind: 'date', name: 'datedOn', label: w.datedOn, hint: f.optional },
            { kind: 'select', name: 'visibility', label: w.visibility, options: visibility },
          ],
        },
      ],
      submit: w.submit,
    };
  },
  act: async (at, value) => {
    const { visit, customer } = at.view;
    const files = visit.asked.uploads.filter(
      ({ field, bytes, name }) => field === 'file' && (bytes > 0 || name !== ''),
    );
    if (files.length === 0) throw new WrongFields({ file: 'file' });
    const about = await aboutOf(at, value.about);
    for (const { name, bytes } of files) checkSize(name, bytes);
    const told: string[] = [];
    for (const { path, name } of files) {
      const { document, isNew } = await attachDocument(visit.work, {
        companyId: visit.company.id,
        customerId: customer.id,
        about,
        kind: value.kind,
        fileName: name,
        bytes: await readFile(path),
        ...given('title', value.title),
        ...given('datedOn', value.datedOn),
        ...given('visibility', value.visibility),
      });
      told.push(fill(isNew ? at.f.document.done : at.f.document.known, { name: document.fileName }));
    }
    return { text: told.join('. ') };
  },
};

const itemsOf = ({ view }: FormAt): ReturnType<typeof openItemsInRange> => {
  const { id, companyId } = view.customer;
  const { work } = view.visit;
  return openItemsInRange(work.db.read, { companyId, first: id, last: id }, work.today);
};

async function aboutOf(at: FormAt, text: string | undefined): Promise<string> {
  const { customer, visit } = at.view;
  if (text === undefined) return `customer/${customer.id}`;
  const id = visit.work.ids.open('item', text);
  const item = (await itemsOf(at)).find(({ itemId }) => itemId === id);
  if (item === undefined) throw new WrongFields({ about: 'choice' });
  return `entry/${item.entryId}`;
}

const removed = z.object({ why: aText(500) });

const removeForm: CustomerForm<typeof removed> = {
  path: '/documents/:document/remove',
  schema: removed,
  shape: async (at) => {
    const w = at.f.document.remove;
    const { fileName } = await documentAsked(at);
    return {
      title: fill(w.title, { name: fileName }),
      intro: w.intro,
      sections: [{ legend: '', fields: [{ kind: 'text', name: 'why', label: w.why, required: true }] }],
      submit: w.submit,
    };
  },
  act: async (at, { why }) => {
    const document = await documentAsked(at);
    await removeDocument(at.view.visit.work, document.companyId, document.id, why);
    return { text: fill(at.f.document.remove.done, { name: document.fileName }) };
  },
};

/** The document that the address names, of this customer. */
async function documentAsked({ view }: FormAt): Promise<Document> {
  const { work, company, asked } = view.visit;
  const id = work.ids.open('document', asked.params['document'] ?? '');
  const found = id === undefined ? undefined : await documentById(work.db.read, company.id, id);
  if (found?.customerId !== view.customer.id) throw new NotFound();
  return found;
}

export const customerPapersRoutes = (deps: CustomerDeps): readonly Route[] => [
  ...formRoutes(deps, attachForm),
  ...formRoutes(deps, removeForm),
];
