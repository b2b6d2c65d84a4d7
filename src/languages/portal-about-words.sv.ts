import type { PortalAboutWords } from './portal-about-words.en';

/** Swedish words of the same. */
export const sv: PortalAboutWords = {
  title: 'Vilka vi är och vad som händer nu',
  register: 'Organisationsnummer',
  vat: 'Momsregistreringsnummer',
  representative: 'Företräds av',
  phone: 'Telefon',
  email: 'E-post',
  website: 'Webbplats',
  permission: 'Tillstånd',
  numbers: 'Dina nummer hos oss',
  behalf: {
    title: 'För vems räkning',
    short: 'för {company}',
    own: '{company} sköter sina fakturor själv. Ingen annan är inblandad.',
    operator: '{operator} sköter det här kontot för {company}. Det som är obetalt är en skuld till {company}.',
  },
  person: {
    title: 'Vem som arbetar med detta',
    name: 'Namn',
    role: 'Funktion',
    qualification: 'Kompetens',
    hours: 'Nås',
  },
  why: {
    title: 'Varför vi hörde av oss',
    text: 'Minst en faktura från {company} har förfallit eller gör det snart. Fakturor glöms bort och meddelanden kommer bort, därför påminner vi. Om du har betalat eller om något är fel, säg det till oss: vi tittar på det innan vi skriver igen.',
  },
  process: {
    title: 'Vad som händer nu',
    steps: [
      'Kring förfallodagen skickar vi påminnelser. Var och en anger fakturorna, summan och en dag.',
      'När du berättar något för oss (en dag då du betalar, att något är fel, att du har betalat) tittar en person på det först. Under tiden begär vi inte den delen.',
      'En sista påminnelse kommer först när minst två andra har tagit upp samma faktura.',
    ],
    handOver:
      'Om allt detta förblir obesvarat kan en person här besluta att en partner driver in det åt oss. Fram till dess kan du betala, komma överens om delbetalning eller invända här.',
  },
  ahead: {
    reminder: '{day}: vi påminner dig, om vi inte har hört från dig och ingen betalning har kommit.',
    formalNotice: '{day}: vi skickar ett formellt krav, om vi inte har hört från dig och ingen betalning har kommit.',
    final: '{day}: vi skickar en sista påminnelse, om vi inte har hört från dig och ingen betalning har kommit.',
    call: '{day}: vi försöker nå dig per telefon.',
    preDue: '{day}: vi skriver till dig att förfallodagen närmar sig.',
  },
  data: {
    title: 'Vad vi gör med dina uppgifter',
    text: [
      'Vi sparar ditt namn, din adress och hur du nås, dina fakturor och betalningar och vad du och vi har skrivit. Vi behöver det för att få in det som är obetalt, för att svara dig och för att behålla de underlag som bokföringen kräver.',
      'Vi lämnar det bara till dem som arbetar för oss med det här kontot. Om en partner ska driva in åt oss får den vad den behöver för det.',
      'Den här sidan sparar en kaka, så att du är kvar under besöket. Den frågar ingen annan och mäter ingenting.',
      'Du kan fråga oss vad vi sparar, få det rättat, invända mot användningen och klaga hos dataskyddsmyndigheten i ditt land.',
    ],
    contact: 'Skriv till {email}.',
  },
  faq: {
    title: 'Vanliga frågor',
    entries: [
      {
        q: 'Jag har betalat. Varför frågar ni ändå?',
        a: 'En överföring tar en till två bankdagar, och vi räknar den när den har kommit till oss. Säg vilken dag och vilket belopp, så letar vi efter den.',
      },
      {
        q: 'Jag kan inte betala allt nu.',
        a: 'Säg vilken dag du kan, eller be om delbetalning. Ju tidigare vi vet, desto bättre kan vi hjälpa.',
      },
      {
        q: 'Jag håller inte med om en faktura.',
        a: 'Säg vad som är fel, även om det bara är en rad. Vi begär inte den delen medan vi tittar på den.',
      },
      {
        q: 'Hur vet jag att bankkontot verkligen är ert?',
        a: 'Jämför det med din faktura eller ditt avtal, eller ring oss på ett nummer som du redan kände till. Lita inte på ett konto som någon gav dig per telefon eller i ett nytt meddelande.',
      },
      {
        q: 'Jag är inte rätt person.',
        a: 'Säg det till oss. Vi skriver inte mer till dig om detta och letar efter rätt person.',
      },
      {
        q: 'Jag kan inte betala alls längre.',
        a: 'Säg vad som är möjligt. En person läser det. I de flesta länder finns kostnadsfri skuldrådgivning; det hjälper att gå dit tidigt.',
      },
    ],
  },
};
