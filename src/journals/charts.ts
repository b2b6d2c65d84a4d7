import type { AccountRole } from '../companies/accounting';

/**
 * Accounts that are usual in a country, to be looked at by whoever keeps the books: proposals. None of them counts until the company took
 * it. `isRead`: the number was read in a published chart; the others are from knowledge and want a check all the more.
 */
export interface Chart {
  readonly code: 'pcg' | 'skr03' | 'skr04' | 'bas';
  readonly name: string;
  readonly countries: readonly string[];
  readonly source: string;
  readonly accounts: Readonly<Partial<Record<AccountRole, ProposedAccount>>>;
}

export interface ProposedAccount {
  readonly account: string;
  readonly name: string;
  readonly isRead: boolean;
}

const known = (account: string, name: string): ProposedAccount => ({ account, name, isRead: false });
const read = (account: string, name: string): ProposedAccount => ({ account, name, isRead: true });

export const CHARTS: readonly Chart[] = [
  {
    code: 'pcg',
    name: 'Plan comptable général',
    countries: ['FR', 'MC'],
    source: 'Plan comptable général (règlement ANC 2014-03; 758 since règlement ANC 2022-06, before 7711)',
    accounts: {
      receivable: known('411000', 'Clients'),
      fee: known('758000', 'Indemnités et autres produits de gestion courante'),
      fixed_sum: known('758100', 'Dédits et pénalités perçus sur achats et ventes'),
      interest: known('763100', 'Revenus des créances commerciales'),
      write_off: known('654000', 'Pertes sur créances irrécouvrables'),
      discount: known('665000', 'Escomptes accordés'),
      bank_charge: known('627000', 'Services bancaires et assimilés'),
      difference: known('658000', 'Charges diverses de gestion courante'),
      difference_gain: known('758800', 'Autres produits divers de gestion courante'),
      vat: known('445710', 'TVA collectée'),
      bank: known('512000', 'Banques'),
      commission: known('622200', 'Commissions et courtages sur ventes'),
      vat_input: known('445660', 'TVA déductible sur autres biens et services'),
      partner_costs: known('622700', 'Frais d’actes et de contentieux'),
      partner_payable: known('401000', 'Fournisseurs'),
    },
  },
  {
    code: 'skr03',
    name: 'SKR 03',
    countries: ['DE'],
    source: 'DATEV SKR 03; without accounts that compute VAT by themselves',
    accounts: {
      receivable: read('1410', 'Forderungen aus L. u. L. ohne Kontokorrent'),
      fee: known('2709', 'Sonstige Erträge unregelmäßig'),
      fixed_sum: known('2709', 'Sonstige Erträge unregelmäßig'),
      interest: read('8650', 'Erlöse Zinsen und Diskontspesen'),
      write_off: read('2400', 'Forderungsverluste (übliche Höhe)'),
      discount: read('8730', 'Gewährte Skonti'),
      bank_charge: known('4970', 'Nebenkosten des Geldverkehrs'),
      difference: known('2309', 'Sonstige Aufwendungen unregelmäßig'),
      difference_gain: known('2709', 'Sonstige Erträge unregelmäßig'),
      vat: known('1776', 'Umsatzsteuer 19 %'),
      bank: known('1200', 'Bank'),
      commission: known('4950', 'Rechts- und Beratungskosten'),
      vat_input: known('1576', 'Abziehbare Vorsteuer 19 %'),
      partner_costs: known('4950', 'Rechts- und Beratungskosten'),
      partner_payable: known('1610', 'Verbindlichkeiten aus L. u. L. ohne Kontokorrent'),
    },
  },
  {
    code: 'skr04',
    name: 'SKR 04',
    countries: ['DE'],
    source: 'DATEV SKR 04; without accounts that compute VAT by themselves',
    accounts: {
      receivable: read('1210', 'Forderungen aus L. u. L. ohne Kontokorrent'),
      fee: known('4839', 'Sonstige Erträge unregelmäßig'),
      fixed_sum: known('4839', 'Sonstige Erträge unregelmäßig'),
      interest: known('7110', 'Sonstige Zinsen und ähnliche Erträge'),
      write_off: known('6930', 'Forderungsverluste (übliche Höhe)'),
      discount: known('4730', 'Gewährte Skonti'),
      bank_charge: known('6855', 'Nebenkosten des Geldverkehrs'),
      difference: known('6969', 'Sonstige Aufwendungen unregelmäßig'),
      difference_gain: known('4839', 'Sonstige Erträge unregelmäßig'),
      vat: known('3806', 'Umsatzsteuer 19 %'),
      bank: known('1800', 'Bank'),
      commission: known('6825', 'Rechts- und Beratungskosten'),
      vat_input: known('1406', 'Abziehbare Vorsteuer 19 %'),
      partner_costs: known('6825', 'Rechts- und Beratungskosten'),
      partner_payable: known('3310', 'Verbindlichkeiten aus L. u. L. ohne Kontokorrent'),
    },
  },
  {
    code: 'bas',
    name: 'BAS',
    countries: ['SE'],
    source: 'BAS-kontoplanen',
    accounts: {
      receivable: known('1510', 'Kundfordringar'),
      fee: known('3990', 'Övriga ersättningar, bidrag och intäkter'),
      fixed_sum: known('3990', 'Övriga ersättningar, bidrag och intäkter'),
      interest: known('8313', 'Ränteintäkter från kortfristiga fordringar'),
      write_off: known('6351', 'Konstaterade förluster på kundfordringar'),
      discount: known('3731', 'Lämnade kassarabatter'),
      bank_charge: known('6570', 'Bankkostnader'),
      difference: known('3740', 'Öres- och kronutjämning'),
      difference_gain: known('3740', 'Öres- och kronutjämning'),
      vat: known('2611', 'Utgående moms på försäljning inom Sverige, 25 %'),
      bank: known('1930', 'Företagskonto'),
      commission: known('6062', 'Inkasso och KFM-avgifter'),
      vat_input: known('2641', 'Debiterad ingående moms'),
      partner_costs: known('6062', 'Inkasso och KFM-avgifter'),
      partner_payable: known('2440', 'Leverantörsskulder'),
    },
  },
];

/** Those of the country; the first is the one proposed where nobody chose. */
export const chartsFor = (country: string): readonly Chart[] =>
  CHARTS.filter(({ countries }) => countries.includes(country));

export const chartByCode = (code: string): Chart | undefined => CHARTS.find((chart) => chart.code === code);
