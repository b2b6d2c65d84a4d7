/** What comes into the mailboxes of the demo's companies, so many days before its end. */
interface Whose {
  readonly company: string;
  readonly left: number;
}

export type MailTold = Whose &
  (
    | { readonly is: 'bounce'; readonly customer: string }
    | Absence
    | Answer
    | { readonly is: 'stranger'; readonly from: string; readonly name: string; readonly subject: string; readonly text: string }
  ); // prettier-ignore

export interface Absence {
  readonly is: 'absence';
  readonly customer: string;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
}

export interface Answer {
  readonly is: 'answer';
  readonly customer: string;
  readonly name: string;
  readonly text: string;
  readonly paper?: { readonly file: string; readonly title: string; readonly lines: readonly string[] };
}

export const MAILS: readonly MailTold[] = [
  { company: 'lumen', left: 5, is: 'bounce', customer: '1048' },
  {
    ...{ company: 'lumen', left: 4, is: 'absence', customer: '1003', name: 'Luc Marchetti', subject: 'Absence du bureau' },
    text: 'Bonjour,\n\nje suis absent du bureau jusqu’au 10 juillet inclus. En cas d’urgence, merci d’appeler l’accueil.\n\nLuc Marchetti',
  },
  {
    ...{ company: 'lumen', left: 3, is: 'answer', customer: '1001', name: 'Nadia Besson' },
    text: 'Bonjour,\n\ncette facture a déjà été réglée par virement le 24 juin 2026, vous trouverez l’avis ci-joint.\n\nBien cordialement,\nNadia Besson',
    paper: { file: 'avis-de-virement.pdf', title: 'Avis de virement', lines: ['Imprimerie Échaillon', 'Exécuté le 24 juin 2026', 'Bénéficiaire : Atelier Lumen'] },
  },
  {
    ...{ company: 'lumen', left: 1, is: 'answer', customer: '1043', name: 'Hugo Loriande' },
    text: 'Bonjour,\n\nla saison a mal commencé. Pouvons-nous régler cette facture en 3 mensualités à partir du 15 juillet 2026 ?\n\nMerci d’avance,\nHugo Loriande',
  },
  {
    ...{ company: 'lumen', left: 1, is: 'answer', customer: '1010', name: 'Sandrine Aubert' },
    text: 'Bonjour,\n\nnous paierons la plus ancienne facture le 8 juillet 2026.\n\nSandrine Aubert\nClinique Vaurenard',
  },
  {
    ...{ company: 'lumen', left: 0, is: 'stranger', from: 'm.delorme@cabinet-delorme.example', name: 'Martine Delorme' },
    subject: 'Une facture de votre atelier',
    text: 'Bonjour,\n\nje tiens désormais la comptabilité de l’un de vos clients. Pouvez-vous me renvoyer une copie de la facture en attente ?\n\nMartine Delorme',
  },
  { company: 'nordlicht', left: 6, is: 'bounce', customer: '20016' },
  {
    ...{ company: 'nordlicht', left: 1, is: 'absence', customer: '20007', name: 'Jens Kesselring', subject: 'Abwesenheitsnotiz' },
    text: 'Guten Tag,\n\nich bin bis zum 12. Juli nicht im Büro.\n\nJens Kesselring',
  },
  {
    ...{ company: 'nordlicht', left: 0, is: 'answer', customer: '20031', name: 'Birgit Wolkenstein' },
    text: 'Guten Tag,\n\nwir überweisen den offenen Betrag am 10. Juli 2026.\n\nMit freundlichen Grüßen\nBirgit Wolkenstein',
  },
]; // prettier-ignore
