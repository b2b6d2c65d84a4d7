import { inFrench, type Language } from './said';

/** Among the bank accounts of the desk: which references a bank takes, and whether a Swiss payment part can be printed. */
const en = {
  heading: 'References on transfers',
  text: 'What customers write on a transfer, so that the money finds its invoices. Choose what you agreed with the bank of the account. A reference that stands on an invoice is repeated where the bank takes it.',
  scheme: 'Scheme',
  length: 'Digits in all',
  lengthHint: 'Only where the agreement fixes it.',
  prefix: 'Begins with',
  prefixHint:
    'The digits that the bank gave you, or some that your accounting does not use: they keep the two series apart.',
  submit: 'Use these references',
  sample: '{currency}, {iban}: number 1234 is printed as {sample}.',
  done: 'From now on payments in {currency} name such references: {sample}. Those that were printed before are read on.',
  wrongRoom:
    'With this, fewer than seven digits are left for the numbers, or the scheme does not allow the length. Digits only.',
  billed: '{currency}: letters carry a Swiss payment part (QR-bill).',
  notBilled:
    '{currency}: no Swiss payment part is printed, because the company has not given {missing}. Letters name the account in words instead.',
  missing: {
    name: 'the registered name',
    street: 'the street',
    postcode: 'the postcode',
    city: 'the town',
    country: 'the country',
  },
  statements:
    'Statements of a QR-IBAN often name the usual IBAN of the same account: add that one among the statements too.',
  name: {
    rf: 'Creditor reference (ISO 11649, RF…)',
    qrr: 'Swiss QR reference (27 digits)',
    viite: 'Finnish viite',
    'rf-viite': 'Finnish viite, written internationally (RF…)',
    kid10: 'Norwegian KID, modulus 10',
    kid11: 'Norwegian KID, modulus 11',
    ocr: 'Swedish OCR number with a check digit',
    'ocr-length': 'Swedish OCR number with length and check digit',
    ogm: 'Belgian structured communication (+++…+++)',
    text: 'None: our number as plain text',
  },
};

export type ReferencesWords = typeof en;

const fr: ReferencesWords = inFrench({
  heading: 'Références des virements',
  text: 'Ce que les clients écrivent sur un virement pour que l’argent trouve ses factures. Choisissez ce qui a été convenu avec la banque du compte. La référence qui figure sur une facture est reprise lorsque la banque l’accepte.',
  scheme: 'Type',
  length: 'Nombre de chiffres',
  lengthHint: 'Seulement si la convention le fixe.',
  prefix: 'Commence par',
  prefixHint:
    'Les chiffres que la banque vous a donnés, ou d’autres que votre comptabilité n’utilise pas : ils séparent les deux séries.',
  submit: 'Utiliser ces références',
  sample: '{currency}, {iban} : le numéro 1234 s’imprime {sample}.',
  done: 'Désormais, les paiements en {currency} portent de telles références : {sample}. Celles qui ont été imprimées avant restent reconnues.',
  wrongRoom:
    'Il reste ainsi moins de sept chiffres pour les numéros, ou ce type n’admet pas cette longueur. Uniquement des chiffres.',
  billed: '{currency} : les lettres portent une section paiement suisse (QR-facture).',
  notBilled:
    '{currency} : aucune section paiement suisse n’est imprimée, car la société n’a pas indiqué {missing}. Les lettres indiquent le compte en toutes lettres.',
  missing: {
    name: 'le nom enregistré',
    street: 'la rue',
    postcode: 'le code postal',
    city: 'la localité',
    country: 'le pays',
  },
  statements:
    'Les relevés d’un QR-IBAN indiquent souvent l’IBAN habituel du même compte : ajoutez-le aussi pour les relevés.',
  name: {
    rf: 'Référence du créancier (ISO 11649, RF…)',
    qrr: 'Référence QR suisse (27 chiffres)',
    viite: 'Viite finlandais',
    'rf-viite': 'Viite finlandais en écriture internationale (RF…)',
    kid10: 'KID norvégien, module 10',
    kid11: 'KID norvégien, module 11',
    ocr: 'Numéro OCR suédois avec chiffre de contrôle',
    'ocr-length': 'Numéro OCR suédois avec chiffres de longueur et de contrôle',
    ogm: 'Communication structurée belge (+++…+++)',
    text: 'Aucune : notre numéro en texte libre',
  },
});

const de: ReferencesWords = {
  heading: 'Referenzen auf Überweisungen',
  text: 'Was Kunden auf eine Überweisung schreiben, damit das Geld seine Rechnungen findet. Wählen Sie, was mit der Bank des Kontos vereinbart ist. Die Referenz, die auf einer Rechnung steht, wird wiederholt, wo die Bank sie annimmt.',
  scheme: 'Art',
  length: 'Ziffern insgesamt',
  lengthHint: 'Nur wo die Vereinbarung sie festlegt.',
  prefix: 'Beginnt mit',
  prefixHint:
    'Die Ziffern, die Ihnen die Bank gab, oder solche, die Ihre Buchhaltung nicht verwendet: Sie halten beide Reihen auseinander.',
  submit: 'Diese Referenzen verwenden',
  sample: '{currency}, {iban}: Nummer 1234 wird als {sample} gedruckt.',
  done: 'Zahlungen in {currency} nennen ab jetzt solche Referenzen: {sample}. Früher gedruckte werden weiter gelesen.',
  wrongRoom:
    'So bleiben weniger als sieben Ziffern für die Nummern, oder diese Art lässt die Länge nicht zu. Nur Ziffern.',
  billed: '{currency}: Briefe tragen einen Schweizer Zahlteil (QR-Rechnung).',
  notBilled:
    '{currency}: Es wird kein Schweizer Zahlteil gedruckt, weil diese Angaben der Gesellschaft fehlen: {missing}. Briefe nennen das Konto stattdessen in Worten.',
  missing: {
    name: 'der eingetragene Name',
    street: 'die Straße',
    postcode: 'die Postleitzahl',
    city: 'der Ort',
    country: 'das Land',
  },
  statements:
    'Auszüge zu einer QR-IBAN nennen oft die gewöhnliche IBAN desselben Kontos: Fügen Sie diese für Auszüge ebenfalls hinzu.',
  name: {
    rf: 'Gläubigerreferenz (ISO 11649, RF…)',
    qrr: 'Schweizer QR-Referenz (27 Ziffern)',
    viite: 'Finnische Viite',
    'rf-viite': 'Finnische Viite in internationaler Schreibweise (RF…)',
    kid10: 'Norwegische KID, Modulus 10',
    kid11: 'Norwegische KID, Modulus 11',
    ocr: 'Schwedische OCR-Nummer mit Prüfziffer',
    'ocr-length': 'Schwedische OCR-Nummer mit Längen- und Prüfziffer',
    ogm: 'Belgische strukturierte Mitteilung (+++…+++)',
    text: 'Keine: unsere Nummer als freier Text',
  },
};

const sv: ReferencesWords = {
  heading: 'Referenser på betalningar',
  text: 'Det som kunder skriver på en betalning så att pengarna hittar sina fakturor. Välj det som är avtalat med kontots bank. Referensen på en faktura upprepas där banken tar emot den.',
  scheme: 'Slag',
  length: 'Antal siffror totalt',
  lengthHint: 'Bara om avtalet bestämmer det.',
  prefix: 'Börjar med',
  prefixHint: 'Siffrorna som banken gav er, eller några som er bokföring inte använder: de håller serierna isär.',
  submit: 'Använd dessa referenser',
  sample: '{currency}, {iban}: nummer 1234 skrivs {sample}.',
  done: 'Från och med nu anger betalningar i {currency} sådana referenser: {sample}. De som skrivits ut tidigare läses fortfarande.',
  wrongRoom: 'Då återstår färre än sju siffror för numren, eller så tillåter slaget inte längden. Endast siffror.',
  billed: '{currency}: brev har en schweizisk betalningsdel (QR-faktura).',
  notBilled:
    '{currency}: ingen schweizisk betalningsdel skrivs ut, eftersom dessa uppgifter om bolaget saknas: {missing}. Breven anger i stället kontot i ord.',
  missing: {
    name: 'det registrerade namnet',
    street: 'gatan',
    postcode: 'postnumret',
    city: 'orten',
    country: 'landet',
  },
  statements: 'Kontoutdrag för en QR-IBAN anger ofta samma kontos vanliga IBAN: lägg även till den för kontoutdrag.',
  name: {
    rf: 'Borgenärsreferens (ISO 11649, RF…)',
    qrr: 'Schweizisk QR-referens (27 siffror)',
    viite: 'Finsk viite',
    'rf-viite': 'Finsk viite i internationell form (RF…)',
    kid10: 'Norsk KID, modulus 10',
    kid11: 'Norsk KID, modulus 11',
    ocr: 'Svenskt OCR-nummer med kontrollsiffra',
    'ocr-length': 'Svenskt OCR-nummer med längd- och kontrollsiffra',
    ogm: 'Belgiskt strukturerat meddelande (+++…+++)',
    text: 'Ingen: vårt nummer som fri text',
  },
};

export const REFERENCES_WORDS: Readonly<Record<Language, ReferencesWords>> = { en, fr, de, sv };
