import { inFrench, type Language } from './said';

/** What cannot be done about references on transfers, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  noAccount: 'No account takes payments in {1}.',
  giveAccount: 'Give the account first.',
  noQrIban: '{1} is no QR-IBAN.',
  takeRf: 'QR references go with a QR-IBAN only: take RF, or give the QR-IBAN as the account.',
  isQrIban: '{1} is a QR-IBAN.',
  onlyQr: 'It takes QR references and nothing else.',
  notSwiss: 'Swiss accounts take no such reference.',
  rf: 'Take RF.',
  noRoom: 'Length and prefix leave fewer than {1} digits for the numbers, or the scheme does not allow them.',
  asAgreed: 'Give a longer length or a shorter prefix, digits only, as it stands in the agreement with the bank.',
};

type RefusedReferenceWords = typeof en;

const fr: RefusedReferenceWords = inFrench({
  noAccount: 'Aucun compte ne reçoit de paiements en {1}.',
  giveAccount: 'Indiquez d’abord le compte.',
  noQrIban: '{1} n’est pas un QR-IBAN.',
  takeRf: 'Les références QR ne vont qu’avec un QR-IBAN : prenez RF, ou indiquez le QR-IBAN comme compte.',
  isQrIban: '{1} est un QR-IBAN.',
  onlyQr: 'Il n’accepte que des références QR.',
  notSwiss: 'Les comptes suisses n’acceptent pas une telle référence.',
  rf: 'Prenez RF.',
  noRoom: 'Longueur et début laissent moins de {1} chiffres pour les numéros, ou ce type ne les admet pas.',
  asAgreed:
    'Indiquez une longueur plus grande ou un début plus court, en chiffres, comme dans la convention avec la banque.',
});

const de: RefusedReferenceWords = {
  noAccount: 'Kein Konto nimmt Zahlungen in {1} an.',
  giveAccount: 'Geben Sie zuerst das Konto an.',
  noQrIban: '{1} ist keine QR-IBAN.',
  takeRf: 'QR-Referenzen gehen nur mit einer QR-IBAN: Nehmen Sie RF, oder geben Sie die QR-IBAN als Konto an.',
  isQrIban: '{1} ist eine QR-IBAN.',
  onlyQr: 'Sie nimmt QR-Referenzen und nichts anderes.',
  notSwiss: 'Schweizer Konten nehmen keine solche Referenz.',
  rf: 'Nehmen Sie RF.',
  noRoom: 'Länge und Beginn lassen weniger als {1} Ziffern für die Nummern, oder die Art lässt sie nicht zu.',
  asAgreed:
    'Geben Sie mehr Länge oder einen kürzeren Beginn an, nur Ziffern, wie es in der Vereinbarung mit der Bank steht.',
};

const sv: RefusedReferenceWords = {
  noAccount: 'Inget konto tar emot betalningar i {1}.',
  giveAccount: 'Ange först kontot.',
  noQrIban: '{1} är ingen QR-IBAN.',
  takeRf: 'QR-referenser går bara med en QR-IBAN: ta RF, eller ange QR-IBAN som konto.',
  isQrIban: '{1} är en QR-IBAN.',
  onlyQr: 'Den tar emot QR-referenser och inget annat.',
  notSwiss: 'Schweiziska konton tar inte emot en sådan referens.',
  rf: 'Ta RF.',
  noRoom: 'Längd och början lämnar färre än {1} siffror för numren, eller så tillåter slaget dem inte.',
  asAgreed: 'Ange en större längd eller en kortare början, endast siffror, så som det står i avtalet med banken.',
};

export const REFUSED_REFERENCE_WORDS: Readonly<Record<Language, RefusedReferenceWords>> = { en, fr, de, sv };
