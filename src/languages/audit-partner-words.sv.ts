import type { didPartner as english } from './audit-partner-words.en';

/** Swedish words for what was done with partners, as an audit line says it. */
export const didPartner: typeof english = {
  'partner.changed': 'Partner ändrad',
  'partner.ended': 'Partner avslutad',
  'partner.resumed': 'Partner anlitas igen',
  'partner.contact_added': 'Kontakt hos en partner tillagd',
  'partner.contact_changed': 'Kontakt hos en partner ändrad',
  'partner.contact_ended': 'Kontakt hos en partner avslutad',
  'partner.contact_resumed': 'Kontakt hos en partner tillbaka',
  'partner.channel_changed': 'Vägen till en partner ändrad',
  'partner.fees_set': 'Arvode för en partner fastställt',
  'partner.fees_withdrawn': 'Arvode för en partner återtaget',
  'partner.agreement_made': 'Avtal med en partner arkiverat',
  'partner.agreement_signed': 'Avtal med en partner undertecknat',
  'partner.agreement_ended': 'Avtal med en partner avslutat',
  'partner.agreement_resumed': 'Avtal med en partner gäller igen',
  'partner.added': 'Ombud tillagt',
  'partner.profile_changed': 'Ombuds krav på akter ändrade',
  'insolvency.list_checked': 'Insolvenslista kontrollerad',
  'insolvency.list_rechecked': 'Kunder funna i sparade insolvenslistor',
  'insolvency.not_this': 'En rad i en lista gäller inte kunden',
  'insolvency.recorded': 'Kunds insolvens registrerad',
  'insolvency.frozen': 'Handling hos en insolvent kund spärrad',
  'insolvency.ended': 'Kunds insolvens avslutad',
  'insolvency.proof_sent': 'Fordringsanmälan skickad',
};
