import type { didAtPartner as en } from './audit-face-words.en';

/** Swedish words for what partners and their people did. */
export const didAtPartner: typeof en = {
  'case.mail': 'Ombudets mejl om ett ärende',
  'case.mail_papers': 'Handlingar ur ett mejl lagda i ärendet',
  'case.paper_sent': 'Ombudet har skickat en handling',
  'case.told_called': 'Ombudet meddelar samtal',
  'case.told_visited': 'Ombudet meddelar besök',
  'partner.began_anew': 'Konto hos ett ombud började om',
  'partner.columns_changed': 'Kolumner i en ärendelista ändrade',
  'partner.invited': 'Person hos ett ombud inbjuden',
  'partner.refused': 'Inloggning från ett ombud nekad',
  'partner.seat_ended': 'Konto hos ett ombud avslutat',
  'partner.seat_taken': 'Konto hos ett ombud i bruk',
  'partner.signed_in': 'Inloggad med konto hos ett ombud',
  'partner.signed_out': 'Utloggad överallt från konto hos ett ombud',
};
