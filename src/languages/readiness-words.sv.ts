import type { ReadinessWords } from './readiness-words.en';

/** Swedish words of the readiness of a recovery file. */
export const sv: ReadinessWords = {
  'creditor-name': [
    'Vår registrerade firma är känd.',
    'Vår registrerade firma är inte känd. Ange den i inställningarna.',
  ],
  'creditor-address': ['Vår adress är fullständig.', 'Vår adress är ofullständig: gata, postnummer och ort behövs.'],
  'creditor-account': ['Kontot för det som drivs in är angivet.', 'Inget bankkonto är angivet i den här valutan.'],
  'debtor-name': ['Kunden står under sin registrerade firma.', 'Kundens registrerade firma är inte angiven.'],
  'debtor-address': ['Kundens säte är känt.', 'Det finns ingen fullständig adress till kunden.'],
  'debtor-type': ['Det är känt vad för slags gäldenär det är.', 'Det är inte säkert vad för slags gäldenär det är.'],
  'debtor-register': ['Kunden går att hitta i registret.', 'Kundens organisationsnummer är inte känt.'],
  'debtor-contact': [
    'Det finns någon att ringa eller skriva till.',
    'Det finns varken telefonnummer eller e-postadress.',
  ],
  'debtor-extract': ['Ett registerutdrag är bifogat.', 'Inget aktuellt registerutdrag är bifogat.'],
  'due-dates': ['Varje faktura har en förfallodag.', 'Utan förfallodag: {which}.'],
  'due-assumed': [
    'Varje förfallodag är angiven eller avtalad.',
    'Förfallodagen är bara antagen; visa vad som avtalades: {which}.',
  ],
  overdue: ['Varje faktura är förfallen.', 'Ännu inte förfallna: {which}.'],
  'adds-up': ['Fordran stämmer med kontot.', 'Fordran stämmer inte med kontot: {which}.'],
  age: ['Ingen faktura är mycket gammal.', 'Förfallna sedan länge; vissa partner tar mer betalt: {which}.'],
  contract: ['Vad som avtalades och när är angivet.', 'Avtalets datum eller föremål är inte angivet.'],
  limitation: ['Ingen fordran närmar sig preskription.', 'Preskription nära eller inträffad: {which}.'],
  law: ['Tillämplig lag är känd.', 'Tillämplig lag är antagen: {which}.'],
  interest: ['Ränta krävs efter en angiven räntesats.', 'Ingen ränta krävs; avtalets räntesats kan anges nedan.'],
  charges: ['Varje tilläggskrav anger sin grund.', 'Det är inte antecknat vad tilläggskraven grundas på: {which}.'],
  'interest-bounds': [
    'Avtalets räntesats gäller som den är.',
    'Lagen låter inte avtalets räntesats gälla som den är; det som begärs, med den avtalade satsen eller den sista kända dagen: {which}.',
  ],
  'charges-elsewhere': [
    'Inget begärs utöver andra fakturor.',
    'Begärt utöver fakturor utanför denna akt och inte begärt här: {which}.',
  ],
  'charges-disputed': [
    'Ingen invänder mot ränta eller kostnader.',
    'Ränta eller kostnader som någon invänder mot begärs inte här: {which}.',
  ],
  'charges-hardship': [
    'Inget utelämnas på grund av svårigheter.',
    'Vid svårigheter begärs varken ränta eller kostnader: {which}.',
  ],
  ledger: ['Reskontran gäller per brytdagen.', 'Reskontran är äldre än brytdagen: {which}.'],
  disputes: ['Inget av det som krävs är bestritt.', 'Bestritt: {which}.'],
  unapplied: [
    'Ingen betalning eller kredit väntar på att prickas av.',
    'Ännu inte avprickat, kravet skulle bli för högt: {which}.',
  ],
  'with-partner': ['Inget av det ligger hos en partner.', 'Ligger redan hos en partner: {which}.'],
  'held-by-us': ['Fordran är vår.', 'Överlåten: {which}.'],
  deed: [
    'Fordran har alltid varit vår, eller så är återöverlåtelsen arkiverad.',
    'Överlåten och tillbaka, men ingen handling om återöverlåtelsen är arkiverad: {which}.',
  ],
  insurer: [
    'Försäkringsgivaren förbehåller sig inte inkassot.',
    '{which} försäkrar fordran och driver in den själv: en annan partner kan kosta försäkringsskyddet.',
  ],
  holds: ['Inget hindrar indrivning.', 'Spärrat: {which}.'],
  'in-transit': ['Ingen betalning är aviserad.', 'En betalning är aviserad; vänta in den: {which}.'],
  'set-off': [
    'Inget är känt som skulle kunna kvittas.',
    'Kunden är också leverantör till oss och kan kvitta mot det vi är skyldiga den: {which}.',
  ],
  exhausted: [
    'Varje faktura har krävts tillräckligt ofta.',
    'Inte krävt tillräckligt ofta, eller så löper den sista fristen ännu: {which}.',
  ],
  sent: ['Påminnelserna har lämnat huset.', 'Påminnelserna skrevs bara i testmappen: inget har nått kunden.'],
  invoices: ['Det finns en kopia av varje faktura.', 'Ingen fakturakopia: {which}.'],
  order: ['Avtal eller beställning är bifogat.', 'Varken avtal eller beställning är bifogat.'],
  translations: ['Varje handling finns på domstolens språk.', 'Utan översättning för domstolen: {which}.'],
  delivery: ['Leveransen är styrkt för varje faktura.', 'Leveransen är inte styrkt: {which}.'],
  'route-fits': [
    'Den valda vägen står öppen för fordran.',
    'Den valda vägen står inte öppen för fordran; listan över vägar säger varför.',
  ],
  'route-form': ['Varje ruta på blanketten är rätt ifylld.', 'Blanketten saknar, eller tar inte: {which}.'],
  'route-check': [
    'Ingen ruta på blanketten behöver ses över.',
    'Någon bör se över dessa rutor på blanketten: {which}.',
  ],
  'route-protocol': [
    'Ett letter of claim har gått ut och dess frist har löpt ut.',
    'Inget letter of claim kräver allt detta, eller så löper dess frist ännu.',
  ],
  'route-draft': [
    'Blanketten är inget utkast.',
    'Blanketten är ett utkast: låt en jurist granska den innan den lämnas in.',
  ],
  'limitation-known': [
    'Det är känt när fordran preskriberas.',
    'Ingen har räknat ut när fordran preskriberas: ange lag och slags fordran.',
  ],
};
