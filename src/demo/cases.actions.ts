import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../companies/company';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { addAgreement } from '../mandates/agreement.actions';
import { termsSchema } from '../mandates/agreement';
import { addContact } from '../mandates/contact.actions';
import { setFees } from '../mandates/fee.actions';
import { registerPartner } from '../mandates/partner.actions';
import { onDay } from '../platform/work';
import { followDirectMoney } from '../remittances/direct.actions';
import { handedOver, quotesKept, type Scene } from './case-scene.actions';
import { CASES, QUOTED, type CaseTale } from './case-tales.actions';
import type { Evening } from './evening';
import { AGREED_ON, PARTNERS, type DemoPartner } from './partners';
import type { Stage } from './stage.actions';

/** The partners of a company of the demo, and its cases evening by evening. What a demo of few mornings has no day for happens on its last. */
export interface CasesPlayed {
  evening(evening: Evening): Promise<void>;
}

const AGREEMENT = join(__dirname, '..', '..', 'fixtures', 'demo', 'papers', 'contrat-cadre-CC-2025-09.pdf');

export function casesOf(stage: Stage, company: Company): CasesPlayed {
  const tales = (CASES[company.code] ?? []).map((tale) => ({
    tale,
    caseId: undefined as number | undefined,
    next: -1,
  }));
  let registered = false;
  return {
    evening: async ({ on, left }) => {
      stage.turnTo(on, 17);
      if (!registered && (on >= AGREED_ON || left === 0)) {
        registered = true;
        for (const partner of PARTNERS[company.code] ?? []) await known(stage, company, partner, on);
      }
      if (tales.some(({ caseId }) => caseId !== undefined))
        await followDirectMoney(onDay(stage.work(), company.zone, on), company.id);
      for (const one of tales) await goesOn(stage, company, one, { on, last: left === 0 });
      const quoted = QUOTED[company.code];
      if (left === 0 && quoted !== undefined) await lookedAround(stage, company, quoted, on);
    },
  };
}

async function known(stage: Stage, company: Company, { is, prices, collector }: DemoPartner, on: Day): Promise<void> {
  const work = onDay(stage.work(), company.zone, on);
  const partnerId = await registerPartner(work, company.id, is);
  const which = { companyId: company.id, partnerId };
  const feeModelId = await setFees(work, which, { name: 'Tarif 2026', model: prices, validFrom: on });
  await addContact(work, which, { ...collector, role: 'collector', language: is.language });
  await addAgreement(work, which, {
    ...{ kind: 'collection', origin: 'uploaded', validFrom: on, validUntil: null, feeModelId, language: is.language },
    paper: { fileName: `${is.name}.pdf`, bytes: readFileSync(AGREEMENT) },
    terms: termsSchema.parse({}),
    signed: { on, by: `${collector.name}, ${company.legalName}` },
  });
}

interface Going {
  readonly tale: CaseTale;
  caseId: number | undefined;
  /** Which deed is next; -1: it was not handed over yet. */
  next: number;
}

async function goesOn(
  stage: Stage,
  company: Company,
  one: Going,
  { on, last }: { readonly on: Day; readonly last: boolean },
): Promise<void> {
  const { tale } = one;
  const work = onDay(stage.work(), company.zone, on);
  if (one.next < 0) {
    if (tale.from > on && !last) return;
    const partner = partnerOf(company, tale);
    one.caseId = await handedOver(work, company, { ...tale, partner, quoted: tale.quoted ?? false });
    one.next = one.caseId === undefined ? tale.deeds.length : 0;
  }
  for (const [day, deed] of tale.deeds.slice(one.next)) {
    if (one.caseId === undefined || (day > on && !last)) return;
    const partner = partnerOf(company, tale);
    const theirs = { ...work, actor: { kind: 'partner' as const, name: partner.is.name } };
    const scene: Scene = { work, theirs, company, partner, caseId: one.caseId, key: `demo-${one.next}` };
    await deed(scene);
    one.next += 1;
  }
}

function partnerOf(company: Company, { partner: name }: CaseTale): DemoPartner {
  const found = PARTNERS[company.code]?.find(({ is }) => is.name === name);
  assert(found, `${name} is no partner of ${company.code}`);
  return found;
}

async function lookedAround(stage: Stage, company: Company, customer: string, on: Day): Promise<void> {
  const partners = PARTNERS[company.code] ?? [];
  const [partner] = partners;
  assert(partner, `${company.code} has no partners`);
  const work = onDay(stage.work(), company.zone, on);
  const opening = {
    customer,
    partner,
    quoted: false,
    facts: 'Maschine geliefert und abgenommen, Rechnung ohne Widerspruch.',
  };
  await quotesKept(
    work,
    company,
    opening,
    partners.filter(({ is }) => is.countries.includes('DE')),
  );
}
