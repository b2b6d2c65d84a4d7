/** English words for what was done with partners, as an audit line says it. */
export const didPartner = {
  'partner.changed': 'Partner changed',
  'partner.ended': 'Partner ended',
  'partner.resumed': 'Partner worked with again',
  'partner.contact_added': 'Contact of a partner added',
  'partner.contact_changed': 'Contact of a partner changed',
  'partner.contact_ended': 'Contact of a partner ended',
  'partner.contact_resumed': 'Contact of a partner back',
  'partner.channel_changed': 'Way to a partner changed',
  'partner.fees_set': 'Fees of a partner set',
  'partner.fees_withdrawn': 'Fees of a partner taken back',
  'partner.agreement_made': 'Agreement with a partner filed',
  'partner.agreement_signed': 'Agreement with a partner signed',
  'partner.agreement_ended': 'Agreement with a partner ended',
  'partner.agreement_resumed': 'Agreement with a partner holds again',
  'partner.added': 'Partner added',
  'partner.profile_changed': 'How a partner takes files changed',
};
