import { inFrench, type Language } from './said';

/** What cannot be done about deliveries to partners, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  empty: 'What was to be sent is not there.',
  makeOne: 'Make a supplement of the case.',
  address: 'That is no mail address.',
  writeAddress: 'Write it as name@example.com.',
  underway: 'It is on its way already.',
  lookAgain: 'Look again in some minutes.',
  there: 'The file was made ready for the partner before.',
  sendThat: 'Send that one again.',
  copyLink: 'Copy the link from the page of the case instead.',
  over: 'This case is with no partner now.',
  nothing: 'Nothing of it is sent any more.',
  none: 'There is no such delivery.',
  noWay: 'Nothing is sent to this partner by itself: it opens a link, or its own system asks us.',
  notTaken: 'The mail was not taken: {1}',
  later: 'Look at the address, or try again later.',
  folder: 'Nothing can be put into the folder on {1} ({2}).',
  rights: 'Look whether the folder is there, and at the rights in it.',
  key: 'That is no fingerprint of a server.',
  testIt: 'Test the connection: it says which key the server shows.',
};

type RefusedParcelWords = typeof en;

const fr: RefusedParcelWords = inFrench({
  empty: 'Ce qui devait être envoyé n’est pas là.',
  makeOne: 'Établissez un complément au dossier.',
  address: 'Ce n’est pas une adresse e-mail.',
  writeAddress: 'Écrivez-la comme nom@example.com.',
  underway: 'L’envoi est déjà en route.',
  lookAgain: 'Regardez à nouveau dans quelques minutes.',
  there: 'Le dossier a déjà été préparé pour le partenaire.',
  sendThat: 'Envoyez celui-là à nouveau.',
  copyLink: 'Copiez plutôt le lien depuis la page du dossier.',
  over: 'Ce dossier n’est chez aucun partenaire à présent.',
  nothing: 'Plus rien n’en est envoyé.',
  none: 'Cet envoi n’existe pas.',
  noWay: 'Rien n’est envoyé de soi-même à ce partenaire : il ouvre un lien, ou son propre système nous interroge.',
  notTaken: 'L’e-mail n’a pas été accepté : {1}',
  later: 'Vérifiez l’adresse, ou réessayez plus tard.',
  folder: 'Rien ne peut être déposé dans le dossier sur {1} ({2}).',
  rights: 'Vérifiez que le dossier existe, et les droits dont il dispose.',
  key: 'Ce n’est pas l’empreinte d’un serveur.',
  testIt: 'Testez la connexion : elle dit quelle clé le serveur présente.',
});

const de: RefusedParcelWords = {
  empty: 'Was gesendet werden sollte, ist nicht da.',
  makeOne: 'Machen Sie einen Nachtrag zum Fall.',
  address: 'Das ist keine E-Mail-Adresse.',
  writeAddress: 'Schreiben Sie sie als name@example.com.',
  underway: 'Es ist schon unterwegs.',
  lookAgain: 'Sehen Sie in einigen Minuten wieder nach.',
  there: 'Die Akte wurde für den Partner schon bereitgemacht.',
  sendThat: 'Senden Sie diese erneut.',
  copyLink: 'Kopieren Sie stattdessen den Link von der Seite des Falls.',
  over: 'Dieser Fall liegt jetzt bei keinem Partner.',
  nothing: 'Davon wird nichts mehr gesendet.',
  none: 'Diese Sendung gibt es nicht.',
  noWay: 'Diesem Partner wird nichts von selbst gesendet: Er öffnet einen Link, oder sein eigenes System fragt uns.',
  notTaken: 'Die E-Mail wurde nicht angenommen: {1}',
  later: 'Prüfen Sie die Adresse, oder versuchen Sie es später noch einmal.',
  folder: 'In den Ordner auf {1} kann nichts abgelegt werden ({2}).',
  rights: 'Prüfen Sie, ob der Ordner da ist, und die Rechte darin.',
  key: 'Das ist kein Fingerabdruck eines Servers.',
  testIt: 'Testen Sie die Verbindung: Sie sagt, welchen Schlüssel der Server zeigt.',
};

const sv: RefusedParcelWords = {
  empty: 'Det som skulle skickas finns inte.',
  makeOne: 'Gör ett tillägg till ärendet.',
  address: 'Det är ingen e-postadress.',
  writeAddress: 'Skriv den som namn@example.com.',
  underway: 'Det är redan på väg.',
  lookAgain: 'Titta igen om några minuter.',
  there: 'Akten gjordes redan i ordning för partnern.',
  sendThat: 'Skicka den igen.',
  copyLink: 'Kopiera länken från ärendets sida i stället.',
  over: 'Det här ärendet ligger inte hos någon partner nu.',
  nothing: 'Inget av det skickas längre.',
  none: 'Det finns ingen sådan försändelse.',
  noWay: 'Inget skickas av sig självt till den här partnern: den öppnar en länk, eller så frågar dess eget system oss.',
  notTaken: 'E-posten togs inte emot: {1}',
  later: 'Kontrollera adressen eller försök igen senare.',
  folder: 'Inget kan läggas i mappen på {1} ({2}).',
  rights: 'Kontrollera att mappen finns, och rättigheterna i den.',
  key: 'Det är inget fingeravtryck från en server.',
  testIt: 'Testa anslutningen: den säger vilken nyckel servern visar.',
};

/** Why something about a delivery to a partner is refused. */
export const REFUSED_PARCEL_WORDS: Readonly<Record<Language, RefusedParcelWords>> = { en, fr, de, sv };
