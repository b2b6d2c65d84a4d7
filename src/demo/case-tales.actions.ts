import { addDays, day, type Day } from '../kernel/day';
import {
  asks,
  called,
  closes,
  received,
  recalled,
  setUpFeePaid,
  stepDone,
  stepPlanned,
  tells,
  theyWrite,
  weAnswer,
  weWrite,
  type Deed,
} from './case-scene.actions';
import { billed, booked, passedOn } from './case-money.actions';

/**
 * The cases of the demo, day by day: money that comes in by a partner, one paid to us directly, one that goes to court, one lost, one taken
 * back, one that waits for its fee, and quotes that nobody has chosen from yet.
 */
export interface CaseTale {
  readonly customer: string;
  /** Of the partner. */
  readonly partner: string;
  readonly from: Day;
  readonly quoted?: boolean;
  readonly facts: string;
  readonly deeds: readonly (readonly [on: Day, deed: Deed])[];
}

const CAROLE = 'Carole Nivert';
const on = (text: string, deed: Deed): readonly [Day, Deed] => [day(text), deed];

const MARVALLON: CaseTale = {
  ...{ customer: '1031', partner: 'Agence de recouvrement Delmas', from: day('2026-04-20'), quoted: true },
  facts:
    'Luminaires livrés et facturés, réceptionnés sans réserve. Quatre relances et deux appels sont restés sans paiement.',
  deeds: [
    on('2026-04-21', received('D-26-0411')),
    on('2026-04-24', called('no_answer')),
    on('2026-04-28', called('reached', 'La directrice reconnaît la dette et attend un règlement d’assurance.')),
    on('2026-05-04', theyWrite('La débitrice propose un premier versement de 3 000 € fin mai. Pouvez-vous nous confirmer l’adresse de facturation de 2025 ?')), // prettier-ignore
    on('2026-05-05', weWrite('Oui, c’est bien l’adresse du contrat, elle n’a pas changé. Un premier versement fin mai nous convient.', CAROLE)), // prettier-ignore
    on('2026-05-05', weWrite('Ancienne cliente : rester cordial, ne pas couper les livraisons du site de Nantes.', CAROLE, 'internal')), // prettier-ignore
    on(
      '2026-05-26',
      tells(({ work: { today } }) => ({ kind: 'paid', amountMinor: 3_000_00, paidOn: today })),
    ),
    on('2026-05-27', passedOn({ grossMinor: 3_000_00, commissionMinor: 540_00, vatMinor: 108_00, reference: 'D-2026-05' })), // prettier-ignore
    on('2026-05-29', booked('D-2026-05')),
    on('2026-06-12', called('no_answer')),
    on('2026-06-19', billed({ number: 'DF-26-118', lines: [{ kind: 'commission', minor: 600_00 }], vatMinor: 120_00 })),
    on('2026-06-24', asks({ kind: 'legal_step', required: true, note: 'Plus de réponse depuis le 12 juin ; nous conseillons d’assigner avant l’été.' }, () => ({ step: 'summons', on: '2026-07-15' }))), // prettier-ignore
    on('2026-06-29', theyWrite('Sans instruction de votre part d’ici le 8 juillet, l’audience de septembre sera perdue.')), // prettier-ignore
  ],
};

const IMPRIMERIE: CaseTale = {
  ...{ customer: '1044', partner: 'Agence de recouvrement Delmas', from: day('2026-05-20') },
  facts: 'Facture échue depuis le 9 avril, sans contestation.',
  deeds: [
    on('2026-05-21', received('D-26-0502')),
    on('2026-05-27', called('reached', 'Paiement annoncé pour la mi-juin.')),
    on('2026-06-17', closes({ outcome: 'paid' })),
  ],
};

const ZILVERSCHOON: CaseTale = {
  ...{ customer: '20063', partner: 'Van Rijnsoever Incasso', from: day('2026-04-27') },
  facts: 'Maschinenteile geliefert und abgenommen. Keine Rüge. Alle Mahnungen blieben ohne Antwort.',
  deeds: [
    on('2026-04-28', received('RI-20417')),
    on('2026-05-06', called('reached', 'De directeur zegt dat er geen liquiditeit is.')),
    on('2026-05-11', stepPlanned('letter_before_action', 7, 60_00)),
    on('2026-05-18', stepDone()),
    on('2026-05-28', asks({ kind: 'cost', amountMinor: 240_00, note: 'Auszug aus dem Handelsregister und Vermögensauskunft.' }, () => ({ about: 'Auskünfte' }))), // prettier-ignore
    on('2026-05-29', weAnswer('yes')),
    on('2026-06-15', theyWrite('Die Auskünfte sind da: Grundstück vorhanden, keine Vorpfändung. Wir raten zur Klage.')),
    on('2026-06-16', weWrite('Einverstanden. Bitte die Klage zum 20. Juli vorbereiten.', 'Jens Brodersen')),
    on('2026-06-17', stepPlanned('summons', 33, 380_00)),
    on('2026-06-26', asks({ kind: 'settlement', amountMinor: 180_000_00, note: 'Angebot der Gegenseite, sofort zahlbar.' }, ({ work: { today } }) => ({ payBy: addDays(today, 24) }))), // prettier-ignore
  ],
};

const KESSELRING: CaseTale = {
  ...{ customer: '20025', partner: 'Kaltenbach Inkasso', from: day('2026-05-21') },
  facts: 'Verpackungsmaschine gewartet, Rechnung ohne Widerspruch.',
  deeds: [
    on('2026-05-22', setUpFeePaid()),
    on('2026-05-26', received('KI 5518')),
    on('2026-06-08', tells(({ work: { today } }) => ({ kind: 'visited', onDay: today, reached: 'moved' }), 'Räume leer, Nachmieter seit Mai.')), // prettier-ignore
    on('2026-06-22', tells(() => ({ kind: 'closed', outcome: 'uncollectable' }), 'Gewerbe abgemeldet, keine neue Anschrift.')), // prettier-ignore
    on('2026-06-24', closes({ outcome: 'uncollectable', why: 'Gewerbe abgemeldet, Anschrift unbekannt' })),
  ],
};

const WOLKENSTEIN: CaseTale = {
  ...{ customer: '20031', partner: 'Kaltenbach Inkasso', from: day('2026-05-11') },
  facts: 'Lieferung ohne Mängelrüge, Zahlung mehrfach zugesagt.',
  deeds: [
    on('2026-05-12', setUpFeePaid()),
    on('2026-05-13', received('KI 5491')),
    on('2026-05-27', recalled('Der Kunde zahlt zum Monatsende an uns')),
  ],
};

const TANNREUTHER: CaseTale = {
  ...{ customer: '20034', partner: 'Kaltenbach Inkasso', from: day('2026-06-26') },
  ...{ facts: 'Rechnung ohne Widerspruch, drei Mahnungen ohne Antwort.', deeds: [] },
};

/** By the code of the company. */
export const CASES: Readonly<Record<string, readonly CaseTale[]>> = {
  lumen: [MARVALLON, IMPRIMERIE],
  nordlicht: [WOLKENSTEIN, ZILVERSCHOON, KESSELRING, TANNREUTHER],
};

/** Whose file is quoted for on the last day, and not given to anybody yet. */
export const QUOTED: Readonly<Record<string, string>> = { nordlicht: '20011' };
