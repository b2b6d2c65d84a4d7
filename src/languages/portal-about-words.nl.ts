import type { PortalAboutWords } from './portal-about-words.en';

/** Dutch words of the same. */
export const nl: PortalAboutWords = {
  title: 'Wie wij zijn en hoe het verdergaat',
  register: 'Registratienummer',
  vat: 'Btw-nummer',
  representative: 'Vertegenwoordigd door',
  phone: 'Telefoon',
  email: 'E-mail',
  website: 'Website',
  permission: 'Vergunning',
  numbers: 'Uw nummers bij ons',
  behalf: {
    title: 'Voor wie',
    short: 'namens {company}',
    own: '{company} regelt haar facturen zelf. Niemand anders is erbij betrokken.',
    operator: '{operator} beheert deze rekening voor {company}. Wat openstaat, bent u aan {company} verschuldigd.',
  },
  person: {
    title: 'Wie hieraan werkt',
    name: 'Naam',
    role: 'Functie',
    qualification: 'Kwalificatie',
    hours: 'Bereikbaar',
  },
  why: {
    title: 'Waarom u van ons hoorde',
    text: 'Ten minste één factuur van {company} is vervallen of vervalt binnenkort. Facturen worden over het hoofd gezien en berichten raken zoek, daarom herinneren wij u eraan. Hebt u betaald of klopt er iets niet, zeg het ons: wij kijken ernaar voordat wij weer schrijven.',
  },
  process: {
    title: 'Hoe het verdergaat',
    steps: [
      'Rond de vervaldag sturen wij herinneringen. Elke herinnering noemt de facturen, het bedrag en een dag.',
      'Als u ons iets laat weten (een dag waarop u betaalt, dat er iets niet klopt, dat u hebt betaald), kijkt er eerst een mens naar. Ondertussen vragen wij van dat deel geen betaling.',
      'Een laatste herinnering komt pas nadat ten minste twee andere dezelfde factuur hebben genoemd.',
    ],
    handOver:
      'Blijft dit alles zonder antwoord, dan kan iemand hier besluiten dat een partner voor ons incasseert. Tot dan kunt u hier betalen, een regeling afspreken of bezwaar maken.',
  },
  ahead: {
    reminder: '{day}: wij herinneren u eraan, tenzij wij iets van u hoorden of uw betaling er is.',
    formalNotice: '{day}: wij sturen u een formele aanmaning, tenzij wij iets van u hoorden of uw betaling er is.',
    final: '{day}: wij sturen u een laatste herinnering, tenzij wij iets van u hoorden of uw betaling er is.',
    call: '{day}: wij proberen u telefonisch te bereiken.',
    preDue: '{day}: wij schrijven u dat de vervaldag nadert.',
  },
  data: {
    title: 'Wat wij met uw gegevens doen',
    text: [
      'Wij bewaren uw naam, uw adres en hoe u te bereiken bent, uw facturen en betalingen, en wat u en wij schreven. Wij hebben dat nodig om te innen wat openstaat, om u te antwoorden en om de bewijzen te bewaren die de boekhouding vereist.',
      'Wij geven het alleen aan wie voor ons aan deze rekening werkt. Gaat een partner voor ons incasseren, dan krijgt die wat daarvoor nodig is.',
      'Deze pagina bewaart één cookie, zodat u tijdens uw bezoek aangemeld blijft. Zij vraagt niemand anders iets en meet niets.',
      'U kunt ons vragen wat wij bewaren, het laten verbeteren, bezwaar maken tegen het gebruik en een klacht indienen bij de gegevensbeschermingsautoriteit van uw land.',
    ],
    contact: 'Schrijf naar {email}.',
  },
  faq: {
    title: 'Veelgestelde vragen',
    entries: [
      {
        q: 'Ik heb betaald. Waarom vraagt u er nog om?',
        a: 'Een overschrijving duurt een tot twee bankdagen en telt mee zodra zij bij ons is. Zeg ons de dag en het bedrag, dan zoeken wij haar.',
      },
      {
        q: 'Ik kan nu niet alles betalen.',
        a: 'Zeg ons op welke dag u het kunt, of vraag om termijnen. Hoe eerder wij het weten, hoe beter wij kunnen helpen.',
      },
      {
        q: 'Ik ben het niet eens met een factuur.',
        a: 'Zeg ons wat er niet klopt, ook als het maar één regel is. Wij vragen dat deel niet terwijl wij ernaar kijken.',
      },
      {
        q: 'Hoe weet ik dat de bankrekening echt van u is?',
        a: 'Vergelijk haar met uw factuur of contract, of bel ons op een nummer dat u al kende. Vertrouw geen rekening die iemand u telefonisch of in een nieuw bericht gaf.',
      },
      {
        q: 'Ik ben niet de juiste persoon.',
        a: 'Zeg het ons. Wij schrijven u er niet meer over en zoeken de juiste.',
      },
      {
        q: 'Ik kan helemaal niet meer betalen.',
        a: 'Zeg ons wat mogelijk is. Een mens leest het. In de meeste landen bestaat gratis schuldhulp; het helpt om er vroeg naartoe te gaan.',
      },
    ],
  },
};
