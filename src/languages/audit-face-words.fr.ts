import type { didAtPartner as en } from './audit-face-words.en';

/** French words for what partners and their people did. */
export const didAtPartner: typeof en = {
  'case.mail': 'E-mail du partenaire sur un dossier',
  'case.mail_papers': 'Pièces d’un e-mail versées au dossier',
  'case.paper_sent': 'Pièce envoyée par le partenaire',
  'case.told_called': 'Appel signalé par le partenaire',
  'case.told_visited': 'Visite signalée par le partenaire',
  'partner.began_anew': 'Compte d’un partenaire recommencé',
  'partner.columns_changed': 'Colonnes d’une liste de dossiers modifiées',
  'partner.invited': 'Personne d’un partenaire invitée',
  'partner.refused': 'Connexion d’un partenaire refusée',
  'partner.seat_ended': 'Compte d’un partenaire fermé',
  'partner.seat_taken': 'Compte d’un partenaire en service',
  'partner.signed_in': 'Connexion avec un compte de partenaire',
  'partner.signed_out': 'Déconnexion partout d’un compte de partenaire',
};
