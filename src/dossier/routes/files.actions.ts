import { csvOf } from '../../platform/sheet';
import type { Claim } from '../claim';
import { canonicalJson } from '../manifest';
import { agencyCase, agencyTable, valuesOf } from './agency-cases';
import type { Route } from './route';
import { routeNamed, routeOfClaim } from './routes';

/** The form of a claim for machines: every box as JSON; for an agency its table too; for a money claim the particulars as text. */
export interface FormFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export function formFiles(claim: Claim): FormFile[] {
  const route = routeOfClaim(claim);
  if (route === null) return [];
  const file = (name: string, mediaType: string, text: string): FormFile => ({
    name,
    mediaType,
    bytes: Buffer.from(text),
  });
  const particulars = route.boxes(claim).find(({ what }) => what === 'particulars');
  return [
    file('form.json', 'application/json', canonicalJson(formData(claim, route))),
    ...(route.kind === 'agency' ? [file('form.csv', 'text/csv', csvFor([claim], route))] : []),
    ...(particulars ? [file('particulars.txt', 'text/plain', `${particulars.value}\n`)] : []),
  ];
}

/** In the form's order, once as it is written and once, under `data`, as plain values by what each box asks. */
export function formData(claim: Claim, route: Route): object {
  const sections = route.sections(claim);
  return {
    ...{ format: 'duly-form/1', route: route.key, country: route.country, kind: route.kind, draft: route.draft },
    ...{
      name: route.name(claim),
      language: route.language(claim),
      source: route.source(claim),
      evidence: route.evidence,
    },
    ...{ reference: claim.reference, version: claim.version, currency: claim.currency, keyDate: claim.keyDate },
    sections: sections.map(({ id, title, perEntry, rows }) => ({
      ...{ id, title, perEntry },
      rows: rows.map((boxes) =>
        boxes.map(({ id: box, label, value, raw, required, evidence, limit: { choices: _, ...limit } }) => ({
          ...{ box, label, value, raw, required, evidence, limit },
        })),
      ),
    })),
    data: valuesOf(sections),
  };
}

/** Several claims as an agency takes them in, in one file. */
export function agencyFile(claims: readonly Claim[], form: 'csv' | 'json'): FormFile {
  const route = routeNamed('agency');
  const text =
    form === 'csv'
      ? csvFor(claims, route)
      : canonicalJson({ format: 'duly-agency/1', cases: claims.map((claim) => agencyCase(claim, route)) });
  return { name: `agency.${form}`, mediaType: form === 'csv' ? 'text/csv' : 'application/json', bytes: Buffer.from(text) }; // prettier-ignore
}

/** With a mark of order, by which spreadsheets know the letters; what they would run as a formula is made harmless. */
const csvFor = (claims: readonly Claim[], route: Route): string =>
  `\ufeff${csvOf({ name: 'Form', ...agencyTable(claims, route) })}`;
