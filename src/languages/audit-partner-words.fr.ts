import type { didPartner as english } from './audit-partner-words.en';

/** French words for what was done with partners, as an audit line says it. */
export const didPartner: typeof english = {
  'partner.changed': 'Partenaire modifié',
  'partner.ended': 'Partenaire retiré',
  'partner.resumed': 'Partenaire repris',
  'partner.contact_added': 'Contact d’un partenaire ajouté',
  'partner.contact_changed': 'Contact d’un partenaire modifié',
  'partner.contact_ended': 'Contact d’un partenaire retiré',
  'partner.contact_resumed': 'Contact d’un partenaire repris',
  'partner.channel_changed': 'Canal vers un partenaire modifié',
  'partner.fees_set': 'Honoraires d’un partenaire fixés',
  'partner.fees_withdrawn': 'Honoraires d’un partenaire repris',
  'partner.agreement_made': 'Accord avec un partenaire classé',
  'partner.agreement_signed': 'Accord avec un partenaire signé',
  'partner.agreement_ended': 'Accord avec un partenaire terminé',
  'partner.agreement_resumed': 'Accord avec un partenaire de nouveau en vigueur',
  'partner.added': 'Partenaire ajouté',
  'partner.profile_changed': 'Remise des dossiers à un partenaire modifiée',
  'insolvency.list_checked': 'Liste de procédures collectives vérifiée',
  'insolvency.list_rechecked': 'Clients trouvés dans des listes conservées',
  'insolvency.not_this': 'Une ligne de liste ne concerne pas ce client',
  'insolvency.recorded': 'Insolvabilité d’un client enregistrée',
  'insolvency.frozen': 'Document d’un client insolvable gelé',
  'insolvency.ended': 'Insolvabilité d’un client terminée',
  'insolvency.proof_sent': 'Déclaration de créance envoyée',
};
