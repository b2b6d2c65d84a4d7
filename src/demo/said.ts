import type { CategoryCode } from '../disputes/category';
import { day, type Day } from '../kernel/day';
import type { ObstacleKind } from '../ledger/obstacle';

/** What customers of the demo say in the portal on its last evening, in their own words, in the order in which they come. */
interface Whose {
  readonly company: string;
  readonly customer: string;
  readonly language: 'fr' | 'de';
  /** Of the clerk's answer. */
  readonly subject?: string;
}

/** A page that comes along. */
interface Sent {
  readonly file: string;
  readonly paper: string;
  readonly lines: readonly string[];
}

export type Saying = Whose &
  (
    | {
        readonly says: 'question';
        /** What is asked; what the clerk answers; what is asked then. */ readonly texts: readonly string[];
      }
    | (Sent & { readonly says: 'paid'; readonly day: Day })
    | { readonly says: 'data'; readonly fields: Readonly<Record<'name' | 'email' | 'phone', string>> }
    | { readonly says: 'not-me' | 'visit'; readonly text: string }
    | { readonly says: 'care'; readonly hard: string; readonly possible: string }
    | { readonly says: 'blocked'; readonly kind: ObstacleKind; readonly text: string }
    | (Sent & { readonly says: 'dispute'; readonly category: CategoryCode; readonly text: string })
    | { readonly says: 'plan'; readonly count: number; readonly first: Day; readonly by: string }
    | { readonly says: 'promise'; readonly day: Day; readonly by: string }
    | { readonly says: 'call'; readonly text: string; readonly phone: string }
  );

const LUMEN = { company: 'lumen', language: 'fr' } as const;
const NORDLICHT = { company: 'nordlicht', language: 'de' } as const;

export const SAID: readonly Saying[] = [
  {
    ...LUMEN,
    customer: '1010',
    subject: 'Votre question',
    says: 'question',
    texts: [
      'Bonjour, quel bon de commande correspond à cette facture ? Notre service achats en a besoin pour la valider.',
      'Bonjour, il s’agit de la commande passée en mars pour l’accueil du bâtiment B ; le numéro de commande figure en haut de la facture. Je reste à votre disposition.',
      'Merci, nous l’avons retrouvée. Pouvez-vous encore nous confirmer que l’avoir sur les spots est déduit ?',
    ],
  },
  { ...LUMEN, customer: '1010', says: 'promise', day: day('2026-07-08'), by: 'Sandrine Aubert' },
  {
    ...LUMEN,
    customer: '1040',
    says: 'paid',
    day: day('2026-06-26'),
    file: 'ordre-de-virement.pdf',
    paper: 'Ordre de virement',
    lines: ['Galerie Mirandolle', 'Date : 26 juin 2026', 'Bénéficiaire : Atelier Lumen, Banque du Confluent'],
  },
  {
    ...LUMEN,
    customer: '1029',
    says: 'data',
    fields: { name: 'Claire Vidal', email: 'c.vidal@librairie-vaurenard.example', phone: '+33 6 39 98 41 07' },
  },
  {
    ...LUMEN,
    customer: '1035',
    says: 'not-me',
    text: 'J’ai quitté cette imprimerie en mars, merci d’écrire à la comptabilité.',
  },
  {
    ...LUMEN,
    customer: '1002',
    says: 'care',
    hard: 'La galerie est fermée depuis le dégât des eaux du mois de mai ; l’assurance n’a encore rien versé.',
    possible: '150 euros par mois à partir de septembre.',
  },
  {
    ...LUMEN,
    customer: '1057',
    says: 'blocked',
    kind: 'po_missing',
    text: 'Sans notre numéro de commande, la facture reste bloquée dans notre système.',
  },
  {
    ...LUMEN,
    customer: '1044',
    says: 'dispute',
    category: 'delivery',
    text: 'Il manquait deux suspensions à la livraison ; le chauffeur l’a noté sur le bon joint.',
    file: 'bon-de-livraison.pdf',
    paper: 'Bon de livraison',
    lines: [
      'Imprimerie Marvallon',
      'Réserves : deux suspensions manquantes, colis 3 non présenté',
      'Signé : le chauffeur, R. Blin',
    ],
  },
  { ...LUMEN, customer: '1032', says: 'plan', count: 6, first: day('2026-07-20'), by: 'Paul Échaillon' },
  {
    ...LUMEN,
    customer: '1050',
    says: 'call',
    text: 'Le calendrier de paiement des prochaines factures',
    phone: '+33 6 39 98 27 15',
  },
  {
    ...LUMEN,
    customer: '1020',
    says: 'visit',
    text: 'Plutôt le matin, et si possible avec le détail de la facture sur papier.',
  },
  {
    ...NORDLICHT,
    customer: '20011',
    subject: 'Ihre Frage',
    says: 'question',
    texts: ['Guten Tag, bitte senden Sie uns den Lieferschein zur zweiten Rechnung. Er fehlt in unserer Buchhaltung.'],
  },
  {
    ...NORDLICHT,
    customer: '20031',
    says: 'paid',
    day: day('2026-06-29'),
    file: 'ueberweisung.pdf',
    paper: 'Überweisungsauftrag',
    lines: ['Wolkenstein Molkerei', 'Ausgeführt am 29. Juni 2026', 'Empfänger: Nordlicht Fördertechnik, Fördebank'],
  },
  {
    ...NORDLICHT,
    customer: '20025',
    says: 'call',
    text: 'Rechnung für den Umbau, ein Posten ist doppelt',
    phone: '+49 431 000 88 77',
  },
];
