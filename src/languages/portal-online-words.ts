import { inFrench } from './said';

/** What a customer reads who pays online, in each language of the portal. */
const en = {
  title: 'Pay online',
  text: 'By card or from your bank, on the page of our payment provider. What you pay there counts for exactly these invoices.',
  button: 'Pay {sum} online',
  go: 'On the page of our payment provider you pay {sum}.',
  link: 'Go on to the payment page',
  until: 'The page is open for one hour. Until then we do not ask for these invoices.',
  state: {
    opening: 'The payment is being prepared.',
    open: 'The payment has not been made yet.',
    waiting:
      'Your bank is carrying out the payment: that can take some days. We do not ask for these invoices meanwhile.',
    paid: 'We have received {sum}. Thank you.',
    expired: 'The payment page has closed, and nothing was paid.',
    failed: 'The payment did not go through, and nothing was paid.',
  },
  subject: '{company}: {documents}',
  unavailable: 'Paying online is not possible right now. Please pay by bank transfer.',
};

export type PortalOnlineWords = typeof en;

export const PORTAL_ONLINE_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalOnlineWords>> = {
  en,
  fr: inFrench({
    title: 'Payer en ligne',
    text: 'Par carte ou depuis votre banque, sur la page de notre prestataire de paiement. Ce que vous y payez compte pour ces factures exactement.',
    button: 'Payer {sum} en ligne',
    go: 'Sur la page de notre prestataire de paiement, vous payez {sum}.',
    link: 'Aller à la page de paiement',
    until: 'La page est ouverte pendant une heure. Jusque-là, nous ne demandons pas ces factures.',
    state: {
      opening: 'Le paiement se prépare.',
      open: 'Le paiement n’a pas encore été fait.',
      waiting:
        'Votre banque exécute le paiement : cela peut prendre quelques jours. Entre-temps, nous ne demandons pas ces factures.',
      paid: 'Nous avons reçu {sum}. Merci.',
      expired: 'La page de paiement s’est fermée, et rien n’a été payé.',
      failed: 'Le paiement n’a pas abouti, et rien n’a été payé.',
    },
    subject: '{company} : {documents}',
    unavailable: 'Le paiement en ligne n’est pas possible en ce moment. Merci de payer par virement.',
  }),
  de: {
    title: 'Online bezahlen',
    text: 'Mit Karte oder von Ihrer Bank, auf der Seite unseres Zahlungsanbieters. Was Sie dort zahlen, zählt für genau diese Rechnungen.',
    button: '{sum} online bezahlen',
    go: 'Auf der Seite unseres Zahlungsanbieters zahlen Sie {sum}.',
    link: 'Weiter zur Zahlungsseite',
    until: 'Die Seite ist eine Stunde offen. So lange verlangen wir diese Rechnungen nicht.',
    state: {
      opening: 'Die Zahlung wird vorbereitet.',
      open: 'Die Zahlung ist noch nicht erfolgt.',
      waiting:
        'Ihre Bank führt die Zahlung aus: Das kann einige Tage dauern. So lange verlangen wir diese Rechnungen nicht.',
      paid: 'Wir haben {sum} erhalten. Danke.',
      expired: 'Die Zahlungsseite ist geschlossen, und nichts wurde bezahlt.',
      failed: 'Die Zahlung kam nicht zustande, und nichts wurde bezahlt.',
    },
    subject: '{company}: {documents}',
    unavailable: 'Online bezahlen geht gerade nicht. Bitte zahlen Sie per Überweisung.',
  },
  sv: {
    title: 'Betala online',
    text: 'Med kort eller från din bank, på vår betalleverantörs sida. Det du betalar där räknas för just de här fakturorna.',
    button: 'Betala {sum} online',
    go: 'På vår betalleverantörs sida betalar du {sum}.',
    link: 'Vidare till betalsidan',
    until: 'Sidan är öppen i en timme. Under tiden begär vi inte de här fakturorna.',
    state: {
      opening: 'Betalningen förbereds.',
      open: 'Betalningen har inte gjorts än.',
      waiting: 'Din bank genomför betalningen: det kan ta några dagar. Under tiden begär vi inte de här fakturorna.',
      paid: 'Vi har fått {sum}. Tack.',
      expired: 'Betalsidan har stängts, och inget har betalats.',
      failed: 'Betalningen gick inte igenom, och inget har betalats.',
    },
    subject: '{company}: {documents}',
    unavailable: 'Det går inte att betala online just nu. Betala gärna med banköverföring.',
  },
  nl: {
    title: 'Online betalen',
    text: 'Met kaart of via uw bank, op de pagina van onze betaaldienst. Wat u daar betaalt, telt voor precies deze facturen.',
    button: '{sum} online betalen',
    go: 'Op de pagina van onze betaaldienst betaalt u {sum}.',
    link: 'Verder naar de betaalpagina',
    until: 'De pagina blijft een uur open. Tot dan vragen wij geen betaling van deze facturen.',
    state: {
      opening: 'De betaling wordt voorbereid.',
      open: 'De betaling is nog niet gedaan.',
      waiting:
        'Uw bank voert de betaling uit: dat kan enkele dagen duren. Ondertussen vragen wij geen betaling van deze facturen.',
      paid: 'Wij hebben {sum} ontvangen. Dank u.',
      expired: 'De betaalpagina is gesloten en er is niets betaald.',
      failed: 'De betaling is niet gelukt en er is niets betaald.',
    },
    subject: '{company}: {documents}',
    unavailable: 'Online betalen kan nu niet. Betaal alstublieft per overschrijving.',
  },
  es: {
    title: 'Pagar en línea',
    text: 'Con tarjeta o desde su banco, en la página de nuestro proveedor de pagos. Lo que pague allí cuenta exactamente para estas facturas.',
    button: 'Pagar {sum} en línea',
    go: 'En la página de nuestro proveedor de pagos paga {sum}.',
    link: 'Seguir a la página de pago',
    until: 'La página está abierta una hora. Hasta entonces no pedimos estas facturas.',
    state: {
      opening: 'El pago se está preparando.',
      open: 'El pago aún no se ha hecho.',
      waiting: 'Su banco está realizando el pago: puede tardar unos días. Mientras tanto no pedimos estas facturas.',
      paid: 'Hemos recibido {sum}. Gracias.',
      expired: 'La página de pago se ha cerrado y no se ha pagado nada.',
      failed: 'El pago no se ha completado y no se ha pagado nada.',
    },
    subject: '{company}: {documents}',
    unavailable: 'Ahora no es posible pagar en línea. Pague por transferencia bancaria, por favor.',
  },
};
