import { inFrench } from './said';

/** What a customer reads who chooses what to pay, and who asks whether an account is ours, in each language of the portal. */
const en = {
  choose: 'Choose what to pay, in {currency}',
  chooseHolder: 'Choose what to pay to {holder}, in {currency}',
  chooseText:
    'Tick what you want to pay now. You may change an amount to pay a part. You then get a reference for exactly that, so that your payment is booked by itself.',
  open: '{sum} open',
  credit: '{sum} in your favour, taken off',
  amountOf: 'Amount for {document}',
  button: 'Show how to pay',
  title: 'How to pay what you chose',
  chosen: 'What you chose',
  total: 'Total',
  how: 'Your transfer',
  howText:
    'Scan the code with your bank’s app, or copy the values. Use this reference for this payment only, with exactly this amount.',
  saveCode: 'Save the code as a picture',
  saveBill: 'Save the payment part (PDF)',
  again: 'Choose something else to pay',
  changed:
    'What you chose has changed since: something of it was paid, or is asked for elsewhere. Please choose again.',
  tooMany: 'You have asked for many references today. Please use one of them, or call us.',
  wrong: {
    amount: 'Write an amount above zero and not above what is open.',
    nothing: 'Tick at least one invoice.',
    credit: 'What is in your favour is as much as what you ticked: nothing is left to pay.',
  },
  copy: 'Copy',
  copied: '✓',
  ibanTitle: 'Is this account really ours?',
  ibanText: 'Did a message name another account than this page? Type its IBAN here. We compare it with our accounts.',
  ibanLabel: 'IBAN',
  ibanButton: 'Compare',
  ibanYes: 'Yes. {iban} is an account to which you can pay {company}.',
  ibanNo: 'No. {iban} is not our account. Do not pay there.',
  ibanCall: 'Please call us, at this number and not at one from the message: {help}',
  ibanNone: 'This is not a complete IBAN: a digit is wrong or missing. Compare it once more.',
};

export type PortalPayWords = typeof en;

const fr: PortalPayWords = inFrench({
  choose: 'Choisir ce que vous payez, en {currency}',
  chooseHolder: 'Choisir ce que vous payez à {holder}, en {currency}',
  chooseText:
    'Cochez ce que vous voulez payer maintenant. Vous pouvez modifier un montant pour payer une partie. Vous recevez alors une référence pour exactement cela : votre paiement est ainsi enregistré tout seul.',
  open: '{sum} à payer',
  credit: '{sum} en votre faveur, déduit',
  amountOf: 'Montant pour {document}',
  button: 'Voir comment payer',
  title: 'Comment payer ce que vous avez choisi',
  chosen: 'Votre choix',
  total: 'Total',
  how: 'Votre virement',
  howText:
    'Scannez le code avec l’application de votre banque, ou copiez les données. N’utilisez cette référence que pour ce paiement, avec exactement ce montant.',
  saveCode: 'Enregistrer le code en image',
  saveBill: 'Enregistrer la section paiement (PDF)',
  again: 'Choisir autre chose à payer',
  changed:
    'Votre choix a changé entre-temps : une partie a été payée ou est demandée ailleurs. Veuillez choisir de nouveau.',
  tooMany: 'Vous avez demandé beaucoup de références aujourd’hui. Utilisez l’une d’elles ou appelez-nous.',
  wrong: {
    amount: 'Indiquez un montant supérieur à zéro, sans dépasser ce qui est à payer.',
    nothing: 'Cochez au moins une facture.',
    credit: 'Ce qui est en votre faveur couvre ce que vous avez coché : il ne reste rien à payer.',
  },
  copy: 'Copier',
  copied: '✓',
  ibanTitle: 'Ce compte est-il vraiment le nôtre ?',
  ibanText:
    'Un message indique-t-il un autre compte que cette page ? Saisissez son IBAN ici. Nous le comparons avec nos comptes.',
  ibanLabel: 'IBAN',
  ibanButton: 'Comparer',
  ibanYes: 'Oui. {iban} est un compte sur lequel vous pouvez payer {company}.',
  ibanNo: 'Non. {iban} n’est pas notre compte. N’y payez rien.',
  ibanCall: 'Appelez-nous, à ce numéro et non à celui du message : {help}',
  ibanNone: 'Ce n’est pas un IBAN complet : un chiffre est faux ou manque. Comparez-le encore une fois.',
});

const de: PortalPayWords = {
  choose: 'Wählen, was Sie zahlen, in {currency}',
  chooseHolder: 'Wählen, was Sie an {holder} zahlen, in {currency}',
  chooseText:
    'Kreuzen Sie an, was Sie jetzt zahlen möchten. Sie können einen Betrag ändern, um einen Teil zu zahlen. Sie erhalten dann eine Referenz für genau das, damit Ihre Zahlung von selbst verbucht wird.',
  open: '{sum} offen',
  credit: '{sum} zu Ihren Gunsten, wird abgezogen',
  amountOf: 'Betrag für {document}',
  button: 'Zeigen, wie ich zahle',
  title: 'So zahlen Sie, was Sie gewählt haben',
  chosen: 'Ihre Auswahl',
  total: 'Summe',
  how: 'Ihre Überweisung',
  howText:
    'Scannen Sie den Code mit der App Ihrer Bank, oder kopieren Sie die Angaben. Verwenden Sie diese Referenz nur für diese Zahlung, mit genau diesem Betrag.',
  saveCode: 'Code als Bild speichern',
  saveBill: 'Zahlteil speichern (PDF)',
  again: 'Etwas anderes zum Zahlen wählen',
  changed:
    'Ihre Auswahl hat sich inzwischen geändert: Etwas davon wurde bezahlt oder wird anderswo verlangt. Bitte wählen Sie neu.',
  tooMany: 'Sie haben heute viele Referenzen angefordert. Bitte verwenden Sie eine davon, oder rufen Sie uns an.',
  wrong: {
    amount: 'Geben Sie einen Betrag über null an, höchstens das, was offen ist.',
    nothing: 'Kreuzen Sie mindestens eine Rechnung an.',
    credit: 'Was zu Ihren Gunsten steht, deckt Ihre Auswahl: Es bleibt nichts zu zahlen.',
  },
  copy: 'Kopieren',
  copied: '✓',
  ibanTitle: 'Ist dieses Konto wirklich unseres?',
  ibanText:
    'Nennt eine Nachricht ein anderes Konto als diese Seite? Geben Sie dessen IBAN hier ein. Wir vergleichen sie mit unseren Konten.',
  ibanLabel: 'IBAN',
  ibanButton: 'Vergleichen',
  ibanYes: 'Ja. {iban} ist ein Konto, auf das Sie an {company} zahlen können.',
  ibanNo: 'Nein. {iban} ist nicht unser Konto. Zahlen Sie nicht dorthin.',
  ibanCall: 'Bitte rufen Sie uns an, unter dieser Nummer und nicht unter einer aus der Nachricht: {help}',
  ibanNone: 'Das ist keine vollständige IBAN: Eine Ziffer ist falsch oder fehlt. Vergleichen Sie sie noch einmal.',
};

const sv: PortalPayWords = {
  choose: 'Välj vad du betalar, i {currency}',
  chooseHolder: 'Välj vad du betalar till {holder}, i {currency}',
  chooseText:
    'Kryssa för det du vill betala nu. Du kan ändra ett belopp för att betala en del. Du får då en referens för just det, så att din betalning bokförs av sig själv.',
  open: '{sum} att betala',
  credit: '{sum} till din fördel, dras av',
  amountOf: 'Belopp för {document}',
  button: 'Visa hur jag betalar',
  title: 'Så betalar du det du valde',
  chosen: 'Det du valde',
  total: 'Summa',
  how: 'Din betalning',
  howText:
    'Skanna koden med din banks app, eller kopiera uppgifterna. Använd referensen bara för den här betalningen, med exakt det här beloppet.',
  saveCode: 'Spara koden som bild',
  saveBill: 'Spara betalningsdelen (PDF)',
  again: 'Välj något annat att betala',
  changed: 'Det du valde har ändrats sedan dess: något har betalats eller krävs på annat håll. Välj igen.',
  tooMany: 'Du har begärt många referenser i dag. Använd en av dem, eller ring oss.',
  wrong: {
    amount: 'Skriv ett belopp över noll och högst det som återstår att betala.',
    nothing: 'Kryssa för minst en faktura.',
    credit: 'Det som är till din fördel täcker det du kryssade för: inget återstår att betala.',
  },
  copy: 'Kopiera',
  copied: '✓',
  ibanTitle: 'Är det här verkligen vårt konto?',
  ibanText:
    'Anger ett meddelande ett annat konto än den här sidan? Skriv dess IBAN här. Vi jämför det med våra konton.',
  ibanLabel: 'IBAN',
  ibanButton: 'Jämför',
  ibanYes: 'Ja. {iban} är ett konto dit du kan betala {company}.',
  ibanNo: 'Nej. {iban} är inte vårt konto. Betala inte dit.',
  ibanCall: 'Ring oss, på det här numret och inte på ett från meddelandet: {help}',
  ibanNone: 'Det är inte ett fullständigt IBAN: en siffra är fel eller saknas. Jämför en gång till.',
};

const nl: PortalPayWords = {
  choose: 'Kies wat u betaalt, in {currency}',
  chooseHolder: 'Kies wat u aan {holder} betaalt, in {currency}',
  chooseText:
    'Vink aan wat u nu wilt betalen. U kunt een bedrag wijzigen om een deel te betalen. U krijgt dan een referentie voor precies dat, zodat uw betaling vanzelf wordt geboekt.',
  open: '{sum} open',
  credit: '{sum} in uw voordeel, wordt afgetrokken',
  amountOf: 'Bedrag voor {document}',
  button: 'Toon hoe ik betaal',
  title: 'Zo betaalt u wat u koos',
  chosen: 'Uw keuze',
  total: 'Totaal',
  how: 'Uw overschrijving',
  howText:
    'Scan de code met de app van uw bank, of kopieer de gegevens. Gebruik deze referentie alleen voor deze betaling, met precies dit bedrag.',
  saveCode: 'Code als afbeelding opslaan',
  saveBill: 'Betaalstrook opslaan (PDF)',
  again: 'Iets anders kiezen om te betalen',
  changed: 'Uw keuze is intussen veranderd: iets ervan is betaald of wordt elders gevraagd. Kies opnieuw.',
  tooMany: 'U hebt vandaag veel referenties gevraagd. Gebruik er een van, of bel ons.',
  wrong: {
    amount: 'Vul een bedrag in boven nul en niet hoger dan wat openstaat.',
    nothing: 'Vink ten minste één factuur aan.',
    credit: 'Wat in uw voordeel staat, dekt wat u aanvinkte: er blijft niets te betalen.',
  },
  copy: 'Kopiëren',
  copied: '✓',
  ibanTitle: 'Is deze rekening echt van ons?',
  ibanText:
    'Noemt een bericht een andere rekening dan deze pagina? Vul de IBAN hier in. Wij vergelijken die met onze rekeningen.',
  ibanLabel: 'IBAN',
  ibanButton: 'Vergelijken',
  ibanYes: 'Ja. {iban} is een rekening waarop u {company} kunt betalen.',
  ibanNo: 'Nee. {iban} is niet onze rekening. Betaal daar niet.',
  ibanCall: 'Bel ons, op dit nummer en niet op een nummer uit het bericht: {help}',
  ibanNone: 'Dit is geen volledige IBAN: er is een cijfer fout of er ontbreekt er een. Vergelijk hem nog eens.',
};

const es: PortalPayWords = {
  choose: 'Elija lo que paga, en {currency}',
  chooseHolder: 'Elija lo que paga a {holder}, en {currency}',
  chooseText:
    'Marque lo que quiere pagar ahora. Puede cambiar un importe para pagar una parte. Recibirá una referencia para exactamente eso, de modo que su pago se registre por sí solo.',
  open: '{sum} pendientes',
  credit: '{sum} a su favor, se descuenta',
  amountOf: 'Importe para {document}',
  button: 'Ver cómo pagar',
  title: 'Cómo pagar lo que eligió',
  chosen: 'Lo que eligió',
  total: 'Total',
  how: 'Su transferencia',
  howText:
    'Escanee el código con la aplicación de su banco, o copie los datos. Use esta referencia solo para este pago, con exactamente este importe.',
  saveCode: 'Guardar el código como imagen',
  saveBill: 'Guardar la sección de pago (PDF)',
  again: 'Elegir otra cosa para pagar',
  changed: 'Lo que eligió ha cambiado desde entonces: algo se pagó o se reclama en otro lugar. Elija de nuevo.',
  tooMany: 'Ha pedido muchas referencias hoy. Use una de ellas o llámenos.',
  wrong: {
    amount: 'Escriba un importe mayor que cero y que no supere lo pendiente.',
    nothing: 'Marque al menos una factura.',
    credit: 'Lo que tiene a su favor cubre lo que marcó: no queda nada por pagar.',
  },
  copy: 'Copiar',
  copied: '✓',
  ibanTitle: '¿Es esta cuenta realmente nuestra?',
  ibanText:
    '¿Un mensaje indica otra cuenta que no es la de esta página? Escriba aquí su IBAN. Lo comparamos con nuestras cuentas.',
  ibanLabel: 'IBAN',
  ibanButton: 'Comparar',
  ibanYes: 'Sí. {iban} es una cuenta en la que puede pagar a {company}.',
  ibanNo: 'No. {iban} no es nuestra cuenta. No pague allí.',
  ibanCall: 'Llámenos a este número y no a uno del mensaje: {help}',
  ibanNone: 'No es un IBAN completo: hay un dígito equivocado o falta alguno. Compárelo otra vez.',
};

export const PORTAL_PAY_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalPayWords>> = { en, fr, de, sv, nl, es }; // prettier-ignore
