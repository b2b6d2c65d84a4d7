/** Which country's form an audit file has, by its namespace or what its header says; they share one tree of the OECD, in two versions. */
export interface SaftKind {
  /** ISO 3166-1; empty where it cannot be told. */
  readonly country: string;
  readonly currency: string;
  /** How the numbers of accounts begin: of customers, of sales, of bank and cash. */
  readonly customers: readonly string[];
  readonly sales: RegExp;
  readonly money: RegExp;
}

const CHARTS = {
  NO: { currency: 'NOK', customers: ['150', '151', '152', '153'], sales: /^3/, money: /^19/ },
  PT: { currency: 'EUR', customers: ['211', '212'], sales: /^7[1278]/, money: /^1[1-4]/ },
  RO: { currency: 'RON', customers: ['411', '413', '418'], sales: /^70/, money: /^5[1-3]/ },
  LU: { currency: 'EUR', customers: ['401', '402'], sales: /^70/, money: /^5[13]/ },
  PL: { currency: 'PLN', customers: ['200', '201', '202', '203'], sales: /^7[0-3]/, money: /^1[0-3]/ },
  DK: { currency: 'DKK', customers: [], sales: /^1/, money: /^(?:5|6)/ },
  '': { currency: 'EUR', customers: [], sales: /^7/, money: /^5/ },
} as const satisfies Record<string, Omit<SaftKind, 'country'>>;

export function saftKind(country: string): SaftKind {
  const known = Object.hasOwn(CHARTS, country) ? (country as keyof typeof CHARTS) : '';
  return { country, ...CHARTS[known] };
}

/** The country by the tag of the root element; empty where only the header may say it. */
export function countryIn(tag: string): string {
  if (/StandardAuditFile-Tax:PT|oecd:standardauditfile-tax:pt/i.test(tag)) return 'PT';
  if (/StandardAuditFile-Taxation-Financial:NO/i.test(tag)) return 'NO';
  if (/anaf|d406/i.test(tag)) return 'RO';
  if (/StandardAuditFile-Taxation-Financial:DK/i.test(tag)) return 'DK';
  return /OECD:StandardAuditFile-Taxation\/2/i.test(tag) ? 'LU' : '';
}
