import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import type { ReadinessLine } from '../dossier/readiness-line';
import { filesOfDossier } from '../dossier/store';
import { format } from '../kernel/money';
import { QUOTE_WORDS } from '../languages/quote-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { page, type Answer } from '../platform/web/answer';
import { fieldsOf } from '../platform/web/form';
import { PARTNER_KINDS } from '../mandates/partner';
import { type Case } from './case';
import { dossierAsked, downloadsOf, keptOf, piecesOf } from './file.pages';
import { partnersOf } from '../mandates/partner.store';
import { lightsOf } from './readiness.pages';
import { versionsOf, type DossierView } from './recovery.panel';
import { caseOfDossier } from './store';
import { NEW, type Wrong } from './wizard-form';

/** A recovery file as it was made, open in the page with its index on the left, and the way to hand it over. */
export const bundleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/recovery/:dossier',
    right: 'see',
    visit: async (visit) => bundlePage(visit, await dossierAsked(visit)),
  },
];

export interface TypedPartner {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong;
}

export async function bundlePage(visit: Visit, dossier: DossierView, given?: TypedPartner): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const w = inLanguage(RECOVERY_WORDS, visit.language);
  const sealed = work.ids.seal('dossier', dossier.id);
  const under = (path: string, query: Readonly<Record<string, string>> = {}): string =>
    at.under(`/recovery/${sealed}${path}`, query);
  const title = fill(w.bundle.title, { number: dossier.number, version: dossier.version });
  const customerId = work.ids.seal('customer', dossier.customerId);
  const versions = await versionsOf(work.db.read, company.id, dossier.number);
  const standing = await caseOfDossier(work.db.read, company.id, dossier.number);
  const [newest] = versions;
  const isNewest = newest?.id === dossier.id;
  const files = await filesOfDossier(work.db.read, dossier.id);
  const lines = JSON.parse(dossier.readiness) as readonly ReadinessLine[];
  const blanks = {
    title,
    w: w.bundle,
    lightWords: w.wizard,
    customer: { name: dossier.customerName, code: dossier.customerCode, href: at.customer(customerId) },
    facts: factsOf(visit, w, { ...dossier, recordedBy: nameOf(await peopleOf(work.db.read), dossier.recordedBy) }),
    downloads: downloadsOf(files, { ...w.bundle, parts: inLanguage(RECIPIENT_WORDS, visit.language) }).map(
      ({ label, query }) => ({ label, href: under('/file', query) }),
    ),
    pdf: under('/pdf'),
    frame: fill(w.bundle.frame, { number: dossier.number }),
    index: await indexOf(visit, w, dossier, (query) => under('/pdf', query)),
    versions: versions.map(({ id, version, recordedAt }) => ({
      text: fill(w.bundle.version, { n: version, at: momentText(recordedAt, locale, company.zone) }),
      href: id === dossier.id ? '' : at.dossier(work.ids.seal('dossier', id)),
    })),
    newer:
      newest === undefined || isNewest
        ? null
        : {
            text: fill(w.bundle.newer, { version: newest.version }),
            href: at.dossier(work.ids.seal('dossier', newest.id)),
          },
    manifest: dossier.manifestSha,
    verify: under('/verify'),
    readiness: lightsOf(visit, w, customerId, lines),
    again: visit.may('work') ? at.under(`/customers/${customerId}/recovery`) : '',
    case: caseBlanks(visit, w, standing),
    hand_over: standing?.state === 'with_partner' || !isNewest ? null : await handOverBlanks(visit, w, dossier, given),
  };
  const isWrong = given !== undefined && Object.keys(given.wrong).length > 0;
  return page('pages/cases/bundle', title, blanks, { status: isWrong ? 422 : 200 });
}

function factsOf(visit: Visit, w: RecoveryWords, dossier: DossierView): unknown[] {
  const { locale, company } = visit;
  const { recipient } = JSON.parse(dossier.claim) as { readonly recipient: string | null };
  const b = w.bundle;
  return [
    { label: b.principal, value: principalOf(visit, dossier) },
    { label: b.keyDate, value: dayText(dossier.keyDate, locale) },
    {
      label: b.made,
      value: fill(b.madeBy, { at: momentText(dossier.recordedAt, locale, company.zone), by: dossier.recordedBy }),
    },
    { label: b.recipient, value: recipient ?? b.nobody },
    { label: b.pages, value: numberText(dossier.pages, locale) },
  ];
}

const principalOf = ({ locale }: Visit, { principalMinor, currency }: DossierView): string =>
  format({ minor: principalMinor, currency }, locale);

async function indexOf(
  visit: Visit,
  w: RecoveryWords,
  dossier: DossierView,
  pdf: (query: Readonly<Record<string, string>>) => string,
): Promise<unknown[]> {
  const pieces = await piecesOf(visit.work, keptOf(dossier));
  const parts = (await filesOfDossier(visit.work.db.read, dossier.id)).filter(({ edition }) => edition === 'exhibits');
  return pieces.flatMap(({ title, pages }) =>
    pages === null
      ? []
      : [
          {
            title,
            // Another address for each page: a browser that shows the file already would not turn to it otherwise.
            href: hrefOf(parts, pages.from, pdf),
            page: fill(w.bundle.page, { n: numberText(pages.from, visit.locale) }),
          },
        ],
  );
}

/** The PDF in which a page lies, turned to it. */
function hrefOf(
  parts: readonly { readonly n: number; readonly pages: number }[],
  page: number,
  pdf: (query: Readonly<Record<string, string>>) => string,
): string {
  let before = 0;
  const part = parts.find(({ pages }) => page <= before + pages || ((before += pages), false));
  const which = part === undefined || part.n === 1 ? {} : { part: String(part.n) };
  return `${pdf({ ...which, page: String(page) })}#page=${page - before}`;
}

function caseBlanks({ at, work, locale }: Visit, w: RecoveryWords, standing: Case | undefined): unknown {
  if (standing === undefined) return null;
  const said = { partner: standing.partner, day: dayText(standing.handedOverOn, locale) };
  const text = standing.state === 'with_partner' ? fill(w.bundle.withPartner, said) : w.state[standing.state];
  return { text, href: at.case(work.ids.seal('case', standing.id)) };
}

async function handOverBlanks(visit: Visit, w: RecoveryWords, dossier: DossierView, given?: TypedPartner) {
  const { work, company, at } = visit;
  const partners = await partnersOf(work.db.read, company.id);
  const { recipient } = JSON.parse(dossier.claim) as { readonly recipient: string | null };
  const meant = partners.find(({ name }) => name === recipient);
  const typed = given?.typed ?? {
    partner: meant ? work.ids.seal('partner', meant.id) : NEW,
    partner_name: recipient ?? '',
  };
  const option = (value: string, label: string, chosen: string | undefined) => ({
    value,
    label,
    chosen: value === chosen,
  });
  const { hardship } = await customerById(work.db.read, company.id, dossier.customerId);
  const items = countText(w.bundle.items, dossier.items, visit.locale);
  const sum = principalOf(visit, dossier);
  return {
    may: visit.may('approve') && visit.on === null,
    action: at.under(`/recovery/${work.ids.seal('dossier', dossier.id)}/hand-over`),
    quotes: at.under(`/recovery/${work.ids.seal('dossier', dossier.id)}/quotes`),
    compare: inLanguage(QUOTE_WORDS, visit.language).fileLink,
    text: fill(w.bundle.handOverText, { items, sum }),
    button: fill(w.bundle.handOverButton, { sum }),
    w: w.wizard,
    is_new: typed['partner'] === NEW,
    partners: [
      ...partners.map(({ id, name, kind }) =>
        option(work.ids.seal('partner', id), `${name} (${w.kind[kind]})`, typed['partner']),
      ),
      option(NEW, w.wizard.newPartner, typed['partner']),
    ],
    kinds: PARTNER_KINDS.map((kind) => option(kind, w.kind[kind], typed['partner_kind'])),
    hardship: hardship ? { text: w.bundle.hardship, label: w.bundle.hardshipWhy } : null,
    fields: fieldsOf(['partner', 'partner_name', 'partner_email', 'why'], typed, given?.wrong ?? {}),
  };
}
