import { toDecimal } from '../kernel/money';
import { day, type Day } from '../kernel/day';
import type { BankEntry } from './bank-entry';
import { standing } from './ledger-files';
import { LAST_DAY, type World } from './world';

/** Advices of what is paid, as a few buyers of the demo send them: what was kept back, and why. */
export interface Advised {
  readonly firm: string;
  /** One of the documents of the transfer; the others are paid in full. */
  readonly document: string;
  readonly keptMinor: number;
  readonly why: string;
  /** What the transfer says. */
  readonly reference: string;
  /** The day on which it is taken in. */
  readonly sentOn: Day;
}

export const ADVISED: readonly Advised[] = [
  { firm: 'lumen', document: 'FA-2025-0751', keptMinor: 85_00, why: 'Une suspension cassée', reference: 'AVIS 26-014', sentOn: day('2026-01-13') },
  { firm: 'lumen', document: 'FA-2026-0342', keptMinor: 120_00, why: 'Prix convenu plus bas', reference: 'AVIS 26-178', sentOn: day('2026-06-26') },
  { firm: 'nordlicht', document: 'RE-2025-0697', keptMinor: 240_00, why: 'Fehlmenge, zwei Rollen', reference: 'ZAHLAVIS 40117', sentOn: day('2026-01-07') },
  { firm: 'nordlicht', document: 'RE-2026-0278', keptMinor: 450_00, why: 'Transportschaden', reference: 'ZAHLAVIS 40877', sentOn: day('2026-06-24') },
]; // prettier-ignore

const HEAD = {
  FR: ['Facture', 'Montant TTC', 'Retenue', 'Motif', 'Montant réglé'],
  DE: ['Rechnungsnr.', 'Rechnungsbetrag', 'Abzug', 'Grund', 'Zahlbetrag'],
} as const;

/** Of what has not come yet; the second forgets its total, so that somebody looks at it first. */
const ANNOUNCED = [
  { code: '1015', reference: 'AVIS 2207', total: true },
  { code: '1048', reference: 'AVIS 26-0630', total: false },
] as const;
const ANNOUNCED_ON = day('2026-06-30');

/** Name and text of each advice of a company. */
export function adviceFiles(world: World, entries: readonly BankEntry[]): [name: string, text: string][] {
  const { firm } = world;
  const french = firm.country === 'FR';
  const announced = french ? ANNOUNCED.map((one): [string, string] => announcedBy(world, one)) : [];
  const explained = ADVISED.filter((one) => one.firm === firm.code).flatMap(({ document, keptMinor, why, reference, sentOn }) => {
    const entry = entries.find((one) => one.text === reference);
    if (!entry) return [];
    const rows = entry.pays.map((part) => {
      const kept = part.document === document ? keptMinor : 0;
      return [part.document, comma(part.minor + kept), kept === 0 ? '' : comma(kept), kept === 0 ? '' : why, comma(part.minor)];
    });
    const above = french
      ? [['Avis de paiement', reference], ['Date de paiement', dotted(entry.on, '/')], ['Payeur', entry.name]]
      : [['Zahlungsavis', reference], ['Zahldatum', dotted(entry.on, '.')], ['Zahler', entry.name]];
    const all = [...above, [], [...(french ? HEAD.FR : HEAD.DE)], ...rows, ['Total', '', '', '', comma(entry.minor)]];
    return [fileOf(sentOn, entry.code ?? '', all)];
  }); // prettier-ignore
  return [...explained, ...announced];
}

const fileOf = (on: Day, code: string, rows: readonly (readonly string[])[]): [name: string, text: string] => [
  `${on}-${code}.csv`,
  `\ufeff${rows.map((row) => row.join(';')).join('\r\n')}\r\n`,
];

/** All that is overdue of a buyer. */
function announcedBy(world: World, { code, reference, total }: (typeof ANNOUNCED)[number]): [string, string] {
  const due = standing(world, LAST_DAY).filter(({ buyer, openMinor, dueOn }) => buyer.code === code && openMinor > 0 && dueOn !== null && dueOn < LAST_DAY); // prettier-ignore
  const rows = due.map(({ document, openMinor }) => [document, comma(openMinor), '', '', comma(openMinor)]);
  const sum = ['Total', '', '', '', comma(due.reduce((all, { openMinor }) => all + openMinor, 0))];
  const above = [['Avis de paiement', reference], ['Date de paiement', '03/07/2026'], ['Payeur', due[0]?.buyer.name ?? '']]; // prettier-ignore
  return fileOf(ANNOUNCED_ON, code, [...above, [], [...HEAD.FR], ...rows, ...(total ? [sum] : [])]);
}

const comma = (minor: number): string => toDecimal(minor, 'EUR').replace('.', ',');
const dotted = (of: Day, mark: string): string => of.split('-').reverse().join(mark);
