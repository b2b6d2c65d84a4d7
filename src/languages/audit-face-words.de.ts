import type { didAtPartner as en } from './audit-face-words.en';

/** German words for what partners and their people did. */
export const didAtPartner: typeof en = {
  'case.mail': 'E-Mail des Partners zu einem Fall',
  'case.mail_papers': 'Unterlagen einer E-Mail zum Fall genommen',
  'case.paper_sent': 'Partner hat Unterlage gesendet',
  'case.told_called': 'Partner meldet Anruf',
  'case.told_visited': 'Partner meldet Besuch',
  'partner.began_anew': 'Konto eines Partners neu begonnen',
  'partner.columns_changed': 'Spalten einer Fallliste geändert',
  'partner.invited': 'Person eines Partners eingeladen',
  'partner.refused': 'Anmeldung eines Partners abgewiesen',
  'partner.seat_ended': 'Konto eines Partners beendet',
  'partner.seat_taken': 'Konto eines Partners in Gebrauch',
  'partner.signed_in': 'Mit Konto eines Partners angemeldet',
  'partner.signed_out': 'Konto eines Partners überall abgemeldet',
};
