import { NEW, readPartner } from './wizard-form';

/** For whom a recovery file is made, as somebody says it in the form. */
const words = { name: 'name it', email: 'no address', partner: 'choose one' };
const read = (fields: Record<string, string>): unknown => {
  const wrong: Record<string, string> = {};
  const partner = readPartner(new URLSearchParams(fields), words, wrong);
  return Object.keys(wrong).length > 0 ? wrong : partner;
};

describe('the partner of a recovery file', () => {
  const delmas = { partner_name: ' Agence Delmas ', partner_kind: 'agency', partner_email: '' };
  it.each<[string, Record<string, string>, unknown]>([
    ['is nobody yet', { partner: '' }, null],
    ['is one that is known, whatever else is typed', { ...delmas, partner: 'pa_1' }, { known: 'pa_1' }],
    ['is a new one', { ...delmas, partner: NEW }, { name: 'Agence Delmas', kind: 'agency', email: null }],
    ['is the new one that is named, also where nobody is chosen', { ...delmas, partner: '' }, { name: 'Agence Delmas', kind: 'agency', email: null }],
    ['has a name and an address that is one', { ...delmas, partner: NEW, partner_name: '', partner_email: 'x' }, { partner_name: 'name it', partner_email: 'no address' }],
  ])('%s', (_, fields, expected) => {
    expect(read(fields)).toEqual(expected);
  }); // prettier-ignore
});
