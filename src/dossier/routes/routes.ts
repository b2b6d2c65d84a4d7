import type { Claim } from '../claim';
import agency from './data/agency.json';
import be from './data/be-1394-20.json';
import deInkasso from './data/de-inkasso.json';
import deMahnantrag from './data/de-mahnantrag.json';
import eu from './data/eu-form-a.json';
import frAssignation from './data/fr-assignation.json';
import frInjonction from './data/fr-injonction.json';
import frPetites from './data/fr-petites-creances.json';
import frRefere from './data/fr-refere.json';
import nl from './data/nl-dagvaarding.json';
import seBetalning from './data/se-betalningsforelaggande.json';
import seInkasso from './data/se-inkassokrav.json';
import seStamning from './data/se-stamning.json';
import ukLetter from './data/uk-letter-of-claim.json';
import ukMoney from './data/uk-money-claim.json';
import ukN1 from './data/uk-n1.json';
import { QUESTIONS, sectionsOf } from './boxes';
import { contested } from './contested';
import { fitOf } from './fits';
import { formOf, type Form } from './form';
import { inWords, readForm } from './form-data';
import type { RouteKey } from './keys';
import type { Box, Finding, FitFacts, Limitation, Route, Section } from './route';
import { ruleFindings } from './rules';
import { finding, findingsIn } from './validate';

/** Every route there is, each made of the data of its form, in the order in which they are offered. */
const FORMS = [agency, frPetites, frInjonction, frRefere, frAssignation, ukLetter, ukMoney, ukN1, deInkasso, deMahnantrag, seInkasso, seBetalning, seStamning, nl, be, eu]; // prettier-ignore

export const ROUTES: readonly Route[] = FORMS.map(routeOf);

const BY_KEY = new Map(ROUTES.map((route) => [route.key, route]));

export function routeNamed(key: RouteKey): Route {
  const route = BY_KEY.get(key);
  if (route === undefined) throw new Error(`there is no route ${key}`);
  return route;
}

/** What the form of a route asks of the person who fills it. */
export const asksOf = (key: RouteKey): readonly string[] => ASKED.get(key) ?? [];

/** The form of a claim that has one. */
export const routeOfClaim = ({ route }: Claim): Route | null => (route === 'amicable' ? null : routeNamed(route));

const ASKED = new Map(
  FORMS.map(readForm).map(({ key, sections }) => [
    key,
    [...new Set(sections.flatMap(({ boxes }) => boxes.map(({ box }) => box)))].filter((box) => QUESTIONS[box]?.asked),
  ]),
);

function routeOf(given: unknown): Route {
  const data = readForm(given);
  const language = (claim: Claim): string => data.languages.find((one) => one === claim.language) ?? data.languages[0] ?? 'en'; // prettier-ignore
  const form = (claim: Claim): Form => ({ ...formOf(claim, language(claim)), fees: data.fees });
  const sections = (claim: Claim): Section[] => sectionsOf(data, form(claim));
  const boxes = (claim: Claim): Box[] => sections(claim).flatMap(({ rows }) => rows.flat());
  return {
    ...{ key: data.key, country: data.country, kind: data.kind, draft: data.draft, profile: data.profile },
    ...{ evidence: data.evidence, language, sections, boxes },
    name: (claim) => inWords(data.name, language(claim)),
    source: (claim) => inWords(data.source, language(claim)),
    fits: (facts) => fitOf(data.fits, facts),
    validate: (claim) => {
      const filled = form(claim);
      const made = sectionsOf(data, filled);
      const all = made.flatMap(({ rows }) => rows.flat());
      const room = new Map(data.sections.map(({ id, rows }) => [id, rows]));
      return [...findingsIn(made), ...made.flatMap((one) => tooMany(one, room.get(one.id))), ...ruleFindings(data.key, filled, all)]; // prettier-ignore
    },
  };
}

/** More invoices than the form has lines: the others go onto a sheet that is added. */
function tooMany({ rows }: Section, room: number | undefined): Finding[] {
  const first = rows[0]?.[0];
  if (room === undefined || rows.length <= room || first === undefined) return [];
  return [finding({ ...first, id: first.what, document: null }, 'too-many-rows', { n: String(rows.length), most: String(room) }, 'weak')]; // prettier-ignore
}

/** What decides whether a route is open, of a claim. */
export function fitFacts(
  claim: Claim,
  limitation: Limitation | null,
  assigned: readonly { readonly holder: string }[] = [],
): FitFacts {
  const form = formOf(claim, 'en');
  const { creditor, debtor, basis } = claim;
  return {
    ...{ creditorCountry: creditor.address.country, debtorCountry: debtor.registered?.country ?? null },
    ...{ courtCountry: basis.courtCountry, debtorType: debtor.type, currency: claim.currency, keyDate: claim.keyDate },
    ...{ principalMinor: form.principalMinor, interestMinor: form.interestMinor, chargesMinor: form.chargesMinor },
    dispute: contested(claim),
    limitation,
    heldBy: [...new Set(assigned.map(({ holder }) => holder))],
  };
}
