import { declareHardship } from '../activities/hardship.actions';
import { PORTAL_CARE_WORDS } from '../languages/portal-care-words';
import type { Work } from '../platform/work';
import type { Told } from './act.pages';
import type { Typed } from './page.pages';
import { toldForm } from './told-form.pages';
import type { PortalVisit } from './visit.pages';

/** Paying is hard: a few words, as many as somebody wants to say. They go nowhere but to whoever works on the account. */
const LONGEST = 2_000;

export function careForm(visit: PortalVisit, given: Typed): object | null {
  if (visit.customer.id !== visit.visitor.id) return null; // of others one cannot say it
  const w = PORTAL_CARE_WORDS[visit.language];
  const form = {
    ...{ name: 'care', title: w.title, button: w.button },
    text: visit.customer.hardship ? w.told : w.text,
    fields: [
      { kind: 'area', name: 'hard', label: w.hard, most: LONGEST },
      { kind: 'area', name: 'possible', label: w.possible, most: LONGEST },
      { kind: 'check', name: 'call', label: w.call },
    ],
  } as const;
  return toldForm(visit, form, given);
}

export interface CareTyped {
  readonly hard: string;
  readonly possible: string;
  readonly wantsCall: boolean;
}

export function readCare({
  asked,
  language,
}: PortalVisit): CareTyped | { readonly wrong: Readonly<Record<string, string>> } {
  const hard = (asked.form.get('hard') ?? '').trim();
  const possible = (asked.form.get('possible') ?? '').trim();
  const isWrong = hard.length > LONGEST || possible.length > LONGEST || (hard === '' && possible === '');
  if (isWrong) return { wrong: { hard: PORTAL_CARE_WORDS[language].needHard } };
  return { hard, possible, wantsCall: asked.form.get('call') === 'yes' };
}

export async function tellCare(
  work: Work,
  { company, customer, language }: PortalVisit,
  typed: CareTyped,
): Promise<Told> {
  const w = PORTAL_CARE_WORDS[language];
  await declareHardship(work, { companyId: company.id, customerId: customer.id, source: 'portal', ...typed });
  return { title: w.receipt, text: w.done };
}
