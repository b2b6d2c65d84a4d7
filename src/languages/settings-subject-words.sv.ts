/** Swedish names of the pages of settings, and what each is for. */
export const subject = {
  company: 'Företag',
  senders: 'Avsändare',
  portal: 'Vad kunder ser',
  bank: 'Bankkonton',
  online: 'Betala online',
  calendar: 'Kalender',
  thresholds: 'Gränser',
  categories: 'Svarstider för tvister',
  test: 'Testläge',
  mailbox: 'Brevlåda',
  intake: 'Filer som kommer in',
  post: 'Posttjänst',
  sms: 'Korta meddelanden (sms)',
  rates: 'Lagstadgade räntor',
  accounting: 'Bokföring',
  law: 'Juridik',
  retention: 'Lagring av uppgifter',
  people: 'Personer och roller',
};

export const intro = {
  company: 'Den som kräver, exakt så som handlingar måste nämna den. Det som saknas här saknas i varje akt.',
  senders: 'Vem meddelanden kommer från, vart svar går och vem som nämns i dem.',
  portal:
    'Sidan där kunder ser vad de är skyldiga: hur den ser ut, vem som sköter den och vad den säger med era egna ord. Det som är tomt är som det levererades.',
  bank: 'Vart kunderna betalar. En ändring kräver en andra person och gäller {hours} timmar senare; till dess kan den stoppas.',
  online:
    'Kunder kan betala med kort eller från sin bank på en betalleverantörs sida. Avstängt tills en leverantör har lagts till; överföringar fortsätter som förut.',
  calendar: 'När företagets dag börjar, när påminnelserna körs och vilka dagar inget skickas.',
  thresholds:
    'Det som varje körning ser på innan någon krävs på pengar. En ändring gäller från nästa körning; det som skickats står kvar.',
  test: 'Medan ett företag prövar Duly når inget dess kunder.',
  mailbox: 'Brevlådor dit svar och mejl som kommer tillbaka kommer. De läses; inget tas bort där.',
  intake:
    'Källor som lägger sina filer i en mapp eller på en server. Varje fullständig fil importeras så som källan importerats förut; det som är osäkert väntar på en människa.',
  post: 'Den som skriver ut och postar breven. Varje brev lämnas en gång; det som tjänsten svarar för det vidare.',
  sms: 'Genom vilken leverantör korta meddelanden går. De går bara till mobiler, måndag till lördag på dagtid där läsaren är, och till privatpersoner bara om de har sagt ja.',
  rates:
    'Referensräntorna för dröjsmålsränta, var och en med sin källa. De gäller för alla företag; ingen ränta förs vidare efter den sista publicerade dagen.',
  accounting:
    'Vilka konton, i vilket format: hur journaler över avgifter, räntor, avskrivningar och differenser skrivs för böckerna.',
  law: 'Vad ett lands rätt säger om försenad betalning, varje regel med var den står. Det som inte är kontrollerat debiterar ingen, stoppar ingenting och hotar ingen förrän någon här har läst det i den officiella texten.',
  retention: 'Det som töms av sig självt, en gång om dagen, när tiden är ute. Utan en tid töms inget.',
};
