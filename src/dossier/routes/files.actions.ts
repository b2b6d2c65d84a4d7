import { csvOf } from '../../platform/sheet';
import type { Claim } from '../claim';
import { canonicalJson } from '../manifest';
import type { Route } from './route';
import { routeOfClaim } from './routes';

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
    ...(route.kind === 'agency' ? [file('form.csv', 'text/csv', `\ufeff${csvOf(tableOf(claim, route))}`)] : []),
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
    data: Object.fromEntries(
      sections.map(({ id, perEntry, rows }) => {
        const plain = rows.map((boxes) => Object.fromEntries(boxes.map(({ what, raw }) => [what, raw])));
        return [id, perEntry ? plain : (plain[0] ?? {})];
      }),
    ),
  };
}

/** A row for each invoice, with the parties in each: the way in which agencies take lists. */
function tableOf(claim: Claim, route: Route): Parameters<typeof csvOf>[0] {
  const sections = route.sections(claim);
  const whole = sections.filter(({ perEntry }) => !perEntry).flatMap(({ rows }) => rows.flat());
  const entries = sections.find(({ perEntry }) => perEntry)?.rows ?? [[]];
  const names = (entries[0] ?? []).map(({ what }) => what);
  return {
    name: 'Form',
    head: [...whole.map(({ what }) => what), ...names].map((name) => name.replaceAll('-', '_')),
    rows: entries.map((boxes) => [...whole, ...boxes].map(({ raw }) => raw.replace(/\n/g, ' | '))),
  };
}
