import type { Claim } from '../claim';
import type { DocumentKind } from '../../documents/kind';
import { numberedExhibits } from '../exhibits';
import { forEdition } from '../visibility';
import type { Box, Holds, Route, Section } from './route';

/**
 * Claims as agencies take them in by the list: each as plain values by section, with its documents by type; or a row for each invoice with
 * the parties in each. The shape is published (`fixtures/forms/agency.schema.json`) and made of the same boxes.
 */
export interface AgencyCase {
  readonly reference: string;
  readonly keyDate: string;
  /** A section for each part of the form; a list where it has a line for each invoice. */
  readonly data: Readonly<Record<string, Values | readonly Values[]>>;
  readonly documents: readonly AgencyDocument[];
}

type Values = Readonly<Record<string, string>>;

interface AgencyDocument {
  readonly label: string;
  readonly type: AgencyType;
  readonly kind: string;
  readonly title: string;
  readonly date: string;
  /** Of the invoice that it belongs to. */
  readonly invoice: string;
  readonly file: string;
  readonly sha256: string;
}

const AGENCY_TYPES = ['OriginalInvoice', 'CreditorDocuments', 'DebtorDocuments', 'DemandLetter', 'Misc'] as const;
type AgencyType = (typeof AGENCY_TYPES)[number];

const TYPE_OF: Partial<Readonly<Record<DocumentKind, AgencyType>>> = {
  ...{ invoice: 'OriginalInvoice', credit_note: 'CreditorDocuments', order: 'DebtorDocuments' },
  ...{ contract: 'CreditorDocuments', terms: 'CreditorDocuments', delivery: 'CreditorDocuments' },
  ...{ statement: 'CreditorDocuments', acknowledgement: 'DebtorDocuments', correspondence: 'DebtorDocuments' },
  ...{ register_extract: 'DebtorDocuments' },
};

export function agencyCase(claim: Claim, route: Route): AgencyCase {
  return {
    ...{ reference: claim.reference, keyDate: claim.keyDate, data: valuesOf(route.sections(claim)) },
    documents: numberedExhibits(forEdition(claim, 'exhibits')).map((one) => ({
      ...{ label: one.label, type: TYPE_OF[one.kind] ?? 'Misc', kind: one.kind, title: one.title },
      ...{ date: one.datedOn ?? '', invoice: one.document ?? '', file: one.archiveName, sha256: one.sha256 },
    })),
  };
}

/** By what each box asks. */
export const valuesOf = (sections: readonly Section[]): AgencyCase['data'] =>
  Object.fromEntries(
    sections.map(({ id, perEntry, rows }) => {
      const plain = rows.map((boxes) => Object.fromEntries(boxes.map(({ what, raw }) => [what, raw])));
      return [id, perEntry ? plain : (plain[0] ?? {})];
    }),
  );

/** A row for each invoice of each claim. The columns are the same whatever the language. */
export function agencyTable(claims: readonly Claim[], route: Route): { readonly head: string[]; readonly rows: string[][] } {
  const told = claims.map((claim) => {
    const sections = route.sections(claim);
    const whole = sections.filter(({ perEntry }) => !perEntry).flatMap(({ rows }) => rows.flat());
    return { whole, entries: sections.find(({ perEntry }) => perEntry)?.rows ?? [[]] };
  });
  const names = (boxes: readonly Box[]): string[] => boxes.map(({ what }) => what.replaceAll('-', '_'));
  const [first] = told;
  return {
    head: first === undefined ? [] : [...names(first.whole), ...names(first.entries[0] ?? [])],
    rows: told.flatMap(({ whole, entries }) => entries.map((boxes) => [...whole, ...boxes].map(({ raw }) => oneLine(raw)))),
  };
} // prettier-ignore

/** Lists take no cell of several lines. */
export const oneLine = (raw: string): string => raw.replace(/\n/g, ' | ');

/** Plain decimals; days as 2026-03-02; rates, several apart by a semicolon. Empty where nothing is known. */
const SHAPES: Readonly<Record<Holds, object>> = {
  text: {},
  money: { pattern: String.raw`^(-?\d+(\.\d+)?)?$` },
  percent: { pattern: String.raw`^(\d+(\.\d+)?(; \d+(\.\d+)?)*)?$` },
  day: { pattern: String.raw`^(\d{4}-\d{2}-\d{2})?$` },
};

/** JSON Schema (2020-12) of the file of cases, made of the boxes of a claim in English. */
export function agencySchema(sections: readonly Section[]): object {
  const text = { type: 'string' };
  const objectOf = (properties: Readonly<Record<string, object>>) => ({
    ...{ type: 'object', additionalProperties: false, required: Object.keys(properties), properties },
  });
  const boxes = ([row = []]: Section['rows']) => objectOf(Object.fromEntries(row.map((box) => [box.what, boxSchema(box)]))); // prettier-ignore
  const data = Object.fromEntries(
    sections.map(({ id, title, perEntry, rows }) => [id, { title, ...(perEntry ? { type: 'array', minItems: 1, items: boxes(rows) } : boxes(rows)) }]),
  ); // prettier-ignore
  const document = { label: text, type: { enum: AGENCY_TYPES }, kind: text, title: text, date: SHAPES.day, invoice: text, file: text, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } }; // prettier-ignore
  const one = { reference: text, keyDate: { ...text, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` }, data: objectOf(data), documents: { type: 'array', items: objectOf(document) } }; // prettier-ignore
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Claims for a collection agency, duly-agency/1',
    ...objectOf({ format: { const: 'duly-agency/1' }, cases: { type: 'array', items: objectOf(one) } }),
  };
}

function boxSchema({ label, holds, required, limit: { max, choices } }: Box): object {
  return {
    ...{ type: 'string', description: label, ...SHAPES[holds] },
    ...(max !== undefined && { maxLength: max }),
    ...(choices !== undefined && { enum: ['', ...choices.map(({ code }) => code)] }),
    ...(required && choices === undefined && holds === 'text' && { minLength: 1 }),
  };
}
