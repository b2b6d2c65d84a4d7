import type { MessageLanguage } from './message-words';

/** What we write where something stands in the way of a payment, or one went back: ready written, for a person to change and to send. */
interface Reply {
  readonly subject: string;
  readonly text: string;
}

type Replies = Readonly<
  Record<
    | 'not_received'
    | 'po_missing'
    | 'not_approved'
    | 'not_registered'
    | 'wrong_entity'
    | 'wrong_portal'
    | 'payment_run'
    | 'payment_returned',
    Reply
  >
>;

const en: Replies = {
  not_received: {
    subject: 'Copies of our invoices',
    text: 'You told us that the invoices listed below have not reached you. Copies are attached.\n\nPlease confirm that you have them, and when we may expect payment.',
  },
  po_missing: {
    subject: 'Order number for our invoices',
    text: 'You told us that an order number is missing or wrong on the invoices listed below.\n\nPlease tell us the right number, and whether you need a new invoice or whether this message is enough.',
  },
  not_approved: {
    subject: 'Approval of our invoices',
    text: 'You told us that the invoices listed below have not been approved yet.\n\nPlease tell us who approves them and by when, and whether we can send anything that helps.',
  },
  not_registered: {
    subject: 'Our registration as your supplier',
    text: 'You told us that we are not registered as a supplier with you yet.\n\nPlease tell us what you need from us for it and by when it will be done.',
  },
  wrong_entity: {
    subject: 'The right recipient of our invoices',
    text: 'You told us that the invoices listed below are addressed to the wrong entity.\n\nPlease give us its full name, address and VAT number, so that we can check it and issue the invoices anew where that is right.',
  },
  wrong_portal: {
    subject: 'The right way for our invoices',
    text: 'You told us that the invoices listed below should have come another way. Copies are attached.\n\nPlease tell us the portal or address to which we are to send them.',
  },
  payment_run: {
    subject: 'Your next payment run',
    text: 'Thank you for telling us that the invoices listed below will be paid with your next payment run.\n\nPlease confirm its day and that all of them are in it.',
  },
  payment_returned: {
    subject: 'Your payment was returned',
    text: 'The payment for the invoices listed below was returned by the bank, so that they are open again.\n\nPlease pay them as shown below, or tell us if the return surprises you.',
  },
};

const fr: Replies = {
  not_received: {
    subject: 'Copies de nos factures',
    text: 'Vous nous avez indiqué ne pas avoir reçu les factures ci-dessous. Vous en trouverez une copie en pièce jointe.\n\nMerci de nous en confirmer la réception et de nous préciser la date de règlement prévue.',
  },
  po_missing: {
    subject: 'Numéro de commande de nos factures',
    text: 'Vous nous avez indiqué qu’un numéro de commande manque ou est erroné sur les factures ci-dessous.\n\nMerci de nous communiquer le bon numéro et de nous dire si une nouvelle facture est nécessaire ou si ce message suffit.',
  },
  not_approved: {
    subject: 'Validation de nos factures',
    text: 'Vous nous avez indiqué que les factures ci-dessous ne sont pas encore validées.\n\nMerci de nous dire qui les valide et pour quand, et si un document de notre part peut aider.',
  },
  not_registered: {
    subject: 'Notre référencement comme fournisseur',
    text: 'Vous nous avez indiqué que nous ne sommes pas encore référencés chez vous comme fournisseur.\n\nMerci de nous dire ce qu’il vous faut de notre part et quand ce sera fait.',
  },
  wrong_entity: {
    subject: 'Le bon destinataire de nos factures',
    text: 'Vous nous avez indiqué que les factures ci-dessous sont adressées à la mauvaise entité.\n\nMerci de nous communiquer sa dénomination exacte, son adresse et son numéro de TVA, afin que nous puissions vérifier et refaire les factures s’il y a lieu.',
  },
  wrong_portal: {
    subject: 'La bonne voie pour nos factures',
    text: 'Vous nous avez indiqué que les factures ci-dessous auraient dû vous parvenir par une autre voie. Vous en trouverez une copie en pièce jointe.\n\nMerci de nous indiquer le portail ou l’adresse où les déposer.',
  },
  payment_run: {
    subject: 'Votre prochaine échéance de paiement',
    text: 'Vous nous avez indiqué que les factures ci-dessous seront réglées lors de votre prochaine échéance de paiement ; nous vous en remercions.\n\nMerci de nous en confirmer la date et de vérifier que toutes y figurent.',
  },
  payment_returned: {
    subject: 'Votre paiement nous a été retourné',
    text: 'Le paiement des factures ci-dessous nous a été retourné par la banque : elles sont de nouveau ouvertes.\n\nMerci de les régler comme indiqué ci-dessous, ou de nous dire si ce retour vous surprend.',
  },
};

const de: Replies = {
  not_received: {
    subject: 'Kopien unserer Rechnungen',
    text: 'Sie haben uns mitgeteilt, dass die unten aufgeführten Rechnungen nicht bei Ihnen angekommen sind. Kopien liegen bei.\n\nBitte bestätigen Sie uns den Eingang und nennen Sie uns den Tag, an dem wir mit der Zahlung rechnen dürfen.',
  },
  po_missing: {
    subject: 'Bestellnummer zu unseren Rechnungen',
    text: 'Sie haben uns mitgeteilt, dass auf den unten aufgeführten Rechnungen eine Bestellnummer fehlt oder falsch ist.\n\nBitte nennen Sie uns die richtige Nummer und ob Sie eine neue Rechnung brauchen oder diese Nachricht genügt.',
  },
  not_approved: {
    subject: 'Freigabe unserer Rechnungen',
    text: 'Sie haben uns mitgeteilt, dass die unten aufgeführten Rechnungen noch nicht freigegeben sind.\n\nBitte sagen Sie uns, wer sie bis wann freigibt und ob wir etwas dazu beitragen können.',
  },
  not_registered: {
    subject: 'Unsere Anlage als Lieferant',
    text: 'Sie haben uns mitgeteilt, dass wir bei Ihnen noch nicht als Lieferant angelegt sind.\n\nBitte sagen Sie uns, was Sie dafür von uns brauchen und bis wann es erledigt sein wird.',
  },
  wrong_entity: {
    subject: 'Der richtige Empfänger unserer Rechnungen',
    text: 'Sie haben uns mitgeteilt, dass die unten aufgeführten Rechnungen an die falsche Gesellschaft gestellt sind.\n\nBitte nennen Sie uns deren vollständige Firma, Anschrift und USt-IdNr., damit wir es prüfen und die Rechnungen gegebenenfalls neu stellen können.',
  },
  wrong_portal: {
    subject: 'Der richtige Weg für unsere Rechnungen',
    text: 'Sie haben uns mitgeteilt, dass die unten aufgeführten Rechnungen auf einem anderen Weg hätten kommen sollen. Kopien liegen bei.\n\nBitte nennen Sie uns das Portal oder die Adresse, an die wir sie senden sollen.',
  },
  payment_run: {
    subject: 'Ihr nächster Zahlungslauf',
    text: 'Vielen Dank für die Mitteilung, dass die unten aufgeführten Rechnungen mit Ihrem nächsten Zahlungslauf bezahlt werden.\n\nBitte bestätigen Sie uns dessen Tag und dass alle darin enthalten sind.',
  },
  payment_returned: {
    subject: 'Ihre Zahlung ging zurück',
    text: 'Die Zahlung der unten aufgeführten Rechnungen ging von der Bank zurück; sie sind damit wieder offen.\n\nBitte bezahlen Sie sie wie unten angegeben, oder sagen Sie uns Bescheid, falls Sie der Rückgang überrascht.',
  },
};

const sv: Replies = {
  not_received: {
    subject: 'Kopior av våra fakturor',
    text: 'Ni har meddelat oss att fakturorna nedan inte har kommit fram. Kopior bifogas.\n\nBekräfta gärna att ni har fått dem och när vi kan vänta oss betalning.',
  },
  po_missing: {
    subject: 'Inköpsnummer till våra fakturor',
    text: 'Ni har meddelat oss att ett inköpsnummer saknas eller är fel på fakturorna nedan.\n\nMeddela oss det rätta numret och om ni behöver en ny faktura eller om det här meddelandet räcker.',
  },
  not_approved: {
    subject: 'Attest av våra fakturor',
    text: 'Ni har meddelat oss att fakturorna nedan ännu inte är attesterade.\n\nMeddela oss vem som attesterar dem och till när, och om vi kan bidra med något underlag.',
  },
  not_registered: {
    subject: 'Upplägg av oss som leverantör',
    text: 'Ni har meddelat oss att vi ännu inte är upplagda som leverantör hos er.\n\nMeddela oss vad ni behöver från oss och när det kommer att vara klart.',
  },
  wrong_entity: {
    subject: 'Rätt mottagare av våra fakturor',
    text: 'Ni har meddelat oss att fakturorna nedan är ställda till fel bolag.\n\nMeddela oss bolagets fullständiga namn, adress och momsnummer, så att vi kan kontrollera det och vid behov ställa ut nya fakturor.',
  },
  wrong_portal: {
    subject: 'Rätt väg för våra fakturor',
    text: 'Ni har meddelat oss att fakturorna nedan borde ha kommit en annan väg. Kopior bifogas.\n\nMeddela oss till vilken portal eller adress vi ska skicka dem.',
  },
  payment_run: {
    subject: 'Er nästa betalningskörning',
    text: 'Tack för beskedet att fakturorna nedan betalas vid er nästa betalningskörning.\n\nBekräfta gärna vilken dag den är och att alla är med.',
  },
  payment_returned: {
    subject: 'Er betalning kom i retur',
    text: 'Betalningen av fakturorna nedan kom i retur från banken; de är därför öppna igen.\n\nBetala dem så som anges nedan, eller hör av er om returen förvånar er.',
  },
};

const nl: Replies = {
  not_received: {
    subject: 'Kopieën van onze facturen',
    text: 'U hebt ons laten weten dat u onderstaande facturen niet hebt ontvangen. Kopieën zijn bijgevoegd.\n\nWilt u de ontvangst bevestigen en laten weten wanneer wij de betaling kunnen verwachten?',
  },
  po_missing: {
    subject: 'Bestelnummer bij onze facturen',
    text: 'U hebt ons laten weten dat op onderstaande facturen een bestelnummer ontbreekt of onjuist is.\n\nWilt u ons het juiste nummer doorgeven en laten weten of u een nieuwe factuur nodig hebt of dat dit bericht volstaat?',
  },
  not_approved: {
    subject: 'Goedkeuring van onze facturen',
    text: 'U hebt ons laten weten dat onderstaande facturen nog niet zijn goedgekeurd.\n\nWilt u laten weten wie ze goedkeurt en wanneer, en of wij daarbij kunnen helpen?',
  },
  not_registered: {
    subject: 'Onze registratie als leverancier',
    text: 'U hebt ons laten weten dat wij bij u nog niet als leverancier zijn geregistreerd.\n\nWilt u laten weten wat u daarvoor van ons nodig hebt en wanneer het gereed is?',
  },
  wrong_entity: {
    subject: 'De juiste ontvanger van onze facturen',
    text: 'U hebt ons laten weten dat onderstaande facturen aan de verkeerde entiteit zijn gericht.\n\nWilt u ons de volledige naam, het adres en het btw-nummer doorgeven, zodat wij dit kunnen controleren en zo nodig nieuwe facturen kunnen opmaken?',
  },
  wrong_portal: {
    subject: 'De juiste weg voor onze facturen',
    text: 'U hebt ons laten weten dat onderstaande facturen langs een andere weg hadden moeten komen. Kopieën zijn bijgevoegd.\n\nWilt u ons het portaal of adres doorgeven waarnaar wij ze moeten sturen?',
  },
  payment_run: {
    subject: 'Uw volgende betaalronde',
    text: 'Dank voor uw bericht dat onderstaande facturen in uw volgende betaalronde worden betaald.\n\nWilt u de datum bevestigen, en dat ze er alle in zijn opgenomen?',
  },
  payment_returned: {
    subject: 'Uw betaling is teruggeboekt',
    text: 'De betaling van onderstaande facturen is door de bank teruggeboekt; zij staan daarmee weer open.\n\nWilt u ze betalen zoals hieronder vermeld, of ons laten weten als de terugboeking u verrast?',
  },
};

const es: Replies = {
  not_received: {
    subject: 'Copias de nuestras facturas',
    text: 'Nos indicó que no ha recibido las facturas que figuran a continuación. Adjuntamos copias.\n\nLe agradeceremos que nos confirme la recepción y la fecha de pago prevista.',
  },
  po_missing: {
    subject: 'Número de pedido de nuestras facturas',
    text: 'Nos indicó que en las facturas que figuran a continuación falta un número de pedido o no es correcto.\n\nLe agradeceremos que nos comunique el número correcto y si necesita una factura nueva o basta con este mensaje.',
  },
  not_approved: {
    subject: 'Aprobación de nuestras facturas',
    text: 'Nos indicó que las facturas que figuran a continuación aún no están aprobadas.\n\nLe agradeceremos que nos diga quién las aprueba y para cuándo, y si podemos aportar algo.',
  },
  not_registered: {
    subject: 'Nuestra alta como proveedor',
    text: 'Nos indicó que aún no estamos dados de alta como proveedor.\n\nLe agradeceremos que nos diga qué necesita de nosotros y cuándo estará hecho.',
  },
  wrong_entity: {
    subject: 'El destinatario correcto de nuestras facturas',
    text: 'Nos indicó que las facturas que figuran a continuación están emitidas a la entidad equivocada.\n\nLe agradeceremos que nos facilite su razón social, domicilio y NIF, para que podamos comprobarlo y emitirlas de nuevo si procede.',
  },
  wrong_portal: {
    subject: 'La vía correcta para nuestras facturas',
    text: 'Nos indicó que las facturas que figuran a continuación debían llegar por otra vía. Adjuntamos copias.\n\nLe agradeceremos que nos indique el portal o la dirección a la que debemos enviarlas.',
  },
  payment_run: {
    subject: 'Su próxima fecha de pagos',
    text: 'Gracias por indicarnos que las facturas que figuran a continuación se pagarán en su próxima fecha de pagos.\n\nLe agradeceremos que nos confirme el día y que todas están incluidas.',
  },
  payment_returned: {
    subject: 'Su pago ha sido devuelto',
    text: 'El banco ha devuelto el pago de las facturas que figuran a continuación, por lo que vuelven a estar pendientes.\n\nLe rogamos que las pague como se indica a continuación, o que nos avise si la devolución le sorprende.',
  },
};

const REPLIES: Readonly<Record<MessageLanguage, Replies>> = { en, fr, de, sv, nl, es };

/** In that language, or in English where we do not write it. */
export const obstacleReply = (kind: keyof Replies, language: string): Reply =>
  (Object.hasOwn(REPLIES, language) ? REPLIES[language as MessageLanguage] : en)[kind];
