import type { MailCheckWords } from './mail-check-words.en';

/** Swedish words of what mail servers find in DNS. */
export const sv: MailCheckWords = {
  title: 'Vad mejlservrar hittar i DNS',
  text: 'Den som tar emot era mejl slår upp dessa poster och avvisar det som inget bevisar. Att titta ändrar ingenting; en nyckel vars post hittas signerar från och med då.',
  check: 'Titta nu',
  makeKey: 'Skapa en nyckel som signerar mejl från {domain}',
  keyMade: 'Nyckeln är skapad. Publicera dess post och titta sedan igen.',
  noSender: 'Företaget har ännu ingen avsändaradress.',
  signsNow: 'Posten hittades: mejl från {domain} signeras från och med nu.',
  publish: 'Publicera detta',
  host: 'Namn',
  type: 'Typ',
  value: 'Värde',
  what: {
    mx: 'Var svar kommer in (MX)',
    spf: 'Vem som får skicka (SPF)',
    dkim: 'Signatur (DKIM)',
    dmarc: 'Vad som görs med mejl som inget bevisar (DMARC)',
    ptr: 'Serverns namn (PTR)',
  },
  level: {
    ok: 'i ordning',
    weak: 'kan bli bättre',
    broken: 'fel',
    unknown: 'okänt',
  },
  found: {
    mxOk: 'Svar kommer till {hosts}.',
    mxNone:
      'Ingen server tar emot mejl för {domain}: svar och returer går förlorade. Använd en avsändare vid en domän som tar emot mejl, eller låt ordna en server.',
    spfOk: '{domain} tillåter mejlservern {host} ({lookups} av 10 uppslagningar).',
    spfNone: '{domain} säger inte vem som får skicka för den.',
    spfSeveral: '{domain} har flera SPF-poster: ingen av dem gäller. Slå ihop dem till en.',
    spfWrong: 'SPF-posten för {domain} går inte att läsa: {part}.',
    spfLookups:
      'SPF-posten för {domain} kräver fler än 10 uppslagningar och gäller då inte. Ta bort det som inte används längre.',
    spfMissing:
      '{domain} nämner inte mejlservern {host}. Skickar leverantören från andra adresser, fråga vad som ska tas med.',
    spfOpen: '{domain} låter alla skicka för den (+all): det är sämre än ingen post.',
    spfNoServer: '{domain} har en SPF-post; om den tillåter er mejlserver är inte känt här.',
    dkimOk: 'Nyckeln finns som {name}, och mejl signeras med den.',
    dkimNone: 'Mejl från {domain} signeras inte av Duly. Om er mejlserver signerar dem behöver inget göras.',
    dkimUnpublished: 'Nyckeln finns, men {name} finns ännu inte i DNS.',
    dkimOther: '{name} innehåller en annan nyckel än vår: signaturer ser förfalskade ut.',
    dmarcOk: '{name} begär {policy}.',
    dmarcNone: '{domain} har ingen DMARC-post; stora leverantörer vill ha en. Börja med att iaktta (p=none).',
    dmarcWatching: '{name} iakttar bara (p=none). När SPF och DKIM är i ordning, ändra till p=quarantine.',
    dmarcWrong:
      '{name} går inte att läsa, eller så finns flera. Det ska vara en post med p=none, p=quarantine eller p=reject.',
    ptrOk: '{address} heter {names}.',
    ptrNone:
      '{address} för mejlservern {host} har inget namn. Den som driver den kan ge den ett; många mottagare vill det.',
    ptrOther: '{address} heter {names}, men det namnet leder någon annanstans.',
    ptrUnknown: 'Det finns ingen mejlserver med publik adress att titta på.',
    notAsked: '{name} gick inte att slå upp just nu. Försök igen.',
  },
};
