import type { GroundsWords } from './grounds-words.en';

/** Swedish words of what speaks for handing a claim over. */
export const sv: GroundsWords = {
  title: 'Vad som talar för det',
  none: 'Inget ännu: ingen vägran, ingen lång tystnad, inget brutet löfte.',
  refused: 'Kunden sade den {day} att den inte betalar, och har inte lovat något sedan dess.',
  broken: 'Löften som inte hölls: {broken} av {of}, det senaste till {day}.',
  void: 'Avbetalningsplanen {plan} är förfallen; {left} av den betalades inte.',
  contested: 'Kunden håller fast vid en invändning som besvarades med skäl den {day}: {documents}.',
  denied: 'Kunden godkände den {approved} det som den bestrider sedan {day}: {documents}.',
  saidPaid: 'Kunden sade den {day} att den hade betalat; inget kom.',
  silence: '{n} påminnelser sedan {day} har inte besvarats, och inget har betalats.',
  returned: { one: '{n} meddelande kom tillbaka.', other: '{n} meddelanden kom tillbaka.' },
};
