/** English words for what partners and their people did. */
export const didAtPartner = {
  'case.mail': 'Mail of the partner about a case',
  'case.mail_papers': 'Papers of a mail kept with the case',
  'case.paper_sent': 'Partner sent a paper',
  'case.told_called': 'Partner says it called',
  'case.told_visited': 'Partner says it visited',
  'partner.began_anew': 'Account of a partner begun anew',
  'partner.columns_changed': 'Columns of a case list changed',
  'partner.invited': 'Somebody of a partner invited',
  'partner.refused': 'Sign-in of a partner refused',
  'partner.seat_ended': 'Account of a partner ended',
  'partner.seat_taken': 'Account of a partner in use',
  'partner.signed_in': 'Signed in with an account of a partner',
  'partner.signed_out': 'Signed out of an account of a partner everywhere',
};
