import type { Language } from './said';

/** What cannot be done with partners, what they charge and what was agreed, and what to do instead. */
const en = {
  named: 'There is a partner named {1} already.',
  otherName: 'Choose another name, or change that one.',
  hasCases: '{1} has open cases.',
  closeFirst: 'Close them or take them back first.',
  noFees: 'There are no such fees.',
  faulty: 'The fees leave an age or amount without a price, or give it two.',
  meet: 'Let the bands meet without a gap, and none of them overlap.',
  noAgreement: 'There is no such agreement.',
  noPdf: '{1} is no PDF.',
  asPdf: 'Scan it or save it as PDF, and file that.',
  endsFirst: 'The agreement would end before it begins.',
  lastDay: 'Give a last day that lies after its first.',
  expired: 'The agreement with {1} ended on {2}.',
  coming: 'The agreement with {1} does not hold before {2}.',
  unsigned: 'The agreement with {1} is not signed.',
  missing: 'There is no agreement with {1}, and one is needed in writing.',
  mend: 'Have an agreement signed, and record the signature on the page of the partner.',
  nothingToPrint: 'There are no fees of this partner to print.',
  writeFees: 'Write down first what it charges.',
};

type RefusedPartnerWords = typeof en;

const fr: RefusedPartnerWords = {
  named: 'Il y a déjà un partenaire nommé {1}.',
  otherName: 'Choisissez un autre nom, ou modifiez celui-là.',
  hasCases: '{1} a des dossiers ouverts.',
  closeFirst: 'Clôturez-les ou retirez-les d’abord.',
  noFees: 'Il n’y a pas d’honoraires de ce genre.',
  faulty: 'Ces honoraires laissent une ancienneté ou un montant sans prix, ou lui en donnent deux.',
  meet: 'Faites que les tranches se suivent sans trou ni chevauchement.',
  noAgreement: 'Il n’y a pas d’accord de ce genre.',
  noPdf: '{1} n’est pas un PDF.',
  asPdf: 'Numérisez-le ou enregistrez-le en PDF, puis classez-le.',
  endsFirst: 'L’accord finirait avant de commencer.',
  lastDay: 'Indiquez un dernier jour postérieur au premier.',
  expired: 'L’accord avec {1} a pris fin le {2}.',
  coming: 'L’accord avec {1} ne vaut pas avant le {2}.',
  unsigned: 'L’accord avec {1} n’est pas signé.',
  missing: 'Il n’y a pas d’accord avec {1}, et il en faut un par écrit.',
  mend: 'Faites signer un accord, et notez la signature sur la page du partenaire.',
  nothingToPrint: 'Il n’y a pas d’honoraires de ce partenaire à imprimer.',
  writeFees: 'Notez d’abord ses honoraires.',
};

const de: RefusedPartnerWords = {
  named: 'Es gibt schon einen Partner namens {1}.',
  otherName: 'Wählen Sie einen anderen Namen, oder ändern Sie jenen.',
  hasCases: '{1} hat offene Fälle.',
  closeFirst: 'Schließen Sie diese, oder nehmen Sie sie erst zurück.',
  noFees: 'Ein solches Honorar gibt es nicht.',
  faulty: 'Das Honorar lässt ein Alter oder einen Betrag ohne Preis oder gibt ihm zwei.',
  meet: 'Lassen Sie die Zeilen lückenlos aneinanderstoßen, ohne dass sich welche überschneiden.',
  noAgreement: 'Eine solche Vereinbarung gibt es nicht.',
  noPdf: '{1} ist kein PDF.',
  asPdf: 'Scannen oder speichern Sie es als PDF, und legen Sie das ab.',
  endsFirst: 'Die Vereinbarung würde enden, bevor sie beginnt.',
  lastDay: 'Geben Sie einen letzten Tag nach dem ersten an.',
  expired: 'Die Vereinbarung mit {1} endete am {2}.',
  coming: 'Die Vereinbarung mit {1} gilt nicht vor dem {2}.',
  unsigned: 'Die Vereinbarung mit {1} ist nicht unterschrieben.',
  missing: 'Mit {1} gibt es keine Vereinbarung, und eine schriftliche ist nötig.',
  mend: 'Lassen Sie eine Vereinbarung unterschreiben, und halten Sie die Unterschrift auf der Seite des Partners fest.',
  nothingToPrint: 'Es gibt kein Honorar dieses Partners zu drucken.',
  writeFees: 'Halten Sie erst fest, was er berechnet.',
};

const sv: RefusedPartnerWords = {
  named: 'Det finns redan en partner som heter {1}.',
  otherName: 'Välj ett annat namn, eller ändra den andra.',
  hasCases: '{1} har öppna ärenden.',
  closeFirst: 'Avsluta dem eller ta tillbaka dem först.',
  noFees: 'Det finns inget sådant arvode.',
  faulty: 'Arvodet lämnar en ålder eller ett belopp utan pris, eller ger det två.',
  meet: 'Låt raderna gå ihop utan lucka, och ingen överlappa.',
  noAgreement: 'Det finns inget sådant avtal.',
  noPdf: '{1} är ingen PDF.',
  asPdf: 'Skanna eller spara det som PDF, och arkivera den.',
  endsFirst: 'Avtalet skulle upphöra innan det börjar.',
  lastDay: 'Ange en sista dag efter den första.',
  expired: 'Avtalet med {1} upphörde den {2}.',
  coming: 'Avtalet med {1} gäller inte före den {2}.',
  unsigned: 'Avtalet med {1} är inte undertecknat.',
  missing: 'Det finns inget avtal med {1}, och ett skriftligt behövs.',
  mend: 'Låt skriva under ett avtal, och anteckna underskriften på partnerns sida.',
  nothingToPrint: 'Det finns inget arvode för den här partnern att trycka.',
  writeFees: 'Anteckna först vad den tar betalt.',
};

export const REFUSED_PARTNER_WORDS: Readonly<Record<Language, RefusedPartnerWords>> = { en, fr, de, sv };
