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

const QUINTORNE: CaseTale = {
  ...{ customer: '1019', partner: 'Agence de recouvrement Delmas', from: day('2026-05-04'), quoted: true },
  facts:
    'Luminaires livrés et facturés, réceptionnés sans réserve. Quatre relances et deux appels sont restés sans paiement.',
  deeds: [
    on('2026-05-05', received('D-26-0411')),
    on('2026-05-07', called('no_answer')),
    on('2026-05-11', called('reached', 'La directrice reconnaît la dette et attend un règlement d’assurance.')),
    on('2026-05-18', theyWrite('La débitrice propose un premier versement de 1 500 € fin mai. Pouvez-vous nous confirmer l’adresse de facturation de 2025 ?')), // prettier-ignore
    on('2026-05-19', weWrite('Oui, c’est bien l’adresse du contrat, elle n’a pas changé. Un premier versement fin mai nous convient.', CAROLE)), // prettier-ignore
    on('2026-05-19', weWrite('Ancienne cliente : rester cordial, ne pas couper les livraisons.', CAROLE, 'internal')), // prettier-ignore
    on(
      '2026-05-26',
      tells(({ work: { today } }) => ({ kind: 'paid', amountMinor: 1_500_00, paidOn: today })),
    ),
    on('2026-05-27', passedOn({ grossMinor: 1_500_00, commissionMinor: 150_00, vatMinor: 30_00, reference: 'D-2026-05' })), // prettier-ignore
    on('2026-05-29', booked('D-2026-05')),
    on('2026-06-12', called('no_answer')),
    on('2026-06-19', billed({ number: 'DF-26-118', lines: [{ kind: 'commission', minor: 210_00 }], vatMinor: 42_00 })),
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

const HOLZWERK: CaseTale = {
  ...{ customer: '20032', partner: 'Kaltenbach Inkasso', from: day('2026-05-18') },
  facts: 'Fördertechnik geliefert und abgenommen, keine Mängelrüge. Zahlt in Teilen und immer später.',
  deeds: [
    on('2026-05-19', setUpFeePaid()),
    on('2026-05-20', received('KI 5502')),
    on('2026-05-22', called('reached', 'Geschäftsführer sagt Zahlung bis Mitte Juni zu.')),
    on('2026-05-26', stepPlanned('letter_before_action', 3, 40_00)),
    on('2026-05-29', stepDone()),
    on('2026-06-08', asks({ kind: 'cost', amountMinor: 85_00, note: 'Auszug aus dem Handelsregister und Bonitätsauskunft.' }, () => ({ about: 'Auskünfte' }))), // prettier-ignore
    on('2026-06-09', weAnswer('yes')),
    on('2026-06-16', theyWrite('Ist der Teilbetrag vom 15. Juni bei Ihnen eingegangen? Der Schuldner legt uns einen Beleg vor.')), // prettier-ignore
    on('2026-06-17', weWrite('Ja, das Geld ist da; der Nachtrag mit dem neuen Stand liegt bei. Um den Rest bitten wir weiter.', 'Jens Brodersen')), // prettier-ignore
    on('2026-06-25', asks({ kind: 'legal_step', required: true, note: 'Auf die letzte Mahnung kam keine Antwort zum Rest.' }, () => ({ step: 'payment_order', on: '2026-07-15' }))), // prettier-ignore
    on('2026-06-26', asks({ kind: 'settlement', amountMinor: 12_500_00, note: 'Angebot der Gegenseite, sofort zahlbar.' }, ({ work: { today } }) => ({ payBy: addDays(today, 24) }))), // prettier-ignore
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
  lumen: [QUINTORNE, IMPRIMERIE],
  nordlicht: [WOLKENSTEIN, HOLZWERK, KESSELRING, TANNREUTHER],
};

/** Whose file is quoted for on the last day, and not given to anybody yet. */
export const QUOTED: Readonly<Record<string, string>> = { nordlicht: '20011' };
