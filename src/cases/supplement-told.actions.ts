import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { Claim } from '../dossier/claim';
import type { Instant } from '../kernel/day';
import { format } from '../kernel/money';
import { companyPaths } from '../kernel/paths';
import { MAIL_LINES_WORDS } from '../languages/mail-lines-words';
import { SUPPLEMENT_WORDS } from '../languages/supplement-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { tellColleagues } from '../people/house-mail.actions';
import { peopleOf } from '../people/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import { caseAddress } from './case-address.actions';
import type { CaseView } from './case.panel';
import type { RegisteredPartner } from '../mandates/partner.store';
import { unopenedSupplements } from './supplement.store';

/** The mail that tells a partner of a supplement, and who is told where it is not opened for a day. */
interface Telling {
  readonly partner: Pick<RegisteredPartner, 'name' | 'email' | 'channel' | 'channelTo'> | undefined;
  readonly claim: Pick<Claim, 'language'>;
  readonly found: Pick<CaseView, 'id' | 'number' | 'currency'>;
  readonly supplement: { readonly id: number; readonly n: number; readonly beforeMinor: number; readonly afterMinor: number }; // prettier-ignore
}

/**
 * Inside the transaction that keeps the supplement. It names neither the debtor nor a secret: the partner finds the file on its
 * page. In test mode it goes where all mail of the company goes. Returns the address; null: none is known.
 */
export async function tellPartner(
  tx: Tx,
  work: Work,
  company: Company,
  { partner, claim, found, supplement }: Telling,
): Promise<string | null> {
  // the mail that carries the supplement says it
  if (partner?.channel === 'mail') return partner.channelTo.to ?? null;
  if (partner === undefined || partner.email === null) return null;
  const { language } = claim;
  const { partnerMail: w } = inLanguage(SUPPLEMENT_WORDS, language);
  const money = (minor: number): string => format({ minor, currency: found.currency }, language);
  const blanks = {
    ...{ n: supplement.n, number: found.number, creditor: company.legalName, day: dayText(work.today, language) },
    ...{ before: money(supplement.beforeMinor), after: money(supplement.afterMinor) },
  };
  const settings = await settingsOf(tx, company.id);
  const replyTo = await caseAddress(work, company, settings, found.id);
  const block = replyTo === undefined ? [] : [inLanguage(MAIL_LINES_WORDS, language).block];
  const paragraphs = [...[w.text, w.figures, w.where].map((text) => fill(text, blanks)), ...block];
  const key = `supplement/${supplement.id}/made`;
  const to = { name: partner.name, email: partner.email, language };
  await tellColleagues(tx, work, [
    {
      companyId: company.id,
      key,
      to,
      said: { subject: fill(w.subject, blanks), paragraphs, link: null, ...(replyTo && { replyTo }) },
    },
  ]);
  return partner.email;
}

/** A supplement that a partner has not opened for a day: a task for the customer's person, and a mail to who made it. Once each. */
const PATIENCE_MS = 24 * 3_600_000;

/** How many were noticed now. */
export async function noticeUnopened(work: Work, company: Company): Promise<number> {
  const until = new Date(Date.parse(work.now) - PATIENCE_MS).toISOString() as Instant;
  const unopened = await unopenedSupplements(work.db.read, company.id, until);
  const fresh = await unasked(work.db.read, company.id, unopened.map((one) => ({ ...one, key: `supplement/${one.id}/unopened` }))); // prettier-ignore
  if (fresh.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    let noticed = 0;
    const people = await peopleOf(tx);
    for (const { id, n, caseId, customerId, number, partner, recordedAt, recordedBy, key } of fresh) {
      const about = `supplement/${id}`;
      const said = (text: string, language: string): string =>
        fill(text, { n, number, partner, day: dayText(recordedAt.slice(0, 10), language) });
      const isNew = await openTasks(tx, work, [
        {
          ...{ companyId: company.id, customerId, kind: 'case_report', key, about },
          ...{
            title: said(inLanguage(SUPPLEMENT_WORDS, company.language).unopened, company.language),
            dueOn: work.today,
          },
        },
      ]);
      if (isNew === 0) continue;
      noticed += 1;
      const maker = people.find(({ email, disabledAt }) => disabledAt === null && recordedBy === email);
      if (maker) {
        const w = inLanguage(SUPPLEMENT_WORDS, maker.language);
        const link = { href: companyPaths(company.code).case(work.ids.seal('case', caseId)), label: w.mailLink };
        await tellColleagues(tx, work, [
          {
            ...{ companyId: company.id, key: `${about}/unopened/${maker.email}`, to: maker },
            said: {
              subject: said(w.mailSubject, maker.language),
              paragraphs: [said(w.unopened, maker.language), w.mailText],
              link,
            },
          },
        ]);
      }
      const payload = { n, number, partner };
      await record(tx, work, {
        companyId: company.id,
        kind: 'case.supplement_unopened',
        ref: `case/${caseId}`,
        payload,
      });
    }
    return noticed;
  });
}
