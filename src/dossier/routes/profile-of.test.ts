import { PROFILES, type Profile } from '../profile';
import { courtLanguage, profileOf } from './profile-of';

/** How a file is made up where a way wants it in one manner and its recipient in another. */
const small: Profile = { ...PROFILES.standard, largestMb: 5, plain: true, court: 'nl' };

describe('how a file is made up', () => {
  it.each<[string, Parameters<typeof profileOf>[0], Partial<Profile>]>([
    ['as always where nobody asks', {}, PROFILES.standard],
    ['as the recipient takes it', { profile: small }, small],
    ['as the way wants it', { route: 'fr-injonction' }, PROFILES.france],
    ['in the words of the way and the size of the recipient', { route: 'se-stamning', profile: small }, { ...PROFILES.sweden, largestMb: 5, plain: true, court: 'nl' }],
    ['as was chosen for this one file', { route: 'fr-injonction', profile: PROFILES.uk, chosen: true }, PROFILES.uk],
    ['in the recipient’s word where the way has none', { route: 'agency', profile: PROFILES.spain }, PROFILES.spain],
  ])('%s', (_, asked, expected) => {
    expect(profileOf(asked)).toEqual(expected);
  }); // prettier-ignore

  it.each([
    ['a court that reads our language', { route: 'fr-injonction', company: { language: 'fr' } } as const, null],
    ['a court that does not', { route: 'fr-injonction', company: { language: 'de' } } as const, 'fr'],
    ['a form to which nothing is attached', { route: 'de-mahnantrag', company: { language: 'fr' } } as const, null],
    [
      'a recipient that says it',
      { route: 'de-mahnantrag', profile: small, company: { language: 'fr' } } as const,
      'nl',
    ],
    ['nobody', { company: { language: 'fr' } } as const, null],
  ])('translations are asked for by %s', (_, asked, expected) => {
    expect(courtLanguage(asked)).toBe(expected);
  });
});
