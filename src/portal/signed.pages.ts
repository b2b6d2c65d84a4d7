import { readFile } from 'node:fs/promises';
import { LARGEST_DOCUMENT } from '../documents/document';
import { dayFrom } from '../kernel/day';
import { format } from '../kernel/money';
import { PORTAL_SIGNED_WORDS } from '../languages/portal-signed-words';
import { dayText, fill } from '../languages/said';
import { file, NotFound, type Answer } from '../platform/web/answer';
import { fieldsOf } from '../platform/web/form';
import { drawnUp, promisePaper } from '../promises/paper.actions';
import type { SignedPaper, Signing } from '../promises/signed.actions';
import { RUNNING, type JudgedPlan } from '../promises/plan';
import type { OpenPromise } from './account.panel';
import { accountPath, ofVisit, type PortalVisit } from './visit.pages';

/** What a customer signs and sends back: about which plan or promise of its own, the paper for it, and the file that comes back. */
interface Agreed {
  readonly plans: readonly JudgedPlan[];
  readonly promised: readonly OpenPromise[];
}

interface Signable {
  readonly value: string;
  readonly label: string;
  readonly about: string;
}

/** Plans that were offered or run, and promises whose day has not come. */
function signable({ work, language, locale }: PortalVisit, { plans, promised }: Agreed): Signable[] {
  const w = PORTAL_SIGNED_WORDS[language];
  return [
    ...plans
      .filter(({ state }) => RUNNING.has(state) || state === 'offered')
      .map(({ plan: { id, number } }) => ({
        ...{ value: work.ids.seal('plan', id), label: fill(w.plan, { number }), about: `plan/${id}` },
      })),
    ...promised.map(({ id, amountMinor, currency, promisedOn }) => ({
      value: work.ids.seal('promise', id),
      label: fill(w.promise, {
        sum: format({ minor: amountMinor, currency }, locale),
        day: dayText(promisedOn, locale),
      }),
      about: `promise/${id}`,
    })),
  ];
}

/** Null: there is nothing that could be signed. */
export function signedBlanks(
  visit: PortalVisit,
  account: Agreed,
  {
    typed,
    wrong,
  }: { readonly typed: Readonly<Record<string, string>>; readonly wrong: Readonly<Record<string, string>> },
): unknown {
  const options = signable(visit, account);
  if (options.length === 0) return null;
  return {
    w: PORTAL_SIGNED_WORDS[visit.language],
    options: options.map(({ value, label }) => ({ value, label, chosen: typed['about'] === value })),
    papers: options.map(({ value, label }) => ({ label, href: paperPath(visit, value) })),
    today: visit.work.today,
    fields: fieldsOf(['about', 'file', 'signed_on'], typed, wrong),
  };
}

function paperPath(visit: PortalVisit, about: string): string {
  const [path = '', of = ''] = accountPath(ofVisit(visit)).split('?');
  return `${path}/paper?${of === '' ? '' : `${of}&`}about=${about}`;
}

/** The paper to be signed, of what the page offers only; it is the one that a person of ours would print. Nothing is kept. */
export async function paperToSign(visit: PortalVisit, account: Agreed): Promise<Answer> {
  const { asked, company, work } = visit;
  const found = signable(visit, account).find(({ value }) => value === asked.query.get('about'));
  if (found === undefined) throw new NotFound();
  const [kind, id] = found.about.split('/');
  const { name, bytes } =
    kind === 'plan'
      ? await drawnUp(work, { companyId: company.id, planId: Number(id) }, 'agreement')
      : await promisePaper(work, company.id, Number(id));
  return file(name, 'application/pdf', bytes);
}

type Read =
  { readonly signing: Signing; readonly paper: SignedPaper } | { readonly wrong: Readonly<Record<string, string>> };

/** Only of what is the customer's own, as the page offers it. */
export async function readSigned(visit: PortalVisit, account: Agreed): Promise<Read> {
  const w = PORTAL_SIGNED_WORDS[visit.language];
  const { asked, company, customer, work } = visit;
  const found = signable(visit, account).find(({ value }) => value === asked.form.get('about'));
  const [file] = asked.uploads.filter(({ field, bytes }) => field === 'file' && bytes > 0);
  const typed = (asked.form.get('signed_on') ?? '').trim();
  const signedOn = typed === '' ? null : dayFrom(typed);
  const wrong: Record<string, string> = {};
  if (found === undefined) wrong['about'] = w.wrongWhich;
  if (file === undefined) wrong['file'] = w.needFile;
  else if (file.bytes > LARGEST_DOCUMENT) wrong['file'] = w.wrongFile;
  if (signedOn === undefined || (signedOn !== null && signedOn > work.today)) wrong['signed_on'] = w.wrongDay;
  if (found === undefined || file === undefined || signedOn === undefined || Object.keys(wrong).length > 0)
    return { wrong };
  return {
    signing: { companyId: company.id, customerId: customer.id, about: found.about },
    paper: { fileName: file.name, bytes: await readFile(file.path), signedOn },
  };
}
