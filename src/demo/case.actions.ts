import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdSources } from '../app';
import type { Company } from '../companies/company';
import { theCompany } from '../companies/store';
import { correctCustomer } from '../customers/actions';
import type { Customer } from '../customers/customer';
import { findCustomer } from '../customers/store';
import { attachDocument } from '../documents/actions';
import type { DocumentKind } from '../documents/kind';
import { makeDossier, type MadeDossier } from '../dossier/actions';
import { day, type Day } from '../kernel/day';
import { correctEntry } from '../ledger/correction.actions';
import { findItems } from '../ledger/store';
import { onDay, type Work } from '../platform/work';
import type { Stage } from './stage.actions';
import { LAST_DAY } from './world';

/**
 * The end of the demo's story: the restaurant that pays nothing any more. The clerk files what proves the claim and makes the
 * recovery file in the language of the company and of the debtor, and once more in English for whoever reads that better.
 */
const DEBTOR = '1007';
const OLDEST = 'FA-2025-0600';
const PAPERS = join(__dirname, '..', '..', 'fixtures', 'demo', 'papers');

interface Paper {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly datedOn: Day;
  /** The invoice that it belongs to; empty: the claim as a whole. */
  readonly document: string | null;
}

const FILED: readonly Paper[] = [
  { file: 'contrat-cadre-CC-2025-09.pdf', kind: 'contract', title: 'Contrat-cadre de fourniture CC-2025-09', datedOn: day('2025-09-01'), document: null },
  { file: 'extrait-registre-solferine.pdf', kind: 'register_extract', title: 'Extrait du registre, Brasserie Solférine', datedOn: day('2026-06-09'), document: null },
  { file: 'bon-de-livraison-BL-0774.jpg', kind: 'delivery', title: 'Bon de livraison BL-0774, signé', datedOn: day('2025-12-10'), document: 'FA-2025-0774' },
  { file: 'courriel-2026-02-03.pdf', kind: 'correspondence', title: 'Courriel de M. Lagarde, réclamation', datedOn: day('2026-02-03'), document: null },
]; // prettier-ignore

const TOLD = {
  fr: 'Luminaires livrés et facturés en exécution du contrat-cadre. Une seule réclamation, du 3 février 2026, a reçu sa réponse, bon de livraison signé à l’appui. Le débiteur n’a rien payé de ces factures.',
  en: 'Lighting delivered and invoiced under the framework contract. The only complaint, of 3 February 2026, was answered with the signed delivery note. The debtor has paid nothing on these invoices.',
} as const;

export interface DemoFile {
  readonly made: MadeDossier;
  readonly inEnglish: MadeDossier;
}

export async function recoveryFile(stage: Stage, { code, zone }: Company): Promise<DemoFile> {
  stage.turnTo(LAST_DAY, 17);
  const work = onDay(stage.work(), zone, LAST_DAY);
  const company = await theCompany(work.db.read, code);
  const customer = await findCustomer(work.db.read, company.id, DEBTOR);
  await fileEverything(work, company, customer);
  return {
    made: await made(work, company, 'fr'),
    inEnglish: await made(work, company, 'en'),
  };
}

/** What a clerk records and attaches before a file goes to a partner. */
async function fileEverything(work: Work, company: Company, customer: Customer): Promise<void> {
  const [companyId, customerId] = [company.id, customer.id];
  const found = { companyId, customerId, why: 'extrait du registre' };
  await correctCustomer(work, { ...found, field: 'representative', text: 'Marc Lagarde, gérant' });
  const [oldest] = await findItems(work.db.read, { companyId, text: OLDEST });
  if (oldest) {
    const corrected = { item: oldest, why: 'contrat signé' };
    await correctEntry(work, { ...corrected, field: 'contract_ref', text: 'CC-2025-09' });
    await correctEntry(work, { ...corrected, field: 'contract_on', text: '2025-09-01' });
    await correctEntry(work, { ...corrected, field: 'subject', text: 'fourniture et pose de luminaires' });
  }
  for (const { file, document, ...paper } of FILED) {
    const [item] = document === null ? [] : await findItems(work.db.read, { companyId, text: document });
    const about = item ? `entry/${item.entryId}` : `customer/${customerId}`;
    const bytes = readFileSync(join(PAPERS, file));
    await attachDocument(work, { companyId, customerId, about, fileName: file, bytes, ...paper });
  }
}

async function made(work: Work, company: Company, language: keyof typeof TOLD): Promise<MadeDossier> {
  const customer = await findCustomer(work.db.read, company.id, DEBTOR);
  const about = { company, customer, items: [], currency: null, keyDate: LAST_DAY, language };
  const asked = { ...about, interest: 'law' as const, facts: TOLD[language] };
  return makeDossier(work, { ...asked, recipient: 'Agence de recouvrement Delmas' }, holdSources);
}
