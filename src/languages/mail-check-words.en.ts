/** English words of what mail servers find in DNS of a domain that mail comes from; the type that the other languages fill. */
export const en = {
  title: 'What mail servers find in DNS',
  text: 'Whoever receives your mail looks these records up, and turns mail away that proves nothing. Looking changes nothing; a key whose record is found signs from then on.',
  check: 'Look now',
  makeKey: 'Make a key that signs mail of {domain}',
  keyMade: 'The key is made. Publish its record, then look again.',
  noSender: 'The company has no address that mails come from yet.',
  signsNow: 'The record was found: mail of {domain} is signed from now on.',
  publish: 'Publish this',
  host: 'Name',
  type: 'Type',
  value: 'Value',
  what: {
    mx: 'Where answers arrive (MX)',
    spf: 'Who may send (SPF)',
    dkim: 'Signature (DKIM)',
    dmarc: 'What to do with mail that proves nothing (DMARC)',
    ptr: 'Name of the server (PTR)',
  },
  level: {
    ok: 'in order',
    weak: 'could be better',
    broken: 'wrong',
    unknown: 'not known',
  },
  found: {
    mxOk: 'Answers arrive at {hosts}.',
    mxNone:
      'No server takes mail for {domain}: answers and returned mail are lost. Use a sender at a domain that receives mail, or have one set up.',
    spfOk: '{domain} allows the mail server {host} ({lookups} lookups of 10).',
    spfNone: '{domain} does not say who may send for it.',
    spfSeveral: '{domain} has more than one SPF record: all of them count for nothing. Put them into one.',
    spfWrong: 'The SPF record of {domain} cannot be read: {part}.',
    spfLookups:
      'The SPF record of {domain} needs more than 10 lookups, and then counts for nothing. Take out what is not used any more.',
    spfMissing:
      '{domain} does not name the mail server {host}. If its provider sends from other addresses, ask them what to include.',
    spfOpen: '{domain} lets everybody send for it (+all): that is worse than no record.',
    spfNoServer: '{domain} has an SPF record; whether it allows your mail server is not known here.',
    dkimOk: 'The key is published as {name}, and mail is signed with it.',
    dkimNone: 'Mail of {domain} is not signed by Duly. If your mail server signs it, nothing is to be done.',
    dkimUnpublished: 'The key is made, but {name} is not in DNS yet.',
    dkimOther: '{name} holds another key than ours: signatures look forged.',
    dmarcOk: '{name} asks for {policy}.',
    dmarcNone: '{domain} has no DMARC record; large providers want one. Begin by watching (p=none).',
    dmarcWatching: '{name} only watches (p=none). Once SPF and DKIM are in order, change it to p=quarantine.',
    dmarcWrong:
      '{name} cannot be read, or there is more than one. It must be one record with p=none, p=quarantine or p=reject.',
    ptrOk: '{address} is called {names}.',
    ptrNone:
      '{address} of the mail server {host} has no name. Whoever runs it can give it one; many receivers want that.',
    ptrOther: '{address} is called {names}, but that name leads elsewhere.',
    ptrUnknown: 'There is no mail server with a public address to look at.',
    notAsked: '{name} could not be looked up just now. Try again.',
  },
};

export type MailCheckWords = typeof en;
