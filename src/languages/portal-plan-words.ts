/** What a customer reads about instalments, in the portal and on a statement, in each language of the portal. */
export interface PortalPlanWords {
  readonly title: string;
  readonly yours: string;
  readonly plan: string;
  readonly offered: string;
  readonly asked: string;
  readonly caption: string;
  readonly due: string;
  readonly amount: string;
  readonly text: string;
  readonly count: string;
  readonly first: string;
  readonly by: string;
  readonly button: string;
  readonly done: string;
  readonly doneWaits: string;
  readonly wrongCount: string;
  readonly wrongDay: string;
  readonly planned: string;
  readonly is: Readonly<Record<'coming' | 'open' | 'paid' | 'paid_late' | 'awaiting_allocation' | 'missed', string>>;
}

export const PORTAL_PLAN_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalPlanWords>> = {
  en: {
    title: 'Pay in instalments',
    yours: 'Your instalments',
    plan: 'Plan {number}: {sum}, {left} left to pay.',
    offered: 'Plan {number}: {sum} in instalments. Accept it by {day}: answer our message or call us.',
    asked: 'Plan {number}: you asked to pay {sum} in instalments. We look at it and answer.',
    caption: 'Instalments of plan {number}',
    due: 'Pay by',
    amount: 'Amount',
    text: 'You can ask to pay {sum} in equal parts, once a month. We answer within three working days and send no reminder until then.',
    count: 'Number of instalments',
    first: 'First payment on',
    by: 'Your name',
    button: 'Ask for instalments',
    done: 'It is agreed: plan {number}. Your instalments are below.',
    doneWaits: 'We have your request ({number}) and answer by {day}. Until then we send no reminder.',
    wrongCount: 'Choose a number from 2 to {most}.',
    wrongDay: 'Choose a day within the next two months.',
    planned: 'paid in instalments',
    is: {
      coming: 'to come',
      open: 'due now',
      paid: 'paid, thank you',
      paid_late: 'paid, thank you',
      awaiting_allocation: 'we are matching your payment',
      missed: 'not received',
    },
  },
  fr: {
    title: 'Payer en plusieurs fois',
    yours: 'Vos échéances',
    plan: 'Échéancier {number} : {sum}, il reste {left} à payer.',
    offered:
      'Échéancier {number} : {sum} en plusieurs fois. Acceptez-le au plus tard le {day} : répondez à notre message ou appelez-nous.',
    asked:
      'Échéancier {number} : vous avez demandé à payer {sum} en plusieurs fois. Nous étudions votre demande et répondons.',
    caption: 'Échéances de {number}',
    due: 'À payer le',
    amount: 'Montant',
    text: 'Vous pouvez demander à payer {sum} en parts égales, une fois par mois. Nous répondons sous trois jours ouvrés et n’envoyons pas de relance d’ici là.',
    count: 'Nombre d’échéances',
    first: 'Premier paiement le',
    by: 'Votre nom',
    button: 'Demander l’échelonnement',
    done: 'C’est d’accord : échéancier {number}. Vos échéances figurent ci-dessous.',
    doneWaits: 'Nous avons reçu votre demande ({number}) et répondons au plus tard le {day}. D’ici là, pas de relance.',
    wrongCount: 'Choisissez un nombre de 2 à {most}.',
    wrongDay: 'Choisissez un jour dans les deux prochains mois.',
    planned: 'payé en plusieurs fois',
    is: {
      coming: 'à venir',
      open: 'à payer maintenant',
      paid: 'payée, merci',
      paid_late: 'payée, merci',
      awaiting_allocation: 'nous affectons votre paiement',
      missed: 'non reçue',
    },
  },
  de: {
    title: 'In Raten zahlen',
    yours: 'Ihre Raten',
    plan: 'Ratenplan {number}: {sum}, davon sind noch {left} zu zahlen.',
    offered:
      'Ratenplan {number}: {sum} in Raten. Nehmen Sie ihn bis {day} an: antworten Sie auf unsere Nachricht oder rufen Sie an.',
    asked: 'Ratenplan {number}: Sie möchten {sum} in Raten zahlen. Wir prüfen das und antworten.',
    caption: 'Raten von {number}',
    due: 'Zahlen bis',
    amount: 'Betrag',
    text: 'Sie können {sum} in gleichen Teilen zahlen, einmal im Monat. Wir antworten binnen drei Werktagen und mahnen bis dahin nicht.',
    count: 'Zahl der Raten',
    first: 'Erste Zahlung am',
    by: 'Ihr Name',
    button: 'Raten erbitten',
    done: 'Es ist vereinbart: Ratenplan {number}. Ihre Raten stehen unten.',
    doneWaits: 'Wir haben Ihre Anfrage ({number}) und antworten bis {day}. Bis dahin mahnen wir nicht.',
    wrongCount: 'Wählen Sie eine Zahl von 2 bis {most}.',
    wrongDay: 'Wählen Sie einen Tag in den nächsten zwei Monaten.',
    planned: 'wird in Raten gezahlt',
    is: {
      coming: 'kommt',
      open: 'jetzt fällig',
      paid: 'bezahlt, danke',
      paid_late: 'bezahlt, danke',
      awaiting_allocation: 'wir ordnen Ihre Zahlung zu',
      missed: 'nicht eingegangen',
    },
  },
  sv: {
    title: 'Betala i delar',
    yours: 'Dina delbetalningar',
    plan: 'Plan {number}: {sum}, {left} återstår att betala.',
    offered: 'Plan {number}: {sum} i delar. Godta den senast {day}: svara på vårt meddelande eller ring oss.',
    asked: 'Plan {number}: du bad om att betala {sum} i delar. Vi tittar på det och svarar.',
    caption: 'Delbetalningar i {number}',
    due: 'Betala senast',
    amount: 'Belopp',
    text: 'Du kan be om att betala {sum} i lika delar, en gång i månaden. Vi svarar inom tre arbetsdagar och skickar ingen påminnelse till dess.',
    count: 'Antal delbetalningar',
    first: 'Första betalning den',
    by: 'Ditt namn',
    button: 'Be om delbetalning',
    done: 'Det är överenskommet: plan {number}. Dina delbetalningar står nedan.',
    doneWaits: 'Vi har din begäran ({number}) och svarar senast {day}. Till dess skickar vi ingen påminnelse.',
    wrongCount: 'Välj ett tal från 2 till {most}.',
    wrongDay: 'Välj en dag inom de närmaste två månaderna.',
    planned: 'betalas i delar',
    is: {
      coming: 'kommande',
      open: 'att betala nu',
      paid: 'betald, tack',
      paid_late: 'betald, tack',
      awaiting_allocation: 'vi matchar din betalning',
      missed: 'inte mottagen',
    },
  },
  nl: {
    title: 'In termijnen betalen',
    yours: 'Uw termijnen',
    plan: 'Regeling {number}: {sum}, er rest nog {left}.',
    offered:
      'Regeling {number}: {sum} in termijnen. Aanvaard haar uiterlijk op {day}: beantwoord ons bericht of bel ons.',
    asked: 'Regeling {number}: u wilt {sum} in termijnen betalen. Wij bekijken het en antwoorden.',
    caption: 'Termijnen van {number}',
    due: 'Vervaldag',
    amount: 'Bedrag',
    text: 'U kunt {sum} in gelijke delen betalen, eens per maand. Wij antwoorden binnen drie werkdagen en sturen tot dan geen herinnering.',
    count: 'Aantal termijnen',
    first: 'Eerste betaling op',
    by: 'Uw naam',
    button: 'Termijnen aanvragen',
    done: 'Het is afgesproken: regeling {number}. Uw termijnen staan hieronder.',
    doneWaits:
      'Wij hebben uw aanvraag ({number}) en antwoorden uiterlijk op {day}. Tot dan sturen wij geen herinnering.',
    wrongCount: 'Kies een getal van 2 tot {most}.',
    wrongDay: 'Kies een dag binnen twee maanden.',
    planned: 'in termijnen betaald',
    is: {
      coming: 'komt',
      open: 'nu te betalen',
      paid: 'betaald, dank u',
      paid_late: 'betaald, dank u',
      awaiting_allocation: 'wij verwerken uw betaling',
      missed: 'niet ontvangen',
    },
  },
  es: {
    title: 'Pagar a plazos',
    yours: 'Sus plazos',
    plan: 'Plan {number}: {sum}, quedan {left} por pagar.',
    offered: 'Plan {number}: {sum} a plazos. Acéptelo a más tardar el {day}: responda a nuestro mensaje o llámenos.',
    asked: 'Plan {number}: pidió pagar {sum} a plazos. Lo estudiamos y le responderemos.',
    caption: 'Plazos de {number}',
    due: 'Pagar hasta el',
    amount: 'Importe',
    text: 'Puede pedir pagar {sum} en partes iguales, una vez al mes. Respondemos en tres días laborables y no enviamos recordatorios hasta entonces.',
    count: 'Número de plazos',
    first: 'Primer pago el',
    by: 'Su nombre',
    button: 'Pedir el pago a plazos',
    done: 'Está acordado: plan {number}. Sus plazos figuran abajo.',
    doneWaits:
      'Tenemos su petición ({number}) y respondemos a más tardar el {day}. Hasta entonces no enviamos recordatorios.',
    wrongCount: 'Elija un número de 2 a {most}.',
    wrongDay: 'Elija un día dentro de los próximos dos meses.',
    planned: 'se paga a plazos',
    is: {
      coming: 'por venir',
      open: 'a pagar ahora',
      paid: 'pagado, gracias',
      paid_late: 'pagado, gracias',
      awaiting_allocation: 'estamos asignando su pago',
      missed: 'no recibido',
    },
  },
};
