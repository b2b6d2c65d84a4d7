import type { didPartner as english } from './audit-partner-words.en';

/** German words for what was done with partners, as an audit line says it. */
export const didPartner: typeof english = {
  'partner.changed': 'Partner geändert',
  'partner.ended': 'Partner beendet',
  'partner.resumed': 'Partner wieder aufgenommen',
  'partner.contact_added': 'Ansprechpartner eines Partners ergänzt',
  'partner.contact_changed': 'Ansprechpartner eines Partners geändert',
  'partner.contact_ended': 'Ansprechpartner eines Partners beendet',
  'partner.contact_resumed': 'Ansprechpartner eines Partners wieder da',
  'partner.channel_changed': 'Weg zu einem Partner geändert',
  'partner.fees_set': 'Honorar eines Partners festgelegt',
  'partner.fees_withdrawn': 'Honorar eines Partners zurückgenommen',
  'partner.agreement_made': 'Vereinbarung mit einem Partner abgelegt',
  'partner.agreement_signed': 'Vereinbarung mit einem Partner unterschrieben',
  'partner.agreement_ended': 'Vereinbarung mit einem Partner beendet',
  'partner.agreement_resumed': 'Vereinbarung mit einem Partner gilt wieder',
  'partner.added': 'Partner hinzugefügt',
  'partner.profile_changed': 'Aktenvorgaben eines Partners geändert',
  'insolvency.list_checked': 'Insolvenzliste geprüft',
  'insolvency.list_rechecked': 'Kunden in aufbewahrten Insolvenzlisten gefunden',
  'insolvency.not_this': 'Eine Listenzeile meint nicht diesen Kunden',
  'insolvency.recorded': 'Insolvenz eines Kunden erfasst',
  'insolvency.frozen': 'Beleg eines insolventen Kunden gesperrt',
  'insolvency.ended': 'Insolvenz eines Kunden beendet',
  'insolvency.proof_sent': 'Forderungsanmeldung versandt',
};
